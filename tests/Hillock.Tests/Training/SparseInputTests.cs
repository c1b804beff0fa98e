using CsCheck;
using Hillock.Kernels;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Tests.Kernels;
using Hillock.Training;

namespace Hillock.Tests.Training;

/// <summary>Rows that are mostly zeros train a network to the bits that they train it to without skipping the zeros.</summary>
public sealed class SparseInputTests
{
    private static readonly string[] Activations = ["relu", "tanh", "softplus"];

    [Fact]
    public void Training_has_the_same_bits_with_and_without_skipping_on_any_threads_and_width()
    {
        var data = Batches(features: 784, rows: 128, density: 0.2, seed: 1);
        var expected = Train(data, null, threads: 1);
        foreach (var width in SimdWidth.All)
            foreach (var threads in new[] { 1, 2, 4 })
                Bits.AssertEqual(expected, Train(data, SparseShape.For(width), threads), $"{width}, {threads} threads");

        static float[] Train((float[] Inputs, int[] Labels)[] batches, SparseShape? shape, int threads)
        {
            var model = new Sequential(784) { new Dense(64, "relu"), new Dense(32, "leaky_relu"), new Dense(10, "softmax") };
            using var trainer = new Trainer(model, new CategoricalCrossEntropy(), new Adam(), 128, threads, seed: 3);
            trainer.Plan.Context.Sparse = shape;
            foreach (var (inputs, labels) in batches)
            {
                trainer.Step(inputs, labels);
                Assert.Equal(shape is not null, Sparse(trainer).IsSparse);
            }

            return trainer.Snapshot();
        }
    }

    [Fact]
    public void Networks_at_random() => Gen.Select(
            Gen.Int[8, 150], Gen.Int[1, 300], Gen.Int[1, 140], Gen.Double[0, 1], Gen.Int[0, 2], Gen.Int[1, 3], Gen.Bool, Gen.Long[0, 1000])
        .Hold((rows, features, units, density, activation, threads, bias, seed) =>
        {
            var batches = Batches(features, rows, density, seed);
            var expected = Train(null);
            Bits.AssertEqual(expected, Train(SparseShape.Best), $"{rows} rows of {features}, {units} units, density {density}, seed {seed}");

            float[] Train(SparseShape? shape)
            {
                var model = new Sequential(features) { new Dense(units, Activations[activation], useBias: bias), new Dense(3, "softmax") };
                using var trainer = new Trainer(model, new CategoricalCrossEntropy(), new Sgd(0.1), rows, threads, seed);
                trainer.Plan.Context.Sparse = shape;
                foreach (var (inputs, labels) in batches) trainer.Step(inputs, labels.Select(l => l % 3).ToArray());
                return trainer.Snapshot();
            }
        }, count: 25);

