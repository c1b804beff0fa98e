using Hillock.Experiments.Runs;
using Hillock.Experiments.Statistics;

namespace Hillock.Experiments.Comparisons;

/// <summary>Tests every pair of arms, and corrects for how many there are.</summary>
/// <remarks>Holm's correction runs over all pairs, not only those with the best: which arm is best was read off the same data, and the luckiest of k equals is
/// compared with the unluckiest, so correcting for k - 1 tests alone would raise false alarms well above the level. Every doubt must be overcome: that of the
/// seeds, or of the splits, and where there is one split that of its rows; the largest p counts.</remarks>
internal sealed class PairTests
{
    /// <summary>Share of comparisons of equal arms in which any is called worse.</summary>
    public const double Level = 0.05;

    private readonly ComparisonPlan _plan;
    private readonly double?[][] _units;
    private readonly double[]?[] _rows;
    private readonly int[] _diverged;
    private readonly PairNoise _noise;
    private readonly double _level;
    private readonly Dictionary<(int A, int B), Doubt> _doubts = [];
    private readonly Dictionary<(int A, int B), double> _adjusted = [];

    public PairTests(ComparisonPlan plan, Trainings trainings)
    {
        _plan = plan;
        _level = plan.Race ? new RaceRule(plan.Arms.Count, plan.Design.Units).FinalLevel : Level;
        var arms = Enumerable.Range(0, plan.Arms.Count).ToArray();
        _units = [.. arms.Select(trainings.UnitsOf)];
        _diverged = [.. arms.Select(a => trainings.RunsOf(a).Count(r => r.Outcome.Diverged))];
        _rows = [.. arms.Select(a => plan.Design.VariesSplits ? null : Rows(trainings.RunsOf(a)))];
        _noise = PairNoise.Of(_units);
        int[] running = [.. arms.Where(a => !trainings.Dropped.ContainsKey(a))];
        foreach (var a in running) foreach (var b in running.Where(b => b > a)) if (Test(a, b) is { } doubt) _doubts[(a, b)] = doubt;
        var pairs = _doubts.Keys.ToArray();
        var adjusted = Holm.Adjust([.. pairs.Select(p => _doubts[p].P)]);
        for (var i = 0; i < pairs.Length; i++) _adjusted[pairs[i]] = adjusted[i];
    }

    /// <summary>How an arm stands to another.</summary>
    public PairResult? Of(int arm, int than)
    {
        var differences = PairNoise.Differences(_units[than], _units[arm]);
        if (differences.Length == 0) return null;
        var key = arm < than ? (arm, than) : (than, arm);
        var doubt = _doubts.GetValueOrDefault(key);
        var difference = differences.Length > 1 ? _noise.Difference(than, arm, _plan.Correction) : null;
        var wins = WinsTiesLosses.Of([.. differences.Select(d => -d)]);
        return new PairResult
        {
            Than = _plan.Arms[than].Name,
            Units = differences.Length,
            Difference = Shown(Summary.Average(differences)),
            Low = difference is null ? null : Shown(difference.Low),
            High = difference is null ? null : Shown(difference.High),
            P = doubt?.P,
            AdjustedP = _adjusted.TryGetValue(key, out var p) ? p : null,
            WilcoxonP = differences.Length > 1 ? Wilcoxon.PValue(differences) : null,
            Apart = _diverged[arm] != _diverged[than] || (_adjusted.TryGetValue(key, out var adjusted) && adjusted <= _level),
            Limit = doubt?.Limit,
            UnitsNeeded = difference is null || doubt?.Limit == "rows" ? null
                : Power.Pairs(Math.Abs(difference.Mean), difference.Deviation, Level / Math.Max(1, _doubts.Count), correction: _plan.Correction),
            ProbabilityBetter = Improvement.Paired([.. differences.Select(d => -d)]),
            Wins = wins.Wins,
            Ties = wins.Ties,
            Losses = wins.Losses,
            Within = _plan.Margin is { } margin && difference is not null ? Word(Equivalence.Of(difference, margin).Answer) : null,
        };
    }

    // Factors of the root of the squared error, which is in the target's own unit.
    private double Shown(double difference) => _plan.HigherIsBetter ? difference : Math.Exp(difference / 2);

    private static string? Word(EquivalenceAnswer answer) => answer switch
    {
        EquivalenceAnswer.Equal => "equal",
        EquivalenceAnswer.Better => "worse",
        EquivalenceAnswer.Worse => "better",
        _ => null,
    };

    private Doubt? Test(int a, int b)
    {
        if (_noise.Difference(a, b, _plan.Correction) is not { } seeds) return null;
        var name = _plan.Design.VariesSplits ? "splits" : "seeds";
        if (_rows[a] is not { } left || _rows[b] is not { } right || left.Length != right.Length || left.Length < 2)
            return Chance(seeds.Mean) is { } chance && chance > seeds.P ? new Doubt(chance, "rows") : new Doubt(seeds.P, seeds.StandardError > 0 ? name : null);
        // Squared errors are skewed. Their ranks would say which is smaller on more rows, not on average, which is what is compared.
        var rows = _plan.HigherIsBetter ? RowTest.Of(left, right).P : OwnNoise.Difference([.. left.Select((v, i) => v - right[i])]).P;
        return rows > seeds.P ? new Doubt(rows, "rows") : new Doubt(seeds.P, seeds.StandardError > 0 ? name : null);
    }

    // Where nobody knows which rows were right: two classifiers that differ by d right answers disagree on d rows or more, and McNemar's exact test (1947) is
    // most favourable when they disagree on just those, all in one direction. When even that is above the limit, no seeds can make the difference real.
    private double? Chance(double difference) => _plan is { HigherIsBetter: true, Rows.Validation: > 0, Design.VariesSplits: false }
        ? Math.Min(1, 2 * Math.Pow(2, -Math.Abs(difference * _plan.Rows.Validation))) : null;

    // Each row's score, averaged over the seeds.
    private static double[]? Rows(IReadOnlyList<(Block Block, TrainingOutcome Outcome)> runs)
    {
        var scores = runs.Where(r => Trainings.HasValue(r.Outcome)).Select(r => RowScores.Unpack(r.Outcome.RowScores)).ToArray();
        if (scores.Length == 0 || scores.Any(s => s is null || s.Length != scores[0]!.Length)) return null;
        return [.. Enumerable.Range(0, scores[0]!.Length).Select(i => scores.Average(s => s![i]))];
    }

    private sealed record Doubt(double P, string? Limit);
}
