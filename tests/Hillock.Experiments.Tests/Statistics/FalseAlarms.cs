using Hillock.Experiments.Statistics;

namespace Hillock.Experiments.Tests.Statistics;

/// <summary>Comparisons of arms that are all alike but for their noise, to count how often any is called better.</summary>
/// <param name="Arms">Arms.</param>
/// <param name="Seeds">Seeds; what a seed does to all arms alike is twice the noise of one.</param>
/// <param name="Loud">How many times noisier the first arm is.</param>
/// <param name="Skewed">Whether noise is exponential, which has a skewness of two, else normal.</param>
internal sealed record FalseAlarms(int Arms, int Seeds, double Loud, bool Skewed)
{
    public double[][] Draw(RandomStream random)
    {
        double[] shared = [.. Enumerable.Range(0, Seeds).Select(_ => 2 * random.NextNormal())];
        return [.. Enumerable.Range(0, Arms).Select(a => shared.Select(s => s + ((a == 0 ? Loud : 1) * Noise(ref random))).ToArray())];
    }

    /// <summary>Share of comparisons in which any pair is rejected.</summary>
    public double Rate(int comparisons, Func<double?[][], bool> anyBetter, long seed = 1)
    {
        var root = new RandomStream(seed, "false alarms");
        var alarms = 0;
        for (var i = 0; i < comparisons; i++)
            if (anyBetter([.. Draw(root.Fork(i)).Select(a => a.Select(v => (double?)v).ToArray())])) alarms++;
        return (double)alarms / comparisons;
    }

    /// <summary>Whether the test of pairs, with Holm's correction over all of them, calls any better.</summary>
    public static bool ByPairs(double?[][] scores)
    {
        var noise = PairNoise.Of(scores);
        var p = new List<double>();
        for (var a = 0; a < scores.Length; a++)
            for (var b = a + 1; b < scores.Length; b++) p.Add(noise.Difference(a, b)!.P);
        return Holm.Reject(p, 0.05).Any(r => r);
    }

    private double Noise(ref RandomStream random) => Skewed ? -Math.Log(1 - random.NextDouble()) - 1 : random.NextNormal();
}
