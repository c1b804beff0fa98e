using Hillock.Data;
using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Comparisons;

/// <summary>Which splits and seeds every arm is trained with.</summary>
/// <remarks>One split of few rows decides more than the seeds do (Bouthillier et al. 2021): small tables are cross-validated unless one split is asked for,
/// each seed with a split of its own, which costs no more trainings than seeds alone.</remarks>
internal sealed record BlockDesign
{
    /// <summary>Rows in all up to which a table is small.</summary>
    public const int SmallTable = 2000;

    private const int FewestInFolds = 25;

    private const int UsualFolds = 5;
    private const int UsualSeeds = 5;
    private const int UsualSplits = 10;
    private const int QuickSeeds = 3;
    private const int MostInTime = 50;

    /// <summary>In the order in which they are trained.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>Whether they have different splits.</summary>
    public required bool VariesSplits { get; init; }

    /// <summary>Parts of a cross-validation; 1 without.</summary>
    public int Folds { get; init; } = 1;

    /// <summary>How often rows are split anew; the last time perhaps in part.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>Units that are tested against one another.</summary>
    public int Units => Blocks.Count == 0 ? 0 : Blocks.Max(b => b.Unit) + 1;

    /// <summary>In words, such as <c>5 seeds</c> or <c>5 folds, split 2 times</c>.</summary>
    public string Words
    {
        get
        {
            var seeds = Blocks.Select(b => b.Seed).Distinct().Count();
            if (!VariesSplits) return seeds == 1 ? "1 seed" : $"{seeds} seeds";
            var splits = Folds > 1 ? $"{Folds} folds{(Repeats > 1 ? $" of {Repeats} splits" : "")}" : $"{Repeats} splits";
            var each = Blocks.Count / Units;
            return $"{splits}, {(each == 1 ? "a seed each" : $"{each} seeds each")}";
        }
    }

    /// <summary>The design that a run asks for, on data of which one split is known.</summary>
    public static BlockDesign Of(RunSpec spec, DataSet data)
    {
        var (design, quick) = (spec.Design, spec.Design.Quick == true);
        long[]? named = spec.Fit.SeedList is null && spec.Fit.SeedCount is null ? null : [.. spec.Fit.Seeds];
        if (design.Folds is null && design.Repeats is null)
            return IsSmall(data) && !quick ? Spread(spec, named ?? Count(spec, design.Budget is null ? UsualSplits : MostInTime))
                : OneSplit(named ?? Count(spec, quick ? QuickSeeds : design.Budget is null ? UsualSeeds : MostInTime));
        var folds = design.Folds ?? (IsSmall(data) ? UsualFolds : 1);
        var repeats = design.Repeats ?? 1;
        return folds * repeats == 1 ? OneSplit(named ?? Count(spec, IsSmall(data) ? UsualSplits : UsualSeeds)) : Crossed(spec, folds, repeats, named);
    }

    /// <summary>The same seeds on one split.</summary>
    public static BlockDesign OneSplit(IReadOnlyList<long> seeds) => new()
    {
        Blocks = [.. seeds.Select((seed, i) => new Block(i, i, null, null, seed))],
        VariesSplits = false,
    };

    /// <summary>Whether so few rows, in a form that can be split anew, should not rest on one split; and enough that each fold has some.</summary>
    public static bool IsSmall(DataSet data) =>
        data.Series is null && data.Inputs.Rank == 1 && data.Train.Count + data.Validation.Count >= FewestInFolds
        && data.Train.Count + data.Validation.Count + data.Test.Count <= SmallTable;

    private static long[] Count(RunSpec spec, int count) => [.. Enumerable.Range(0, count).Select(i => spec.Fit.FirstSeed + i)];

    private static BlockDesign Spread(RunSpec spec, long[] seeds) => new()
    {
        Blocks = [.. seeds.Select((seed, i) => new Block(i, i, SplitSeed(spec, i / UsualFolds), new Fold(i % UsualFolds, UsualFolds), seed))],
        VariesSplits = seeds.Length > 1,
        Folds = UsualFolds,
        Repeats = (seeds.Length + UsualFolds - 1) / UsualFolds,
    };

    private static BlockDesign Crossed(RunSpec spec, int folds, int repeats, long[]? seeds)
    {
        var blocks = new List<Block>();
        for (var split = 0; split < folds * repeats; split++)
        {
            var fold = folds > 1 ? new Fold(split % folds, folds) : null;
            foreach (var seed in seeds ?? [spec.Fit.FirstSeed + split]) blocks.Add(new Block(blocks.Count, split, SplitSeed(spec, split / folds), fold, seed));
        }

        return new BlockDesign { Blocks = blocks, VariesSplits = true, Folds = folds, Repeats = repeats };
    }

    private static long? SplitSeed(RunSpec spec, int repeat) => repeat == 0 ? spec.Data.Seed : (spec.Data.Seed ?? new DataOptions().Seed) + repeat;

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
