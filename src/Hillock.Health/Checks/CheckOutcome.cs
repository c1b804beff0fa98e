namespace Hillock.Health.Checks;

/// <summary>What one check found.</summary>
/// <param name="Id">Stable name, such as <c>derivative</c>.</param>
/// <param name="Title">What was looked at, in a few words.</param>
/// <param name="Summary">What was seen, in a line.</param>
/// <param name="Findings">The worst first; empty where all is well.</param>
public sealed record CheckOutcome(string Id, string Title, string Summary, IReadOnlyList<CheckFinding> Findings)
{
    /// <summary>Whether there is no error and no warning.</summary>
    public bool Passed => Findings.All(f => f.Severity == Severity.Note);

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
