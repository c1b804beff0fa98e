using Hillock.Experiments.Repairs;
using Hillock.Reports;

namespace Hillock.Cli.Rendering;

/// <summary>Validation by epoch before and after.</summary>
internal static class RepairCurves
{
    public static string Draw(RepairReport repair)
    {
        List<TrialArm> arms = [repair.Before, repair.Retrained];
        if (repair.Accepted?.Arm is { } cured) arms.Add(cured);
        else if (repair.Trials.LastOrDefault(t => t.Arm is not null)?.Arm is { } last) arms.Add(last);
        return HealthPlots.Curves([.. arms.Select(a => (a.Name, Mean(a)))], repair.Before.HigherIsBetter ? "validation accuracy, mean over seeds"
            : "validation error share, mean over seeds");
    }

    private static IReadOnlyList<double> Mean(TrialArm arm)
    {
        var epochs = arm.Runs.Select(r => r.Epochs.Count).DefaultIfEmpty(0).Max();
        return [.. Enumerable.Range(0, epochs).Select(e => arm.Runs.Where(r => e < r.Epochs.Count)
            .Select(r => r.Epochs[e].ValidationMetric).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average())];
    }
}
