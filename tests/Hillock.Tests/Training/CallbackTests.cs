using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Training;

public sealed class CallbackTests
{
    [Fact]
    public void Everything_is_told_in_order()
    {
        var told = new List<string>();
        using var model = Model();
        model.Fit(TestData.Moons(200), new FitOptions { Epochs = 2, BatchSize = 50, AccumulateSteps = 2, Callbacks = [new Teller(told)] });
        string[] epoch = ["epoch {0}", "step 1", "step 2", "end {0}"]; // 120 rows in steps of 100
        Assert.Equal(["begin", .. epoch.Select(e => string.Format(null, e, 1)), .. epoch.Select(e => string.Format(null, e, 2)), "over"], told);
    }

    [Fact]
    public void A_callback_sees_the_losses_and_may_set_the_rate()
    {
        var rates = new List<double>();
        using var model = Model();
        var history = model.Fit(TestData.Moons(200), new FitOptions
        {
            Epochs = 3,
            Optimizer = new Sgd(0.1),
            Callbacks =
            [
                new Watcher
                {
                    Batch = t =>
                    {
                        Assert.True(double.IsFinite(t.BatchLoss) && double.IsFinite(t.Loss));
                        rates.Add(t.Trainer.Rate);
                    },
                    Epoch = t => t.Trainer.Rate /= 2,
                },
            ],
        });
        Assert.Equal([0.1, 0.05, 0.025], rates.Distinct());
        Assert.Equal([0.1, 0.05, 0.025], history.Select(e => e.Rate));
    }

    [Fact]
    public void A_callback_stops_within_an_epoch()
    {
        using var model = Model();
        var history = model.Fit(TestData.Moons(200), new FitOptions
        {
            Epochs = 5,
            BatchSize = 10,
            Callbacks = [new Watcher { Batch = t => { if (t is { Epoch: 2, Step: 3 }) t.Stop(); } }],
        });
        Assert.Equal(StopReason.Requested, history.StopReason);
        Assert.Single(history);
    }

    [Fact]
    public void A_step_with_callbacks_and_a_schedule_allocates_nothing()
    {
        var (before, after) = (0L, -1L);
        using var model = Model();
        model.Fit(TestData.Moons(), new FitOptions
        {
            Epochs = 2,
            BatchSize = 8,
            EmaDecay = 0.9,
            Schedule = "cosine(warmup=3)",
            Callbacks =
            [
                new Watcher
                {
                    Batch = t =>
                    {
                        if (t is { Epoch: 2, Step: 5 }) before = GC.GetAllocatedBytesForCurrentThread();
                        if (t is { Epoch: 2, Step: 40 }) after = GC.GetAllocatedBytesForCurrentThread();
                    },
                },
            ],
        });
        Assert.Equal(before, after);
    }

    [Fact]
    public void Rates_follow_the_schedule()
    {
        var rates = new List<double>();
        using var model = Model();
        Schedule schedule = "cosine(warmup=3, floor=0.1)";
        model.Fit(TestData.Moons(), new FitOptions
        {
            Epochs = 3,
            Optimizer = new Adam(0.02),
            Schedule = schedule,
            Callbacks =
            [new Watcher { Batch = t => rates.Add(t.Trainer.Rate) }]
        });
        Assert.Equal(Enumerable.Range(0, 36).Select(s => schedule.RateAt(0.02, s, 12, 3)), rates); // 360 rows in batches of 32
    }

    [Fact]
    public void A_plateau_lowers_the_rate_of_the_next_epoch()
    {
        using var model = Model();
        // A rate this small changes nothing that counts as a fall.
        var history = model.Fit(TestData.Moons(), new FitOptions { Epochs = 6, Optimizer = new Sgd(1e-9), Schedule = "plateau(factor=0.5, patience=1)" });
        Assert.Equal([1e-9, 1e-9, 1e-9, 0.5e-9, 0.5e-9, 0.25e-9], history.Select(e => e.Rate));
    }

