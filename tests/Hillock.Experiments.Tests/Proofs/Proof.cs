using System.Globalization;
using Hillock.Experiments.Comparisons;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Tests.Proofs;

/// <summary>Comparisons of whose arms the truth is known; <c>HILLOCK_PROOF=200</c> makes so many of each case instead of a few.</summary>
internal static class Proof
{
    private const int Shortened = 24;

    /// <summary>Comparisons of a case.</summary>
    public static int Comparisons { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("HILLOCK_PROOF"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : Shortened;

    /// <summary>Whether this is a whole run.</summary>
    public static bool IsWhole => Comparisons > Shortened;

    /// <summary>The most that a share may be which is 5 % in truth: two standard errors above.</summary>
    public static double MostAlarms => 0.05 + (2 * Math.Sqrt(0.05 * 0.95 / Comparisons));

    /// <summary>The least that a share may be which is 80 % in truth, but for whole runs, where it is 80 %.</summary>
    public static double LeastFound => IsWhole ? 0.8 : 0.8 - (2 * Math.Sqrt(0.8 * 0.2 / Comparisons));

    /// <summary>The comparison of a plan, by the way that a user's goes, with trainings that are looked up.</summary>
    public static ComparisonResult Run(ComparisonPlan plan, Func<TrainingJob, TrainingOutcome> outcome)
    {
        return new ComparisonRun(plan, Job, 1, null, null).Run(
            (job, _, _) => outcome(job) with { Activation = job.Name, Seed = job.Seed }, 1, CancellationToken.None);

        TrainingJob Job(int arm, double rate, int block) => new(arm, plan.Arms[arm].Name, rate, block, plan.Design.Blocks[block].Seed, "", "");
    }

    /// <summary>Whether any arm is called worse than the best.</summary>
    public static bool AnyWorse(ComparisonResult result) => result.Rows.Any(r => !r.TiedWithBest);

    /// <summary>Writes a row of the table of the guide; shown with --show-live-output on, and for a failed case.</summary>
    public static double Told(string what, double share)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {Comparisons} | {100 * share:0.0} |"));
        return share;
    }

    /// <summary>Share of the comparisons of which something is so.</summary>
    public static double Share(string what, Func<RandomStream, bool> isSo)
    {
        var root = new RandomStream(1, what);
        return Told(what, Enumerable.Range(0, Comparisons).AsParallel().Count(i => isSo(root.Fork(i))) / (double)Comparisons);
    }
}
