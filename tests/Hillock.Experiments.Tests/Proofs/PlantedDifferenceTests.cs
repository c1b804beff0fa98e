using System.Globalization;
using System.Runtime.CompilerServices;
using Hillock.Experiments.Comparisons;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Tests.Proofs;

/// <summary>A difference of one standard deviation of the pairs is found in at least 80 % of comparisons of twelve seeds.</summary>
public sealed class PlantedDifferenceTests
{
    private const int Seeds = 12;

    [Fact]
    public void Of_errors() => Found(TrainingPool.PricesOnOneSplit, (outcome, shift) =>
    {
        var factor = Math.Exp(-shift);
        return outcome with { Validation = outcome.Validation * factor, RowScores = Scaled(outcome.RowScores!, factor) };
    });

    [Fact]
    public void Of_accuracies() => Found(TrainingPool.ManyMoons, (outcome, shift) =>
    {
        var rows = RowScores.Unpack(outcome.RowScores)!;
        var more = (int)Math.Round(shift * rows.Length);
        // Other rows in each training, as seeds differ.
        int[] wrong = [.. Enumerable.Range(0, rows.Length).Where(i => rows[i] == 0)];
        new RandomStream((long)(1e9 * outcome.Epochs[^1].Loss), "planted").Shuffle(wrong.AsSpan());
        foreach (var row in wrong.Take(more)) rows[row] = 1;
        return outcome with { Validation = rows.Average(), RowScores = Bits(rows) };
    });

    private static void Found(TrainingPool pool, Func<TrainingOutcome, double, TrainingOutcome> better,
        [CallerMemberName] string what = "")
    {
        var plan = pool.Plan(2, Seeds, RateGrid.Own, race: false);
        var values = Enumerable.Range(0, pool.Size).Select(i => plan.Scale(pool.Outcome(i).Validation)).ToArray();
        var shift = Math.Sqrt(2) * Samples.Deviation(values)!.Value;
        var found = Proof.Share($"one deviation, {what}", random =>
            pool.Compare(plan, random, (job, outcome) => job.Arm == 1 ? better(outcome, shift) : outcome).Rows is [{ Arm: "relu2" }, { TiedWithBest: false }]);
        Assert.InRange(found, Proof.LeastFound, 1);
    }

    private static string Scaled(string rows, double factor) =>
        "h" + Convert.ToBase64String([.. RowScores.Unpack(rows)!.SelectMany(v => BitConverter.GetBytes((Half)(-v * factor)))]);

    internal static string Bits(double[] rows)
    {
        var bits = new byte[(rows.Length + 7) / 8];
        for (var i = 0; i < rows.Length; i++) if (rows[i] == 1) bits[i >> 3] |= (byte)(1 << (i & 7));
        return $"b{Convert.ToBase64String(bits)}:{rows.Length.ToString(CultureInfo.InvariantCulture)}";
    }
}
