using System.Collections.Concurrent;
using Hillock.Activations;
using Hillock.Data;
using Hillock.Experiments.Comparisons;
using Hillock.Experiments.Runs;
using Hillock.Experiments.Tests.Comparisons;

namespace Hillock.Experiments.Tests.Proofs;

/// <summary>Real trainings of one network with relu, each of a seed of its own, of which comparisons of equals draw theirs.</summary>
/// <remarks>All arms of a comparison get other seeds, so that they are equal but for chance; a seed is one training at each rate, as in a comparison.</remarks>
internal sealed class TrainingPool(Func<DataOptions, DataSet> load, bool splits)
{
    public static readonly TrainingPool MoonsOnOneSplit = new(Moons, splits: false);
    public static readonly TrainingPool MoonsOnFolds = new(Moons, splits: true);
    public static readonly TrainingPool PricesOnOneSplit = new(Prices, splits: false);
    public static readonly TrainingPool PricesOnFolds = new(Prices, splits: true);
    public static readonly TrainingPool ManyMoons = new(o => Datasets.Load("moons", o with { Rows = 5000, Noise = 0.3, ValidationShare = 0.8 }), splits: false);

    private const int Folds = 5;
    private static readonly ComparisonOptions Options = new() { Hidden = [8], Epochs = 8 };

    private readonly ConcurrentDictionary<Block, Lazy<DataSet>> _sets = new();
    private readonly ConcurrentDictionary<(double Rate, Block Split, int Index), Lazy<TrainingOutcome>> _outcomes = new();

    /// <summary>The optimiser's own rate.</summary>
    public static double OwnRate => Options.Fit.Optimizer.Rate;

    /// <summary>Trainings of each rate and split.</summary>
    public int Size { get; } = Proof.IsWhole ? splits ? 60 : 240 : splits ? 24 : 72;

    /// <summary>Arms that are all the same.</summary>
    public ComparisonPlan Plan(int arms, int seeds, RateGrid rates, bool race)
    {
        var data = Set(Split(0));
        var plan = PlanOf(data, [.. Enumerable.Range(1, arms).Select(i => $"relu{i}")], seeds) with { Rates = rates, Race = race };
        if (!splits) return plan;
        var rest = data.Train.Count + data.Validation.Count;
        return plan with
        {
            Rows = (rest / Folds, rest - (rest / Folds)),
            Design = new BlockDesign
            {
                Blocks = [.. Enumerable.Range(0, seeds).Select(i => Split(i) with { Index = i, Unit = i, Seed = i + 1 })],
                VariesSplits = true,
                Folds = Folds,
                Repeats = (seeds + Folds - 1) / Folds,
            },
        };
    }

    /// <summary>Arms and seeds on the one split of a data set.</summary>
    public static ComparisonPlan PlanOf(DataSet data, IReadOnlyList<string> arms, int seeds) =>
        Field.Plan(arms, seeds, data.Task != TaskKind.Regression) with
        {
            Data = data.Name,
            Network = Options.Sizes(data),
            Rows = (data.Validation.Count, data.Train.Count),
            OwnRates = [.. arms.Select(_ => OwnRate)],
        };

    /// <summary>The comparison of a plan whose arms draw from the pool.</summary>
    public ComparisonResult Compare(ComparisonPlan plan, RandomStream random, Func<TrainingJob, TrainingOutcome, TrainingOutcome>? change = null)
    {
        var draws = new Dictionary<Block, int[]>();
        return Proof.Run(plan, job =>
        {
            var split = Split(job.Block);
            if (!draws.TryGetValue(split, out var order))
            {
                order = [.. Enumerable.Range(0, Size)];
                random.Fork(splits ? job.Block : 0).Shuffle(order.AsSpan());
                draws[split] = order;
            }

            var outcome = Outcome(job.Rate, split, order[splits ? job.Arm : (job.Arm * plan.Design.Blocks.Count) + job.Block]);
            return change is null ? outcome : change(job, outcome);
        });
    }

    /// <summary>A training at the optimiser's own rate on the first split.</summary>
    public TrainingOutcome Outcome(int index) => Outcome(OwnRate, Split(0), index);

    private TrainingOutcome Outcome(double rate, Block split, int index) =>
        _outcomes.GetOrAdd((rate, split, index), k => new Lazy<TrainingOutcome>(() => Train(k.Rate, Set(k.Split), k.Index))).Value;

    private TrainingOutcome Train(double rate, DataSet data, int index)
    {
        var options = Options with { Fit = Options.Fit with { Optimizer = Options.Fit.Optimizer with { Rate = rate } } };
        using var model = NetworkBuilder.Build(data, options, [Catalogue.Relu]);
        return new SingleTraining(data, model, options) { ScoresRows = !splits }.Train("relu", 1000 + index, 1, CancellationToken.None).Outcome;
    }

    private Block Split(int block) => splits ? new Block(0, 0, block / Folds, new Fold(block % Folds, Folds), 0) : new Block(0, 0, null, null, 0);

    private DataSet Set(Block split) => _sets.GetOrAdd(split, s => new Lazy<DataSet>(() =>
        load(new DataOptions { Seed = s.DataSeed ?? 1, Fold = s.Fold }))).Value;

    private static DataSet Moons(DataOptions options) => Datasets.Load("moons", options with { Rows = 600, Noise = 0.3 });

    /// <summary>Prices that are products of what is known, with noise.</summary>
    public static DataSet Prices(DataOptions options)
    {
        const int rows = 500;
        var (x, y) = (new double[rows * 4], new double[rows]);
        for (var i = 0; i < rows; i++)
        {
            var random = new RandomStream(1, "prices").Fork(i);
            for (var j = 0; j < 4; j++) x[(4 * i) + j] = random.NextNormal();
            y[i] = 100_000 * Math.Exp((0.5 * x[4 * i]) + (0.3 * Math.Sin(2 * x[(4 * i) + 1])) + (0.1 * x[(4 * i) + 2]) + (0.1 * random.NextNormal()));
        }

        return Datasets.FromRows("prices", 4, x, y, options);
    }
}
