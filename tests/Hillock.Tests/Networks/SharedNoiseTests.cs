using Hillock.Activations;
using Hillock.Engine;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Networks;

/// <summary>A random activation that is used several times in a network, on batches of several chunks: values and gradients are those of the
/// formulas with the noise that was drawn, in float64.</summary>
public sealed class SharedNoiseTests
{
    // Times the sum of the magnitudes of what is added; float32 rounds by 6e-8, layer after layer.
    private const double Tolerance = 1e-5;
    private const long Seed = 11;

    public static TheoryData<string, int, int, int> Networks()
    {
        var data = new TheoryData<string, int, int, int>();
        string[] ids = [.. Catalogue.All.Where(a => a is StochasticActivation).Select(a => a.Id), "probact(per_channel)", "rt_prelu(shared)", "eprelu(shared)"];
        foreach (var id in ids)
        {
            foreach (var (uses, parts, threads) in new[] { (2, 1, 1), (3, 1, 2), (2, 3, 1), (3, 2, 2) }) data.Add(id, uses, parts, threads);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public unsafe void Gradients_are_those_of_the_noise_that_was_drawn(string activation, int uses, int parts, int threads)
    {
        const int Rows = 150; // more than a chunk of lines
        var model = new Shared(activation, uses).Build(new Shape(2, 7));
        using var trainer = new Trainer(model, new MeanSquaredError(), new Sgd(), Rows, threads, Seed) { AccumulateSteps = parts };
        var rows = (parts * Rows) - (parts - 1);
        double[][] x = Numbers(rows, model.Inputs.Size, "x"), targets = Numbers(rows, model.Outputs.Size, "targets");
        var places = trainer.Plan.Operations.Index().Where(o => o.Item is StochasticOperation).Select(o => o.Index).ToArray();
        var random = new RandomStream(Seed, "dropout");
        var reference = new NoisyReference(model, (number, row) => random.Fork(places[number]).Fork(row / Rows).Fork(row % Rows));
        reference.Differentiate(x, targets);
        var seen = new Seen();
        trainer.Plan.Observer = seen;

        var loss = trainer.Step(Flat(x), Flat(targets));

        Assert.Equal(reference.Loss(x, targets), loss, Tolerance);
        Assert.Equal(reference.Signals.Count, seen.Values.Count);
        foreach (var (expected, got) in reference.Signals.Zip(seen.Values)) AssertClose(expected.Value, got, "values");
        foreach (var (expected, got) in reference.Signals.Zip(Enumerable.Reverse(seen.Gradients))) AssertClose(expected.Gradient, got, "gradients");
        foreach (var tensor in model.Parameters)
        {
            var least = 0.01 * reference.Gradients[tensor.Name].Max(g => g.Size);
            foreach (var (i, expected) in reference.Gradients[tensor.Name].Index())
            {
                var got = trainer.Gradients.Span[(int)tensor.Offset + (i / tensor.Columns * tensor.Stride) + (i % tensor.Columns)];
                Assert.True(Math.Abs(got - expected.Value) <= Tolerance * Math.Max(expected.Size, least), $"{tensor.Name}[{i}], seed {Seed}: {got}, in float64 {expected}");
            }
        }
    }

    [Theory]
    [InlineData("probact")]
    [InlineData("probact(per_channel)")]
    [InlineData("rt_prelu")]
    [InlineData("nrelu")]
    public void The_reference_has_the_differences_of_its_loss(string activation)
    {
        var model = new Shared(activation, 3).Build(new Shape(2, 7));
        model.Initialize(Seed);
        var random = new RandomStream(Seed, "noise");
        var reference = new NoisyReference(model, (number, row) => random.Fork(number).Fork(row));
        double[][] x = Numbers(40, model.Inputs.Size, "x"), targets = Numbers(40, model.Outputs.Size, "targets");
        reference.Differentiate(x, targets);
        foreach (var (name, values) in reference.Parameters)
        {
            for (var i = 0; i < values.Length; i += 5)
            {
                const double Step = 1e-6;
                var kept = values[i];
                values[i] = kept + Step;
                var above = reference.Loss(x, targets);
                values[i] = kept - Step;
                var below = reference.Loss(x, targets);
                values[i] = kept;
                Assert.Equal((above - below) / (2 * Step), reference.Gradients[name][i].Value, 1e-4 * reference.Gradients[name][i].Size);
            }
        }
    }

    private static void AssertClose(double[][] expected, float[][] got, string what)
    {
        // The last part of a batch is what was seen.
        var rows = expected[^got.Length..];
        var largest = rows.Max(row => row.Max(Math.Abs));
        for (var r = 0; r < rows.Length; r++)
            for (var i = 0; i < rows[r].Length; i++)
                Assert.True(Math.Abs(rows[r][i] - got[r][i]) <= Tolerance * largest, $"{what}, row {r}, number {i}, seed {Seed}: {got[r][i]}, in float64 {rows[r][i]}");
    }

    private static float[] Flat(double[][] rows) => [.. rows.SelectMany(row => row).Select(v => (float)v)];

    private static double[][] Numbers(int rows, int columns, string purpose)
    {
        var random = new RandomStream(Seed, purpose);
        return [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => (double)(float)random.NextNormal()).ToArray())];
    }

    /// <summary>Values and gradients of the dense layers and the activations in the last part of a step.</summary>
    private sealed unsafe class Seen : IPlanObserver
    {
        public List<float[][]> Values { get; } = [];

        public List<float[][]> Gradients { get; } = [];

        public void Computed(PlanOperation operation, int rows)
        {
            if (Gradients.Count > 0)
            {
                Values.Clear();
                Gradients.Clear();
            }

            if (operation is DenseOperation or StochasticOperation) Values.Add(Copy(operation.Output, operation.Output.Value!, rows));
        }

        public void Differentiated(PlanOperation operation, int rows)
        {
            if (operation is DenseOperation or StochasticOperation) Gradients.Add(Copy(operation.Output, operation.Output.Gradient!, rows));
        }

        private static float[][] Copy(Slot slot, Region memory, int rows) => [.. Enumerable.Range(0, rows).Select(row =>
            Enumerable.Range(0, slot.Shape.Size).Select(i => memory.Pointer[(row * slot.RowLength) + (i / slot.Features * slot.Padded) + (i % slot.Features)]).ToArray())];
    }

    /// <summary>An activation of its own on the input, one that is used after one dense layer and several times after another, and one in a dense layer used twice.</summary>
    private sealed class Shared(string activation, int uses) : Module
    {
        private readonly ActivationLayer _first = new(activation), _shared = new(activation);
        private readonly Dense _before = new(9), _between = new(9), _noisy = new(9, activation), _output = new(2);

        public override Signal Forward(Signal x)
        {
            x = _shared.Apply(_before.Apply(_first.Apply(x)));
            for (var i = 1; i < uses; i++) x = _shared.Apply(_between.Apply(x));
            return _output.Apply(_noisy.Apply(_noisy.Apply(x)));
        }
    }
}
