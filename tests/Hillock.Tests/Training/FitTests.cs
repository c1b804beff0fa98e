using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Training;

public sealed class FitTests
{
    [Theory]
    [InlineData("relu")]
    [InlineData("tanh")]
    [InlineData("selu")]
    public void Moons_are_learned(string activation)
    {
        var data = TestData.Moons();
        var model = new Sequential(data.Inputs) { new Dense(16, activation), new Dense(16, activation), new Dense(1, "sigmoid") };
        var history = model.Fit(data, new FitOptions { Epochs = 40, BatchSize = 16, Optimizer = new Adam(0.01), Seed = 1 });
        Assert.Equal(40, history.Count);
        Assert.True(history[^1].Loss < history[0].Loss / 2);
        Assert.True(model.Evaluate(data.Test).Accuracy > 0.95);
    }

    [Fact]
    public void Exclusive_or_is_learned()
    {
        float[] x = [0, 0, 0, 1, 1, 0, 1, 1];
        var model = new Sequential(2) { new Dense(8, "tanh"), new Dense(1, "sigmoid") };
        using var trainer = new Trainer(model, new BinaryCrossEntropy(), new Sgd(0.5, 0.9), 4, seed: 1);
        for (var i = 0; i < 400; i++) trainer.Step(x, [0, 1, 1, 0]);
        Assert.Equal([0, 1, 1, 0], model.Predict(x).Select(p => p > 0.5f ? 1 : 0));
    }

    [Fact]
    public void A_curve_is_learned()
    {
        var data = TestData.Curve();
        var model = new Sequential(data.Inputs) { new Dense(32, "swish"), new Dense(32, "swish"), new Dense(1) };
        var history = model.Fit(data, new FitOptions { Epochs = 60, BatchSize = 16, Optimizer = new AdamW(0.005), Seed = 1, KeepBest = true });
        var metrics = model.Evaluate(data.Validation);
        Assert.Equal(history.Best!.ValidationLoss, metrics.Loss, 1e-9);
        Assert.True(model.Evaluate(data.Test).ErrorShare < 0.1);
        Assert.True(double.IsNaN(metrics.Accuracy));
    }

    [Fact]
    public void Two_classes_may_end_in_softmax_or_linear()
    {
        var data = TestData.Moons();
        var options = new FitOptions { Epochs = 15, BatchSize = 16, Optimizer = new Adam(0.01), Seed = 1 };
        foreach (var (last, linear) in new[] { (new Dense(2, "softmax"), false), (new Dense(2), true), (new Dense(1), true) })
        {
            var model = new Sequential(data.Inputs) { new Dense(16, "relu"), last };
            model.Fit(data, options);
            Assert.True(model.Evaluate(data.Test).Accuracy > 0.85);
            Assert.Equal(linear, model.Head is not null);
            model.Evaluate(data.Test, new MeanSquaredError());
            Assert.Equal(linear, model.Head is not null);
            Assert.All(model.Predict([0.5f, 0.25f, 3, 3]), p => Assert.InRange(p, 0, 1));
        }
    }

    [Fact]
    public void Early_stopping_waits_and_puts_the_best_back()
    {
        var data = TestData.Blobs(200, 3, 4);
        var model = new Sequential(4) { new Dense(3, "softmax") };
        var history = model.Fit(data, new FitOptions
        {
            Epochs = 50,
            Optimizer = new Sgd(2, 0.95),
            Callbacks = [new EarlyStopping(patience: 2, minDelta: 10)],
        });
        Assert.Equal(StopReason.EarlyStopping, history.StopReason);
        Assert.Equal(3, history.Count); // the first epoch improves on nothing, then two do not fall by 10
        Assert.Equal(history.Best!.ValidationLoss, model.Evaluate(data.Validation).Loss, 1e-9);
    }

    [Fact]
    public void Divergence_stops_and_leaves_finite_parameters()
    {
        var data = TestData.Curve();
        var model = new Sequential(2) { new Dense(8, "x^3"), new Dense(1) };
        var history = model.Fit(data, new FitOptions { Epochs = 20, Optimizer = new Sgd(1e6) });
        Assert.True(history.Diverged);
        Assert.True(history.Count < 20);
        Assert.All(model.GetParameter("dense_1.weight"), w => Assert.True(float.IsFinite(w)));
    }

