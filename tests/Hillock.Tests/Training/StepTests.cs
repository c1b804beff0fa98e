using Hillock.Data;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Training;

/// <summary>What a step does beside following its gradient.</summary>
public sealed class StepTests
{
    private const int Rows = 24;

    [Theory]
    [InlineData("cross_entropy", "softmax", 6)]
    [InlineData("cross_entropy(label_smoothing=0.1)", "softmax", 7)]
    [InlineData("hinge", "linear", 5)]
    [InlineData("mse", "linear", 24)]
    [InlineData("huber", "linear", 9)]
    public void Parts_make_the_same_step_as_all_rows_at_once(string loss, string end, int part)
    {
        var (x, labels) = Batch(1);
        var parts = (Rows + part - 1) / part;
        using var whole = Make(loss, end, Rows, parts: 1);
        using var cut = Make(loss, end, part, parts);
        for (var step = 0; step < 5; step++)
        {
            Assert.Equal(whole.Step(x, labels), cut.Step(x, labels), 1e-6);
            Close(whole.Snapshot(), cut.Snapshot(), 2e-6, $"{loss}, parts of {part}, step {step}");
        }

        Assert.Equal(5, cut.Steps);

        static Trainer Make(string loss, string end, int batch, int parts) =>
            new(Model(end), loss, new Sgd(0.1, 0.9), batch) { AccumulateSteps = parts, ClipNorm = 0.5, L2 = 0.01, ClassWeights = [1, 2, 0.5] };
    }

    [Fact]
    public void An_epoch_of_parts_is_that_of_large_batches()
    {
        var data = TestData.Blobs(500, 3, 5);
        using var whole = new Trainer(Model("softmax"), "cross_entropy", "adam", 64, seed: 3);
        using var cut = new Trainer(Model("softmax"), "cross_entropy", "adam", 16, seed: 3) { AccumulateSteps = 4 };
        var (a, b) = (whole.RunEpoch(data.Train, 1), cut.RunEpoch(data.Train, 1));
        Assert.Equal(a.Steps, b.Steps);
        Assert.Equal(a.Metrics.Loss, b.Metrics.Loss, 1e-5);
        Assert.Equal(a.Metrics.Accuracy, b.Metrics.Accuracy, 1e-12);
        Close(whole.Snapshot(), cut.Snapshot(), 1e-4, "an epoch");
    }

    [Fact]
    public void The_average_follows_its_formula()
    {
        const double decay = 0.9;
        using var trainer = new Trainer(Model("softmax"), "cross_entropy", new Sgd(0.5), Rows) { EmaDecay = decay };
        var (x, labels) = Batch(2);
        var expected = Array.ConvertAll(trainer.Snapshot(), w => (double)w);
        for (var t = 1; t <= 100; t++)
        {
            trainer.Step(x, labels);
            var d = Math.Min(decay, (1.0 + t) / (10.0 + t));
            var now = trainer.Snapshot();
            for (var i = 0; i < now.Length; i++) expected[i] = (d * expected[i]) + ((1 - d) * now[i]);
        }

        var raw = trainer.Snapshot();
        trainer.SwapAverage();
        var average = trainer.Snapshot();
        for (var i = 0; i < average.Length; i++) Assert.Equal(expected[i], average[i], 1e-5);
        Assert.NotEqual(raw, average);
        trainer.SwapAverage();
        Assert.Equal(raw, trainer.Snapshot());
    }

