using System.Globalization;
using System.Text;
using Hillock.Health;

namespace Hillock.Tests.Health.Faults;

/// <summary>How often each planted fault was recognised, and what was called the root cause.</summary>
internal sealed class FaultTally(IReadOnlyList<FaultRun> runs)
{
    private const string Nothing = "(nothing)";

    public IReadOnlyList<FaultRun> Runs => runs;

    /// <summary>Share of the runs of a fault in which a finding has one of its codes, and in which the root cause has.</summary>
    public (double Recognised, double Root) Of(Fault fault)
    {
        var own = runs.Where(r => r.Fault == fault.Name).ToList();
        return (own.Average(r => r.All.Any(f => Names(fault, f)) ? 1.0 : 0),
            own.Average(r => r.Diagnosis.RootCause is { } root && Names(fault, root) ? 1.0 : 0));
    }

    /// <summary>The table of the guide.</summary>
    public string Markdown(IReadOnlyList<FaultRun> healthy)
    {
        var seeds = runs.Select(r => r.Seed).Distinct().Count();
        var text = new StringBuilder($"""
            # Faults planted, causes named

            Written by `HILLOCK_FAULTS=write dotnet test --project tests/Hillock.Tests -- --filter-class "*PlantedFaultTests"`: {runs.Count} trainings with a fault on {runs.Select(r => r.Base).Distinct().Count()} grounds
            and {healthy.Count} sound ones, {seeds} seeds each. A fault is *recognised* where a finding names it, and its *root* is right where that finding comes first.

            | planted fault | runs | recognised | root right | first causes named |
            |---|--:|--:|--:|---|

            """);
        foreach (var fault in Fault.All)
        {
            var own = runs.Where(r => r.Fault == fault.Name).ToList();
            var (recognised, root) = Of(fault);
            text.Append(CultureInfo.InvariantCulture, $"| {fault.Name} | {own.Count} | {100 * recognised:0} % | {100 * root:0} % | {Roots(own)} |\n");
        }

        text.Append("\n| sound network | runs | failing | with a warning | warnings |\n|---|--:|--:|--:|---|\n");
        foreach (var group in healthy.GroupBy(r => r.Base))
        {
            var warned = group.Where(r => r.Diagnosis.Verdict == HealthVerdict.Warning).ToList();
            text.Append(CultureInfo.InvariantCulture,
                $"| {group.Key} | {group.Count()} | {group.Count(r => r.Diagnosis.Verdict == HealthVerdict.Failing)} | {warned.Count} | {Roots(warned)} |\n");
        }

        return text.ToString();
    }

    private static bool Names(Fault fault, Finding finding) => finding.Severity > Severity.Note && fault.Codes.Contains(finding.Code);

    private static string Roots(IEnumerable<FaultRun> runs) => string.Join(", ", runs
        .CountBy(r => r.Diagnosis.RootCause?.Code ?? Nothing)
        .OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)
        .Select(c => $"`{c.Key}` {c.Value}"));
}
