namespace Hillock.Health;

/// <summary>Reads findings together.</summary>
public static class HealthVerdicts
{
    /// <summary>What the findings come to: that of the worst.</summary>
    public static HealthVerdict Verdict(this IEnumerable<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return findings.Select(f => f.Severity).DefaultIfEmpty(Severity.Note).Max() switch
        {
            Severity.Error => HealthVerdict.Failing,
            Severity.Warning => HealthVerdict.Warning,
            _ => HealthVerdict.Healthy,
        };
    }
}
