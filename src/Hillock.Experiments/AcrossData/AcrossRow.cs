using Hillock.Experiments.Comparisons;

namespace Hillock.Experiments.AcrossData;

/// <summary>One arm over several data sets.</summary>
/// <param name="Arm">Its name.</param>
/// <param name="MeanRank">Mean of its ranks, 1 for the best; ties share theirs.</param>
/// <param name="Values">Its validation metric on each data set; null where it has none.</param>
/// <param name="Firsts">Data sets on which it comes first or cannot be told from the first.</param>
public sealed record AcrossRow(string Arm, double MeanRank, IReadOnlyList<Spread?> Values, int Firsts)
{
    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
