using Hillock.Experiments.Statistics;

namespace Hillock.Experiments.Tests.Statistics;

/// <summary>A whole race over scores that are known, with its verdict.</summary>
internal sealed class Racing
{
    private readonly List<(int A, int B)> _better = [];

    public int SeedsSaved { get; private set; }

    public bool AnyBetter => _better.Count > 0;

    public static Racing Of(double?[][] scores, int seeds)
    {
        var result = new Racing();
        var race = new RaceRule(scores.Length, seeds);
        List<int> running = [.. Enumerable.Range(0, scores.Length)];
        for (var seen = 1; seen < seeds; seen++)
        {
            double?[][] soFar = [.. scores.Select(s => s[..seen])];
            foreach (var arm in race.Leave(soFar, running, higherIsBetter: true))
            {
                result._better.Add((running.MaxBy(a => soFar[a].Average()), arm));
                result.SeedsSaved += seeds - seen;
                running.Remove(arm);
            }
        }

        var noise = PairNoise.Of([.. running.Select(a => scores[a])]);
        (int A, int B)[] pairs = [.. from i in Enumerable.Range(0, running.Count) from j in Enumerable.Range(i + 1, running.Count - i - 1) select (i, j)];
        var apart = Holm.Reject([.. pairs.Select(p => noise.Difference(p.A, p.B)!.P)], race.FinalLevel);
        result._better.AddRange(pairs.Where((_, i) => apart[i]).Select(p => (running[p.A], running[p.B])));
        return result;
    }

    public bool Better(Func<(int A, int B), bool> which) => _better.Any(which);
}
