using Hillock.Experiments.Comparisons;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Tests.Comparisons;

/// <summary>Plans and trainings that were never run, for what is made of them.</summary>
internal static class Field
{
    public static ComparisonPlan Plan(IReadOnlyList<string> arms, int seeds, bool higherIsBetter = true, int rows = 1000) => new()
    {
        Data = "moons",
        Task = higherIsBetter ? "binary" : "regression",
        Network = "2-8-1",
        HigherIsBetter = higherIsBetter,
        Rows = (rows, 4 * rows),
        Factors = [new Factor("activations", arms)],
        Arms = [.. arms.Select(a => (a, (IReadOnlyList<string>)[a]))],
        OwnRates = [.. arms.Select(_ => 0.001)],
        Design = BlockDesign.OneSplit([.. Enumerable.Range(1, seeds).Select(i => (long)i)]),
        Folder = "runs/x",
        Command = "hillock compare",
    };

    public static TrainingJob Job(ComparisonPlan plan, int arm, double rate, int block)
    {
        var seed = plan.Design.Blocks[block].Seed;
        return new TrainingJob(arm, plan.Arms[arm].Name, rate, block, seed, FormattableString.Invariant($"{plan.Arms[arm].Name}{(plan.Rates.Chooses ? $"@{rate}-" : "")}{seed}"),
            $"{plan.Arms[arm].Name}-seed{seed}");
    }

    /// <summary>The trainings as if they were finished, each at its arm's own rate.</summary>
    public static Trainings Trainings(ComparisonPlan plan, IEnumerable<TrainingOutcome> outcomes)
    {
        var trainings = new Trainings(plan);
        foreach (var o in outcomes)
        {
            var arm = plan.Arms.ToList().FindIndex(a => a.Name == o.Activation);
            trainings.Add(Job(plan, arm, 0.001, plan.Design.Blocks.First(b => b.Seed == o.Seed).Index), o);
        }

        return trainings;
    }

    public static ComparisonResult Rank(ComparisonPlan plan, IReadOnlyCollection<TrainingOutcome> outcomes) =>
        ComparisonRanking.Of(plan, Trainings(plan, outcomes), plan.Arms.Count * plan.Design.Blocks.Count);

    /// <summary>The result of arms that reached these values, seed by seed.</summary>
    public static ComparisonResult Rank(bool higherIsBetter, int rows, params (string Arm, double[] Values)[] arms)
    {
        var plan = Plan([.. arms.Select(a => a.Arm)], arms.Max(a => a.Values.Length), higherIsBetter, rows);
        return Rank(plan, [.. arms.SelectMany(a => a.Values.Select((v, i) => Run(a.Arm, i + 1, v - 0.1, v)))]);
    }

    public static TrainingOutcome Run(string activation, long seed, double first, double last) => new()
    {
        Activation = activation,
        Seed = seed,
        Diverged = false,
        BestEpoch = 2,
        Validation = last,
        Test = last - 0.01,
        StepsPerEpoch = 100,
        Epochs = [new(1, 0.5, 1, first, 0.5), new(0.5, 0.9, 0.5, last, 0.5)],
    };
}
