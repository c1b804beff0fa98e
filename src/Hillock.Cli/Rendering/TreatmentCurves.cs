using Hillock.Experiments.Treatments;
using Hillock.Reports;

namespace Hillock.Cli.Rendering;

/// <summary>Validation by epoch before and after.</summary>
internal static class TreatmentCurves
{
    public static string Draw(TreatmentReport treatment)
    {
        List<TrialArm> arms = [treatment.Before, treatment.Retrained];
        if (treatment.Accepted?.Arm is { } cured) arms.Add(cured);
        else if (treatment.Trials.LastOrDefault(t => t.Arm is not null)?.Arm is { } last) arms.Add(last);
        return HealthPlots.Curves([.. arms.Select(a => (a.Name, Mean(a)))], treatment.Before.HigherIsBetter ? "validation accuracy, mean over seeds" : "validation error share, mean over seeds");
    }

    private static IReadOnlyList<double> Mean(TrialArm arm)
    {
        var epochs = arm.Runs.Select(r => r.Epochs.Count).DefaultIfEmpty(0).Max();
        return [.. Enumerable.Range(0, epochs).Select(e => arm.Runs.Where(r => e < r.Epochs.Count)
            .Select(r => r.Epochs[e].ValidationMetric).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average())];
    }
}
