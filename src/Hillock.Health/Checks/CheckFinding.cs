namespace Hillock.Health.Checks;

/// <summary>One thing that a check found.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Code">Stable name, such as <c>derivative.wrong</c>.</param>
/// <param name="Message">What was found, in a sentence.</param>
/// <param name="Advice">What to do about it.</param>
public sealed record CheckFinding(Severity Severity, string Code, string Message, string Advice)
{
    /// <summary>Where it shows, the worst x; null where no single x stands for it.</summary>
    public double? X { get; init; }

    /// <summary>What should be there.</summary>
    public double? Expected { get; init; }

    /// <summary>What is there.</summary>
    public double? Got { get; init; }
}
