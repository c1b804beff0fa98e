namespace Hillock.Experiments.Comparisons;

/// <summary>A sentence, what it says in figures, and what was measured.</summary>
public sealed record ClaimResult
{
    /// <summary>The sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>Held where every figure did; did not hold where one did not.</summary>
    public required ClaimAnswer Answer { get; init; }

    /// <summary>Each figure.</summary>
    public required IReadOnlyList<ClaimFigure> Figures { get; init; }

    /// <summary>The answer with the figures, a paragraph a line.</summary>
    public required string Words { get; init; }

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
