namespace Hillock.Health.Checks;

/// <summary>One thing looked at.</summary>
internal abstract class Check
{
    /// <summary>What was found; null where there is nothing to look at.</summary>
    public abstract CheckOutcome? Run(Subject subject);

    /// <summary>An outcome with the worst findings first.</summary>
    protected static CheckOutcome Outcome(string id, string title, string summary, IEnumerable<CheckFinding> findings) =>
        new(id, title, summary, [.. findings.OrderByDescending(f => f.Severity)]);
}
