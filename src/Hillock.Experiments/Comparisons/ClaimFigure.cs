using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Comparisons;

/// <summary>One figure of a claim and what was measured of it; changes are positive where the first arm has more.</summary>
public sealed record ClaimFigure
{
    /// <summary>What is claimed, as it is written.</summary>
    public required string Claimed { get; init; }

    /// <summary>The arm that it is about.</summary>
    public required string Arm { get; init; }

    /// <summary>The arm that it is held against.</summary>
    public required string Than { get; init; }

    /// <summary>What is measured.</summary>
    public required ClaimMeasure Measure { get; init; }

    /// <summary>The measure in words, with its target where it has one.</summary>
    public required string Thing { get; init; }

    /// <summary>In what changes are counted.</summary>
    public required ClaimUnit Unit { get; init; }

    /// <summary>The rows on which accuracy and error are measured: <c>validation</c>, or <c>test</c> where one of several is chosen.</summary>
    public required string Rows { get; init; }

    /// <summary>What was measured; null where nothing was; infinite where one of the two never gets there.</summary>
    public double? Change { get; init; }

    /// <summary>Lower end of its 95 % interval, infinite where it has none.</summary>
    public double Low { get; init; } = double.NegativeInfinity;

    /// <summary>Upper end.</summary>
    public double High { get; init; } = double.PositiveInfinity;

    /// <summary>Seeds or splits that both have.</summary>
    public required int Pairs { get; init; }

    /// <summary>Mean value of the arm, in the measure's own unit; of epochs and times the median; infinite where it never gets there.</summary>
    public double? Own { get; init; }

    /// <summary>The same of the other.</summary>
    public double? Other { get; init; }

    /// <summary>The answer.</summary>
    public required ClaimAnswer Answer { get; init; }

    /// <summary>What a reader should know of it, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
