using Hillock.Experiments.RunFiles;
using Hillock.Health;
using Hillock.Health.Diagnoses;
using Hillock.Health.Fixes;

namespace Hillock.Experiments.Repairs;

/// <summary>The fixes that what was found calls for, the smallest first; those for the root cause before those for the rest.</summary>
internal static class FixProposals
{
    /// <summary>The names of all fixes, the smallest first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. FixRule<RunCase>.All.Select(r => r.Name).Distinct()];

    /// <param name="run">The run.</param>
    /// <param name="diagnosis">What is the matter.</param>
    /// <param name="only">Names of those to take; null for all.</param>
    public static IReadOnlyList<Fix> For(PreparedRun run, Diagnosis diagnosis, IReadOnlyList<string>? only = null)
    {
        if (diagnosis.RootCause is not { } root) return [];
        var found = new RunCase(run, diagnosis);
        FindingKind[] kinds = [.. found.All.Where(f => f.Severity > Severity.Note).Select(f => f.Kind).Distinct()];
        return [.. FixRule<RunCase>.All
            .Where(r => (only is null || only.Contains(r.Name)) && kinds.Any(r.AnswersTo))
            .SelectMany(r => r.For(found).Select(f => (Fix: f, ToRoot: r.AnswersTo(root.Kind))))
            .OrderBy(f => f.ToRoot ? 0 : 1)
            .ThenBy(f => f.Fix.Size)
            .Select(f => f.Fix)
            .DistinctBy(f => RunCommand.Line(RunEdit.Apply(run.Spec, f), RunVerb.Train))];
    }
}
