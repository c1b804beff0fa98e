namespace Hillock.Experiments.Comparisons;

/// <summary>How far an arm is behind another, over the units that both have.</summary>
/// <remarks>Differences of accuracies are shares, positive where the other is ahead. Of errors they are factors: 1.5 is an error (RMSE) half as large
/// again.</remarks>
public sealed record PairResult
{
    /// <summary>The other arm: the best, or the baseline.</summary>
    public required string Than { get; init; }

    /// <summary>Units (seeds, or splits) that both have.</summary>
    public required int Units { get; init; }

    /// <summary>Mean difference, or mean factor.</summary>
    public required double Difference { get; init; }

    /// <summary>Lower end of its 95 % interval; null below two units.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end.</summary>
    public double? High { get; init; }

    /// <summary>Two-sided p before the correction for many pairs; the largest of what seeds, splits and rows leave in doubt.</summary>
    public double? P { get; init; }

    /// <summary>p after Holm's correction.</summary>
    public double? AdjustedP { get; init; }

    /// <summary>p of the exact Wilcoxon signed-rank test over the units; null below two.</summary>
    public double? WilcoxonP { get; init; }

    /// <summary>Whether the corrected p is below 5 %, or one of the two diverges more often.</summary>
    public required bool Apart { get; init; }

    /// <summary>What leaves most in doubt: <c>seeds</c>, <c>rows</c> or <c>splits</c>; null where nothing does.</summary>
    public string? Limit { get; init; }

    /// <summary>Units that would show a difference of this size with a power of 80 %, all pairs corrected for; null where no number of them could.</summary>
    public int? UnitsNeeded { get; init; }

    /// <summary>Share of the units in which the arm is ahead of the other, ties half.</summary>
    public required double ProbabilityBetter { get; init; }

    /// <summary>Units in which the arm is ahead.</summary>
    public required int Wins { get; init; }

    /// <summary>Units in which both are equal.</summary>
    public required int Ties { get; init; }

    /// <summary>Units in which the arm is behind.</summary>
    public required int Losses { get; init; }

    /// <summary>What is shown of the margin: <c>equal</c>, <c>better</c>, <c>worse</c>; null where nothing is, or there is no margin.</summary>
    public string? Within { get; init; }

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