    [Fact]
    public void The_average_is_what_is_evaluated_and_steps_go_on_from_the_parameters()
    {
        var data = TestData.Blobs(300, 3, 5);
        using var plain = new Trainer(Model("softmax"), "cross_entropy", new Sgd(0.5), 16, seed: 1);
        using var averaged = new Trainer(Model("softmax"), "cross_entropy", new Sgd(0.5), 16, seed: 1) { EmaDecay = 0.9 };
        plain.RunEpoch(data.Train, 1);
        averaged.RunEpoch(data.Train, 1);
        Assert.Equal(plain.Snapshot(), averaged.Snapshot());
        Assert.NotEqual(plain.Evaluate(data.Test).Loss, averaged.Evaluate(data.Test).Loss);
        averaged.SwapAverage();
        Assert.Equal(averaged.Model.Evaluate(data.Test).Loss, averaged.Evaluate(data.Test).Loss, 1e-12);
        plain.RunEpoch(data.Train, 2);
        averaged.RunEpoch(data.Train, 2);
        Assert.Equal(plain.Snapshot(), averaged.Snapshot());
        Assert.Contains("EmaDecay", Assert.Throws<HillockException>(plain.SwapAverage).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_penalty_is_that_of_the_weights_alone()
    {
        const double l1 = 0.02, l2 = 0.3;
        var (x, labels) = Batch(3);
        using var plain = new Trainer(Model("softmax"), "cross_entropy", new Sgd(1), Rows);
        using var penalised = new Trainer(Model("softmax"), "cross_entropy", new Sgd(1), Rows) { L1 = l1, L2 = l2 };
        var before = plain.Model.Parameters.ToDictionary(p => p.Name, p => plain.Model.GetParameter(p.Name));
        Assert.Equal(plain.Step(x, labels), penalised.Step(x, labels)); // the value of the penalty is in no loss
        foreach (var (name, old) in before)
        {
            var (a, b) = (plain.Model.GetParameter(name), penalised.Model.GetParameter(name));
            for (var i = 0; i < old.Length; i++)
            {
                // Central difference of l1·|w| + l2·w².
                const double h = 1e-4;
                double Penalty(double w) => (l1 * Math.Abs(w)) + (l2 * w * w);
                var slope = name.EndsWith("weight", StringComparison.Ordinal) ? (Penalty(old[i] + h) - Penalty(old[i] - h)) / (2 * h) : 0;
                if (Math.Abs(old[i]) > h) Assert.Equal(slope, a[i] - b[i], 1e-5);
            }
        }
    }

    [Fact]
    public void A_weight_decay_of_twice_l2_is_the_same_step()
    {
        var (x, labels) = Batch(4);
        using var decayed = new Trainer(Model("softmax"), "cross_entropy", new Sgd(0.1, weightDecay: 0.2), Rows);
        using var penalised = new Trainer(Model("softmax"), "cross_entropy", new Sgd(0.1), Rows) { L2 = 0.1 };
        for (var i = 0; i < 5; i++) Assert.Equal(decayed.Step(x, labels), penalised.Step(x, labels), 1e-6);
        Close(decayed.Snapshot(), penalised.Snapshot(), 1e-6, "decay");
    }

    [Fact]
    public void Class_weights_count_rows_in_training_only()
    {
        var (x, labels) = Batch(5);
        using var weighted = new Trainer(Model("softmax"), "cross_entropy", new Sgd(0.1), Rows) { ClassWeights = [0, 3, 0] };
        using var plain = new Trainer(Model("softmax"), "cross_entropy", new Sgd(0.1), Rows);
        var (some, own) = (new List<float>(), new List<int>());
        for (var i = 0; i < Rows; i++)
        {
            if (labels[i] != 1) continue;
            some.AddRange(x.AsSpan(i * 5, 5));
            own.Add(1);
        }

        // Only rows of class 1 count, three times, in a mean over all rows.
        plain.Rate = 0.1 * 3 * own.Count / Rows;
        Assert.Equal(plain.Step([.. some], own.ToArray()) * 3 * own.Count / Rows, weighted.Step(x, labels), 1e-6);
        Close(plain.Snapshot(), weighted.Snapshot(), 1e-6, "class weights");
        var split = new Split(new FloatRows(x, 5), labels);
        Assert.Equal(plain.Evaluate(split).Loss, weighted.Evaluate(split).Loss, 1e-5);
        Assert.Contains("2 class weights for 3 classes", Assert.Throws<HillockException>(() =>
            new Trainer(Model("softmax"), "cross_entropy", new Sgd(), Rows) { ClassWeights = [1, 2] }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_targets_a_row_are_learned()
    {
        var data = Pairs();
        using var model = new Sequential(2) { new Dense(24, "tanh"), new Dense(2) };
        var history = model.Fit(data, new FitOptions { Epochs = 80, Optimizer = new Adam(0.01), Seed = 1 });
        Assert.Equal("error_share", history.MetricName);
        var report = model.EvaluateReport(data).Regression!;
        Assert.Equal(2, report.Outputs.Count);
        Assert.All(report.Outputs, o => Assert.InRange(o.R2, 0.9, 1));
        Assert.Equal(1 - report.R2, model.Evaluate(data.Test).ErrorShare, 0.05);
        Assert.Contains("End it with Dense(2)", Assert.Throws<HillockException>(() => new Sequential(2) { new Dense(1) }.Fit(data)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Several_answers_a_row_are_learned()
    {
        var data = Pairs(t => t > 0 ? 1 : 0);
        using var model = new Sequential(2) { new Dense(24, "tanh"), new Dense(2, "sigmoid") };
        var history = model.Fit(data, new FitOptions { Epochs = 60, Optimizer = new Adam(0.02), Loss = "bce", Seed = 1 });
        Assert.Equal("accuracy", history.MetricName);
        Assert.InRange(model.Evaluate(data.Test, "bce").Accuracy, 0.9, 1);
    }

    [Fact]
    public void Shares_of_classes_are_learned_as_classes_are()
    {
        var blobs = TestData.Blobs(300, 3, 5);
        var shares = new float[blobs.Train.Count * 3];
        for (var i = 0; i < blobs.Train.Count; i++) shares[(3 * i) + blobs.Train.Labels[i]] = 1;
        var split = new Split(blobs.Train.Inputs, shares, targetColumns: 3);
        using var byClass = new Trainer(Model("softmax"), "cross_entropy", new Sgd(0.1), 16, seed: 1);
        using var byShare = new Trainer(Model("softmax"), "cross_entropy", new Sgd(0.1), 16, seed: 1);
        var (a, b) = (byClass.RunEpoch(blobs.Train, 1), byShare.RunEpoch(split, 1));
        Assert.Equal(a.Metrics.Accuracy, b.Metrics.Accuracy);
        Assert.Equal(a.Metrics.Loss, b.Metrics.Loss, 1e-6);
        Close(byClass.Snapshot(), byShare.Snapshot(), 1e-6, "shares");
    }

    [Theory]
    [InlineData(1, "hinge")]
    [InlineData(2, "hinge")]
    [InlineData(1, "squared_hinge")]
    [InlineData(2, "squared_hinge")]
    public void Hinges_learn_classes(int outputs, string loss)
    {
        var data = TestData.Moons();
        using var model = new Sequential(2) { new Dense(16, "relu"), new Dense(outputs) };
        model.Fit(data, new FitOptions { Epochs = 40, BatchSize = 16, Optimizer = new Adam(0.01), Loss = loss, Seed = 1 });
        Assert.InRange(model.Evaluate(data.Test, loss).Accuracy, 0.93, 1);
        var report = model.EvaluateReport(data, loss: loss).Classification!;
        Assert.Equal(model.Evaluate(data.Test, loss).Accuracy, report.Accuracy, 1e-12);
        Assert.InRange(report.RocAuc, 0.97, 1);
    }

    private static Sequential Model(string end)
    {
        var model = new Sequential(5) { new Dense(8, "tanh"), new Dense(3, end) };
        model.Initialize(11);
        return model;
    }

    private static DataSet Pairs(Func<float, float>? change = null)
    {
        var random = new RandomStream(1, "pairs");
        var (x, y) = (new float[1000], new float[1000]);
        for (var i = 0; i < 1000; i += 2)
        {
            (x[i], x[i + 1]) = ((float)random.NextNormal(), (float)random.NextNormal());
            (y[i], y[i + 1]) = (MathF.Sin(2 * x[i]), x[i] - x[i + 1]);
        }

        if (change is not null) y = Array.ConvertAll(y, v => change(v));
        return new DataSet { Name = "pairs", Inputs = 2, Task = TaskKind.Regression, Train = Part(0, 300), Validation = Part(300, 400), Test = Part(400, 500) };

        Split Part(int from, int to) => new(new FloatRows(x[(2 * from)..(2 * to)], 2), y[(2 * from)..(2 * to)], targetColumns: 2);
    }

    private static (float[] Inputs, int[] Labels) Batch(long seed)
    {
        var random = new RandomStream(seed, "batch");
        var x = new float[Rows * 5];
        var labels = new int[Rows];
        foreach (ref var v in x.AsSpan()) v = (float)random.NextNormal();
        foreach (ref var v in labels.AsSpan()) v = random.NextInt(3);
        return (x, labels);
    }

    private static void Close(float[] expected, float[] actual, double tolerance, string what)
    {
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance,
                FormattableString.Invariant($"{what}: parameter {i} is {actual[i]}, expected {expected[i]}"));
    }
}