    [Theory]
    [InlineData(128, 784, 64, 1)]
    [InlineData(128, 784, 64, 2)]
    [InlineData(40, 75, 40, 3)]
    public void Rows_on_a_background_train_as_the_dense_products_do_within_rounding(int rows, int features, int units, int threads)
    {
        var batches = Batches(features, rows, density: 0.15, seed: 8);
        foreach (var (inputs, _) in batches)
            for (var i = 0; i < inputs.Length; i++) inputs[i] = (inputs[i] - 0.1307f) / 0.3081f;
        var expected = Train(null, 1);
        var got = Train(SparseShape.Best, threads);
        Bits.AssertEqual(Train(SparseShape.Best, 1), got, "threads");
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], got[i], 1e-5 + (1e-4 * Math.Abs(expected[i])));

        float[] Train(SparseShape? shape, int threads)
        {
            var model = new Sequential(features) { new Dense(units, "relu"), new Dense(10, "softmax") };
            using var trainer = new Trainer(model, new CategoricalCrossEntropy(), new Sgd(0.05), rows, threads, seed: 3);
            trainer.Plan.Context.Sparse = shape;
            foreach (var (inputs, labels) in batches)
            {
                trainer.Step(inputs, labels);
                Assert.Equal(shape is not null, Sparse(trainer).HasBackground);
            }

            return trainer.Snapshot();
        }
    }

    [Fact]
    public void Zeros_are_skipped_where_there_are_many_and_multiplied_where_there_are_few()
    {
        Assert.True(IsSparse(units: 64, rows: 128, density: 0.2));
        Assert.False(IsSparse(units: 64, rows: 128, density: 0.9));
        Assert.True(IsSparse(units: 10, rows: 128, density: 0.05));
        Assert.False(IsSparse(units: 10, rows: 128, density: 0.3));
        Assert.False(IsSparse(units: 64, rows: 2, density: 0.05));

        static bool IsSparse(int units, int rows, double density)
        {
            var (inputs, labels) = Batches(784, rows, density, seed: 5)[0];
            using var trainer =
                new Trainer(new Sequential(784) { new Dense(units, "relu"), new Dense(10, "softmax") }, new CategoricalCrossEntropy(), new Sgd(), rows);
            trainer.Step(inputs, labels);
            return Sparse(trainer).IsSparse;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_step_allocates_nothing(int threads)
    {
        var (inputs, labels) = Batches(300, 64, 0.1, seed: 2)[0];
        using var trainer =
            new Trainer(new Sequential(300) { new Dense(100, "swish"), new Dense(10, "softmax") }, new CategoricalCrossEntropy(), new Adam(), 64, threads);
        for (var i = 0; i < 5; i++) trainer.Step(inputs, labels);
        Assert.True(Sparse(trainer).IsSparse);
        Allocations.AssertNone(20, () => trainer.Step(inputs, labels));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_weight_that_is_not_finite_is_seen_in_the_loss_though_every_row_has_zero_there(float odd)
    {
        var (inputs, labels) = Batches(300, 64, 0.1, seed: 2)[0];
        for (var i = 0; i < 64; i++) inputs[(i * 300) + 17] = 0;
        var model = new Sequential(300) { new Dense(40, "tanh", useBias: false), new Dense(10, "softmax") };
        using var trainer = new Trainer(model, new CategoricalCrossEntropy(), new Adam(), 64);
        Assert.True(double.IsFinite(trainer.Step(inputs, labels)));
        var weights = model.GetParameter("dense_1.weight");
        weights[(17 * 40) + 3] = odd;
        model.SetParameter("dense_1.weight", weights);
        Assert.False(double.IsFinite(trainer.Step(inputs, labels)));
        Assert.True(Sparse(trainer).IsSparse);
        Assert.All(Enumerable.Range(0, 64), i => Assert.True(float.IsNaN(model.Predict(inputs)[i * 10])));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Infinity_and_NaN_among_the_zeros_of_a_row_are_not_skipped(float odd)
    {
        var (inputs, labels) = Batches(300, 64, 0.1, seed: 2)[0];
        inputs[(63 * 300) + 299] = odd;
        var dense = Loss(null);
        Assert.Equal(dense, Loss(SparseShape.Best));
        Assert.NotEqual(dense, Loss(null, without: true));

        double Loss(SparseShape? shape, bool without = false)
        {
            var rows = inputs.ToArray();
            if (without) rows[(63 * 300) + 299] = 0;
            using var trainer =
                new Trainer(new Sequential(300) { new Dense(40, "tanh"), new Dense(10, "softmax") }, new CategoricalCrossEntropy(), new Adam(), 64);
            trainer.Plan.Context.Sparse = shape;
            var loss = trainer.Step(rows, labels);
            Assert.Equal(shape is not null, Sparse(trainer).IsSparse);
            return loss;
        }
    }

    private static SparseInput Sparse(Trainer trainer) => ((DenseOperation)trainer.Plan.Operations[0]).Sparse!;

    private static (float[] Inputs, int[] Labels)[] Batches(int features, int rows, double density, long seed)
    {
        var random = new RandomStream(seed, "batches");
        var batches = new (float[], int[])[4];
        foreach (ref var batch in batches.AsSpan())
        {
            var inputs = new float[rows * features];
            SparseNumbers.Fill(inputs, density, 0, ref random);
            foreach (ref var value in inputs.AsSpan())
                if (value == 0 && random.NextInt(50) == 0) value = -0f;
            inputs.AsSpan(random.NextInt(rows) * features, features).Clear();
            var labels = new int[rows];
            foreach (ref var label in labels.AsSpan()) label = random.NextInt(10);
            batch = (inputs, labels);
        }

        return batches;
    }
}