    [Fact]
    public void Cancelling_keeps_the_finished_epochs()
    {
        var data = TestData.Moons();
        using var source = new CancellationTokenSource();
        var model = new Sequential(2) { new Dense(8, "relu"), new Dense(1, "sigmoid") };
        var progress = new Reports(p =>
        {
            if (p is { Epoch: 3, Finished: null }) source.Cancel();
        });
        var history = model.Fit(data, new FitOptions { Epochs = 9, BatchSize = 8, Progress = progress }, source.Token);
        Assert.Equal(StopReason.Cancelled, history.StopReason);
        Assert.InRange(history.Count, 2, 3);
        Assert.InRange(model.Evaluate(data.Test).Accuracy, 0.4, 1);
    }

    [Fact]
    public void Progress_goes_to_the_end()
    {
        var reports = new List<TrainingProgress>();
        var model = new Sequential(2) { new Dense(8, "relu"), new Dense(1, "sigmoid") };
        model.Fit(TestData.Moons(), new FitOptions { Epochs = 3, Progress = new Reports(reports.Add) });
        Assert.Equal([1, 2, 3], reports.Where(r => r.Finished is not null).Select(r => r.Finished!.Epoch));
        Assert.Equal(1, reports[^1].Done);
        Assert.Equal(TimeSpan.Zero, reports[^1].Remaining);
    }

    [Fact]
    public void The_same_seed_gives_the_same_history()
    {
        var data = TestData.Moons();
        Assert.Equal(Losses(1, threads: 1), Losses(1, threads: 2));
        Assert.NotEqual(Losses(1, threads: 1), Losses(2, threads: 1));

        double[] Losses(long seed, int threads) =>
        [
            .. new Sequential(2) { new Dense(8, "relu"), new Dropout(0.1), new Dense(1, "sigmoid") }
                .Fit(data, new FitOptions { Epochs = 3, Seed = seed, Threads = threads }).SelectMany(e => new[] { e.Loss, e.ValidationLoss }),
        ];
    }

    public static TheoryData<string, string> Mismatches => new()
    {
        { "blobs 3", "End it with Dense(3, \"softmax\")" },
        { "blobs sigmoid", "End it with Dense(3, \"softmax\")" },
        { "softmax of one", "softmax over one output" },
        { "inputs", "new Sequential(data.Inputs)" },
        { "regression", "End it with Dense(1)" },
        { "relu end", "ends in relu" },
        { "double softmax", "applied twice" },
        { "epochs", "at least 1" },
        { "batch", "at least 1" },
        { "no layers", "no layers" },
    };

    [Theory]
    [MemberData(nameof(Mismatches))]
    public void What_does_not_fit_is_said(string what, string expected)
    {
        var three = TestData.Blobs(60, 3, 4);
        Action fit = what switch
        {
            "blobs 3" => () => new Sequential(4) { new Dense(10, "softmax") }.Fit(three),
            "blobs sigmoid" => () => new Sequential(4) { new Dense(1, "sigmoid") }.Fit(three),
            "softmax of one" => () => new Sequential(2) { new Dense(1, "softmax") }.Fit(TestData.Moons(60)),
            "inputs" => () => new Sequential(5) { new Dense(3, "softmax") }.Fit(three),
            "regression" => () => new Sequential(2) { new Dense(2) }.Fit(TestData.Curve(60)),
            "relu end" => () => new Sequential(4) { new Dense(3, "relu") }.Fit(three),
            "double softmax" => () => new Sequential(4) { new Dense(3, "softmax") }
                .Fit(three, new FitOptions { Loss = new CategoricalCrossEntropy { FromLogits = true } }),
            "epochs" => () => new Sequential(4) { new Dense(3) }.Fit(three, new FitOptions { Epochs = 0 }),
            "batch" => () => new Sequential(4) { new Dense(3) }.Fit(three, new FitOptions { BatchSize = 0 }),
            _ => () => new Sequential(3).Fit(TestData.Blobs(60, 3, 3)),
        };
        Assert.Contains(expected, Assert.Throws<HillockException>(fit).Message, StringComparison.Ordinal);
    }

    private sealed class Reports(Action<TrainingProgress> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value);
    }
}
