using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Comparisons;

/// <summary>The trainings that are finished, by arm, rate and block; what is chosen from them depends on nothing else, so that a resumed run chooses
/// alike.</summary>
internal sealed class Trainings(ComparisonPlan plan)
{
    private readonly Dictionary<(int Arm, double Rate, int Block), TrainingOutcome> _outcomes = [];
    private readonly SortedSet<double>[] _rates = [.. plan.OwnRates.Select(own => new SortedSet<double>(plan.Rates.Start(own)))];

    /// <summary>How many there are.</summary>
    public int Count => _outcomes.Count;

    /// <summary>Arms that a race has left behind, and the block after which.</summary>
    public Dictionary<int, int> Dropped { get; } = [];

    /// <summary>Keeps one.</summary>
    public void Add(TrainingJob job, TrainingOutcome outcome)
    {
        _outcomes[(job.Arm, job.Rate, job.Block)] = outcome;
        _rates[job.Arm].Add(job.Rate);
    }

    /// <summary>The training of an arm at a rate; null when it is not finished.</summary>
    public TrainingOutcome? Find(int arm, double rate, int block) => _outcomes.GetValueOrDefault((arm, rate, block));

    /// <summary>The rates that an arm was tried at, or is to be tried at first, in rising order.</summary>
    public IReadOnlyCollection<double> RatesOf(int arm) => _rates[arm];

    /// <summary>The rate of an arm: with the fewest trainings that diverged, then the best mean over the blocks that the choice is made on.</summary>
    public double RateOf(int arm)
    {
        var own = plan.OwnRates[arm];
        if (!plan.Rates.Chooses) return plan.Rates.Start(own)[0];
        var scores = RatesOf(arm).Select(r => (Rate: r, Runs: ChoiceRuns(arm, r))).Where(s => s.Runs.Length > 0).ToArray();
        return scores.Length == 0 ? plan.Rates.Start(own)[plan.Rates.Start(own).Count / 2] : scores
            .OrderBy(s => s.Runs.Count(o => !HasValue(o)) / (double)s.Runs.Length)
            .ThenByDescending(s => Score(s.Runs))
            .ThenBy(s => Math.Abs(Math.Log(s.Rate / own)))
            .First().Rate;
    }

    /// <summary>What an arm reached at each rate, on the blocks that the choice is made on.</summary>
    public IReadOnlyList<RateScore> RateScores(int arm)
    {
        if (!plan.Rates.Chooses) return [];
        var chosen = RateOf(arm);
        return [.. RatesOf(arm).Select(r => (Rate: r, Runs: ChoiceRuns(arm, r))).Where(s => s.Runs.Length > 0).Select(s => new RateScore(
            s.Rate, Samples.Spread([.. s.Runs.Where(HasValue).Select(o => o.Validation)]), s.Runs.Count(HasValue), s.Runs.Count(o => o.Diverged),
                s.Rate == chosen))];
    }

    /// <summary>The finished trainings of an arm at its rate, in the order of the blocks.</summary>
    public IReadOnlyList<(Block Block, TrainingOutcome Outcome)> RunsOf(int arm)
    {
        var rate = RateOf(arm);
        return [.. plan.Design.Blocks.Select(b => (Block: b, Outcome: Find(arm, rate, b.Index))).Where(r => r.Outcome is not null)
            .Select(r => (r.Block, r.Outcome!))];
    }

    /// <summary>The value of an arm in each unit on the plan's scale, averaged over its blocks; null where a block has none, or one did not end with a
    /// value.</summary>
    public double?[] UnitsOf(int arm)
    {
        var rate = RateOf(arm);
        return [.. plan.Design.Blocks.GroupBy(b => b.Unit).Select(unit => Unit([.. unit.Select(b => Find(arm, rate, b.Index))]))];
    }

    /// <summary>Whether a training ended with a value.</summary>
    public static bool HasValue(TrainingOutcome run) => !run.Diverged && double.IsFinite(run.Validation);

    private double? Unit(TrainingOutcome?[] runs) =>
        runs.All(r => r is not null && HasValue(r)) ? Samples.Mean([.. runs.Select(r => plan.Scale(r!.Validation))]) : null;

    private TrainingOutcome[] ChoiceRuns(int arm, double rate) =>
        [.. plan.Design.Blocks.Take(plan.Rates.Blocks).Select(b => Find(arm, rate, b.Index)).OfType<TrainingOutcome>()];

    private double Score(TrainingOutcome[] runs)
    {
        var values = runs.Where(HasValue).Select(o => plan.Scale(o.Validation)).ToArray();
        return values.Length == 0 ? double.NegativeInfinity : Samples.Mean(values);
    }
}
