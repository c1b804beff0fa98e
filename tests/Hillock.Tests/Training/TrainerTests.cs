using Hillock.Data;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Training;

public sealed class TrainerTests
{
    public static TheoryData<string, int> OptimizersAndThreads()
    {
        var rows = new TheoryData<string, int>();
        foreach (var optimizer in Everything)
            foreach (var threads in new[] { 1, 3 }) rows.Add(optimizer, threads);
        return rows;
    }

    public static TheoryData<string> Optimizers => [.. Everything];

    private static IEnumerable<string> Everything =>
        Optimizer.Names.Concat(["nesterov", "rmsprop(centered=true, momentum=0.5, weight_decay=0.01)", "adamw(amsgrad=true)", "adagrad(initial_sum=0.1)"]);

    [Theory]
    [MemberData(nameof(OptimizersAndThreads))]
    public void A_step_allocates_nothing(string optimizer, int threads)
    {
        using var trainer = Make(optimizer, threads, seed: 1);
        Schedule schedule = "plateau(warmup=5)";
        var (x, labels) = Batch(trainer.StepSize, 200, 10);
        for (var i = 0; i < 5; i++) Step();
        Allocations.AssertNone(20, () => Step());

        void Step()
        {
            trainer.Rate = schedule.RateAt(trainer.Optimizer.Rate, trainer.Steps, 10, 10);
            trainer.Step(x, labels);
        }
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void The_same_seed_gives_the_same_bits_on_any_number_of_threads(string optimizer)
    {
        var one = Train(optimizer, 1, seed: 7);
        Assert.Equal(one, Train(optimizer, 2, seed: 7));
        Assert.Equal(one, Train(optimizer, 4, seed: 7));
        Assert.Equal(one, Train(optimizer, 1, seed: 7));
        Assert.NotEqual(one, Train(optimizer, 1, seed: 8));
    }

    [Fact]
    public void Augmentation_follows_the_seed_on_any_number_of_threads_and_is_for_epochs_alone()
    {
        var options = new DataOptions { Rows = 240 };
        var (plain, augmented) =
            (Datasets.Load("digits", options), Datasets.Load("digits", options with { Augmentation = Augmentation.Parse("shift(2),rotate(15)") }));
        var (one, metrics) = Epochs(augmented, 1, seed: 7);
        Assert.Equal(one, Epochs(augmented, 3, seed: 7).Weights);
        Assert.NotEqual(one, Epochs(plain, 1, seed: 7).Weights);
        Assert.NotEqual(one, Epochs(augmented, 1, seed: 8).Weights);
        // Before any step, training rows are measured as they are.
        Assert.Equal(Epochs(plain, 1, seed: 7).Before, metrics);

        static (float[] Weights, double Before) Epochs(DataSet data, int threads, long seed)
        {
            var model = new Sequential(data.Inputs) { new Dense(16, "relu"), new Dense(10, "softmax") };
            using var trainer = new Trainer(model, new CategoricalCrossEntropy(), new Adam(), 32, threads, seed);
            var before = trainer.Evaluate(data.Train).Loss;
            trainer.RunEpoch(data.Train, 1);
            trainer.RunEpoch(data.Train, 2);
            return (trainer.Snapshot(), before);
        }
    }

    [Fact]
    public void A_loss_that_is_not_finite_changes_nothing()
    {
        var model = new Sequential(2) { new Dense(4, "relu"), new Dense(1) };
        using var trainer = new Trainer(model, new MeanSquaredError(), new Adam(), 1);
        var before = trainer.Snapshot();
        Assert.False(double.IsFinite(trainer.Step([float.NaN, 1], [1f])));
        Assert.Equal(before, trainer.Snapshot());
    }

    [Fact]
    public void Snapshot_and_restore()
    {
        var model = new Sequential(300) { new Dense(10, "softmax") };
        using var trainer = new Trainer(model, new CategoricalCrossEntropy(), new Sgd(), 64);
        var (x, labels) = Batch(64, 300, 10);
        var before = trainer.Snapshot();
        var outputs = model.Predict(x);
        trainer.Step(x, labels);
        Assert.NotEqual(outputs, model.Predict(x));
        trainer.Restore(before);
        Assert.Equal(outputs, model.Predict(x));
    }

    [Fact]
    public void Dropout_is_off_outside_of_training_and_keeps_the_mean_in_it()
    {
        var model = new Sequential(1000) { new Dropout(0.4), new Dense(1, initializer: "constant(0.001)", useBias: false) };
        using var trainer = new Trainer(model, new MeanSquaredError(), new Sgd(1e-12), 64);
        var ones = Enumerable.Repeat(1f, 64_000).ToArray();
        Assert.All(model.Predict(ones), y => Assert.Equal(1, y, 1e-4));
        // Each output is the mean of 1000 numbers that are 0 or 1/0.6: mean 1, variance 0.4 / 0.6 / 1000.
        var losses = Enumerable.Range(0, 20).Select(_ => trainer.Step(ones, [.. Enumerable.Repeat(1f, 64)])).ToList();
        Assert.InRange(losses.Average(), 0.4 / 600 * 0.8, 0.4 / 600 * 1.2);
        Assert.Equal(20, losses.Distinct().Count());
    }

    [Fact]
    public void Dead_units_and_gradient_ratio()
    {
        var data = TestData.Blobs(300, 3, 8);
        var model = new Sequential(8) { new Dense(10, "relu"), new Dense(5, "relu"), new Dense(3, "softmax") };
        using var trainer = new Trainer(model, new CategoricalCrossEntropy(), new Sgd(), 32);
        trainer.RunEpoch(data.Train, 1);
        Assert.InRange(trainer.GradientRatio(data.Train), 1e-3, 1e3);
        var before = trainer.Snapshot();
        var alive = trainer.DeadShare(data.Validation);
        Assert.Equal(before, trainer.Snapshot());
        model.SetParameter("dense_2.bias", [-1e6f, -1e6f, -1e6f, 1e6f, 1e6f]);
        var shareOfFirst = trainer.DeadShare(data.Validation) * 15;
        Assert.InRange(shareOfFirst, 3, 3 + (alive * 15));
    }

    [Fact]
    public void Rows_that_do_not_fit_are_refused()
    {
        var model = new Sequential(2) { new Dense(3, "softmax") };
        using var trainer = new Trainer(model, new CategoricalCrossEntropy(), new Sgd(), 2);
        Assert.Contains("rows", Assert.Throws<HillockException>(() => trainer.Step(new float[6], new int[3])).Message, StringComparison.Ordinal);
        Assert.Contains("Class 3", Assert.Throws<HillockException>(() => trainer.Step(new float[2], [3])).Message, StringComparison.Ordinal);
        Assert.Contains("Class -1", Assert.Throws<HillockException>(() => trainer.Step(new float[2], [-1])).Message, StringComparison.Ordinal);
        Assert.Contains("new Sequential(data.Inputs)", Assert.Throws<HillockException>(() => trainer.Evaluate(TestData.Blobs(30, 3, 5).Test)).Message,
            StringComparison.Ordinal);
    }

    /// <summary>A trainer with everything that a step can do.</summary>
    private static Trainer Make(string optimizer, int threads, long seed)
    {
        var model = new Sequential(200)
        {
            new Dense(130, "gelu"), new Dropout(0.3), new Dense(70, "max(0, x) + a * min(0, x); learn a = 0.25"),
            new ActivationLayer("tanh"), new Dense(10, "softmax"),
        };
        return new Trainer(model, "cross_entropy(label_smoothing=0.1)", optimizer, 50, threads, seed)
        {
            ClipNorm = 1,
            ClipValue = 0.5,
            L1 = 1e-4,
            L2 = 1e-4,
            AccumulateSteps = 2,
            EmaDecay = 0.99,
            ClassWeights = [.. Enumerable.Range(1, 10).Select(c => c / 5.0)],
        };
    }

    private static float[] Train(string optimizer, int threads, long seed)
    {
        using var trainer = Make(optimizer, threads, seed);
        var data = TestData.Blobs(500, 10, 200);
        trainer.RunEpoch(data.Train, 1);
        trainer.RunEpoch(data.Train, 2);
        var raw = trainer.Snapshot();
        trainer.SwapAverage();
        return [.. raw, .. trainer.Snapshot()];
    }

    private static (float[] Inputs, int[] Labels) Batch(int rows, int features, int classes)
    {
        var random = new RandomStream(1, "batch");
        var x = new float[rows * features];
        var labels = new int[rows];
        foreach (ref var v in x.AsSpan()) v = (float)random.NextNormal();
        foreach (ref var v in labels.AsSpan()) v = random.NextInt(classes);
        return (x, labels);
    }
}
