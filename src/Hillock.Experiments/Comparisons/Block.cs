using Hillock.Data;

namespace Hillock.Experiments.Comparisons;

/// <summary>What one training of every arm has in common: the split of the rows, and the seed of first values and order.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Unit">Blocks of one unit are averaged before anything is tested: seeds on one of several splits.</param>
/// <param name="DataSeed">Seed of the split; null: that of the data's options.</param>
/// <param name="Fold">The fold that validates; null: a share of the rows.</param>
/// <param name="Seed">Seed of the training.</param>
internal sealed record Block(int Index, int Unit, long? DataSeed, Fold? Fold, long Seed)
{
    /// <summary>Which split, in a file name; empty for the only one.</summary>
    public string SplitName => (DataSeed is { } s ? $"-split{s}" : "") + (Fold is { } f ? $"-fold{f.Index + 1}of{f.Count}" : "");
}
