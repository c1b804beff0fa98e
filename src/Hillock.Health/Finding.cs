namespace Hillock.Health;

/// <summary>One thing that is wrong, or may go wrong, with a network, its data or its training.</summary>
/// <param name="Code">Stable name, such as <c>signal.vanishing</c>; what comes before the dot is the family.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Area">Where its cause lies.</param>
/// <param name="Message">What was found, in a sentence.</param>
/// <param name="Cause">Why it is so.</param>
/// <param name="Fix">The smallest change that cures it.</param>
public sealed record Finding(string Code, Severity Severity, FaultArea Area, string Message, string Cause, string Fix)
{
    /// <summary>The layer concerned, such as <c>dense_2</c>; null where it is none in particular.</summary>
    public string? Layer { get; init; }

    /// <summary>Other layers of which the same was found.</summary>
    public IReadOnlyList<string> Elsewhere { get; init; } = [];

    /// <summary>The figures it rests on.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Where it was seen.</summary>
    public HealthStage Stage { get; init; }

    /// <summary>How sure it is, in (0, 1].</summary>
    public double Certainty { get; init; } = 1;

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
