namespace Hillock.Health;

/// <summary>One thing that is wrong, or may go wrong, with an activation, a network, its data or its training.</summary>
/// <param name="Kind">What it is: the row of the table.</param>
/// <param name="Message">What was found, in a sentence.</param>
/// <param name="Cause">Why it is so; empty where the message says it.</param>
/// <param name="Fix">The smallest change that cures it.</param>
public sealed record Finding(FindingKind Kind, string Message, string Cause, string Fix)
{
    internal Finding(FindingKind kind, string message, string fix)
        : this(kind, message, "", fix)
    {
    }

    /// <summary>Stable name, such as <c>signal.vanishing</c>; what comes before the dot is the family.</summary>
    public string Code => Kind.Code;

    /// <summary>Where it was seen.</summary>
    public HealthStage Stage => Kind.Stage;

    /// <summary>How much it matters.</summary>
    public Severity Severity { get; init; } = Kind.Severity;

    /// <summary>Where its cause lies.</summary>
    public FaultArea Area { get; init; } = Kind.Area;

    /// <summary>The layer concerned, such as <c>dense_2</c>; null where it is none in particular.</summary>
    public string? Layer { get; init; }

    /// <summary>Other layers of which the same was found.</summary>
    public IReadOnlyList<string> Elsewhere { get; init; } = [];

    /// <summary>The settings that <see cref="Fix"/> names, in its words.</summary>
    public IReadOnlyList<FixSetting> Settings { get; init; } = [];

    /// <summary>The figures it rests on.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Of a function, where it shows: the worst x; null where no single x stands for it.</summary>
    public double? X { get; init; }

    /// <summary>Of a function, what should be there.</summary>
    public double? Expected { get; init; }

    /// <summary>Of a function, what is there.</summary>
    public double? Got { get; init; }

    /// <summary>How sure it is, in (0, 1].</summary>
    public double Certainty { get; init; } = 1;

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