    [Fact]
    public void The_log_is_the_history_so_far()
    {
        using var folder = new Data.TemporaryFolder();
        var path = Path.Combine(folder.Path, "log.csv");
        var lines = new List<int>();
        using var model = Model();
        var history =
            model.Fit(TestData.Moons(200), new FitOptions
            {
                Epochs = 3,
                Callbacks =
            [new CsvLog(path), new Watcher { Epoch = _ => lines.Add(File.ReadAllLines(path).Length) }]
            });
        Assert.Equal([2, 3, 4], lines);
        var last = File.ReadAllLines(path)[^1].Split(',');
        Assert.Equal(history[^1].Loss, double.Parse(last[1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(history[^1].Rate, double.Parse(last[6], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_best_epoch_is_the_one_that_is_asked_for()
    {
        var data = TestData.Moons();
        using var model = Model();
        // The lowest rate is the best here: that of the last epoch.
        var history = model.Fit(data, new FitOptions { Epochs = 4, Schedule = "exponential", IsBetter = (a, b) => a.Rate < b.Rate, KeepBest = true });
        Assert.Equal(4, history.BestEpoch);
        Assert.Equal(history[3].ValidationLoss, model.Evaluate(data.Validation).Loss, 1e-12);
    }

    [Fact]
    public void The_average_is_what_is_kept()
    {
        var data = TestData.Moons();
        foreach (var best in new[] { true, false })
        {
            using var model = Model();
            var history =
                model.Fit(data, new FitOptions { Epochs = 4, BatchSize = 8, Optimizer = new Sgd(1, 0.9), EmaDecay = 0.99, KeepBest = best, Seed = 2 });
            var kept = best ? history.Best! : history[^1];
            Assert.Equal(kept.ValidationLoss, model.Evaluate(data.Validation).Loss, 1e-12);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, -1)]
    public void Early_stopping_says_what_is_wrong(int patience, double delta) =>
        Assert.Contains("at least", Assert.Throws<HillockException>(() => new EarlyStopping(patience, delta)).Message, StringComparison.Ordinal);

    [Fact]
    public void Class_weights_are_found_from_the_training_rows()
    {
        var data = TestData.Blobs(200, 3, 4);
        using var model = new Sequential(4) { new Dense(3, "softmax") };
        IReadOnlyList<double>? weights = null;
        model.Fit(data, new FitOptions
        {
            Epochs = 1,
            ClassWeights = ClassWeights.Balanced,
            Callbacks =
            [new Watcher { Epoch = t => weights = t.Trainer.ClassWeights }]
        });
        Assert.Equal(ClassWeights.Balanced.For(data.Train.Labels, 3), weights);
        using var curve = new Sequential(2) { new Dense(1) };
        Assert.Contains("Leave them out", Assert.Throws<HillockException>(
            () => curve.Fit(TestData.Curve(), new FitOptions { ClassWeights = ClassWeights.Balanced })).Message, StringComparison.Ordinal);
    }

    private static Sequential Model() => new(2) { new Dense(8, "tanh"), new Dense(1, "sigmoid") };

    private sealed class Teller(List<string> told) : Callback
    {
        public override void OnTrainBegin(TrainingState training) => told.Add("begin");

        public override void OnEpochBegin(TrainingState training) => told.Add($"epoch {training.Epoch}");

        public override void OnBatchEnd(TrainingState training) => told.Add($"step {training.Step}");

        public override void OnEpochEnd(TrainingState training) => told.Add($"end {training.History[^1].Epoch}");

        public override void OnTrainEnd(TrainingState training) => told.Add("over");
    }

    private sealed class Watcher : Callback
    {
        public Action<TrainingState>? Batch { get; init; }

        public Action<TrainingState>? Epoch { get; init; }

        public override void OnBatchEnd(TrainingState training) => Batch?.Invoke(training);

        public override void OnEpochEnd(TrainingState training) => Epoch?.Invoke(training);
    }
}
