using Hillock.Engine;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Networks;

/// <summary>Layers that keep the numbers (flatten, reshape) or their moments (alpha dropout).</summary>
public sealed class ShapingTests
{
    [Theory]
    [InlineData(4, 16, true)]
    [InlineData(4, 7, false)]
    public void Flatten_is_free_where_the_numbers_lie_without_gaps(int positions, int features, bool free)
    {
        var model = new Powers().Build(new Shape(positions, features));
        model.Initialize(1);
        using var plan = model.Compile(new PlanContext { MaxRows = 4, Training = false, Parameters = model.Store }, logits: false);
        Assert.Equal(free ? 0 : 1, plan.Operations.SkipWhile(o => o is not MultiplyOperation).Count(o => o is RepackOperation));
        float[] x = [.. Enumerable.Range(0, 2 * positions * features).Select(i => (float)i)];
        Assert.Equal(x.Select(v => v * v * (v * v)), model.Predict(x));
    }

    [Theory]
    [InlineData(28, "7x4", "7×4")]
    [InlineData(28, "2x-1x7", "2×2×7")]
    [InlineData(32, "-1x16", "2×16")]
    [InlineData(20, "-1", "20")]
    public void Reshape_keeps_the_order(int size, string shape, string expected)
    {
        var model = new Sequential(size) { Layer.Parse($"reshape({shape})"), new ActivationLayer("square"), new Reshape(-1, 1), new Flatten() };
        Assert.Equal(expected, model.Layers[0].Outputs.ToString());
        model.Initialize(1);
        float[] x = [.. Enumerable.Range(0, 3 * size).Select(i => (float)i)];
        Assert.Equal(x.Select(v => v * v), model.Predict(x));
    }

    [Fact]
    public void Gradients_go_through_every_change_of_shape()
    {
        var model = new Sequential(new Shape(4, 6))
        {
            new Reshape(3, 8), new Flatten(), new Dense(48, "tanh"), new Reshape(3, 16), new LayerNorm(), new Flatten(), new Reshape(6, 8), new LayerNorm(),
                new Reshape(16, 3),
            new ActivationLayer("swish"), new Flatten(), new Dense(2),
        };
        model.Initialize(4);
        DifferenceCheck.Run(model, rows: 5, seed: 4);
    }

    [Theory]
    [InlineData("7x5", "35")]
    [InlineData("-1x5", "a multiple of 5")]
    [InlineData("65536x65536x65536x65536x-1", "more than there can be")]
    public void A_shape_of_another_size_is_refused(string shape, string expected) =>
        Assert.Contains(expected, Assert.Throws<HillockException>(() => new Sequential(28) { Layer.Parse($"reshape({shape})") }).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Alpha_dropout_keeps_mean_and_variance_and_is_off_outside_of_training()
    {
        const int Rows = 200, Units = 500;
        var model = new Sequential(Units) { new AlphaDropout(0.2), new Dense(Units, initializer: "constant(0)", useBias: false) };
        model.Initialize(1);
        var random = new RandomStream(2, "alpha");
        var x = new float[Rows * Units];
        foreach (ref var v in x.AsSpan()) v = (float)random.NextNormal();
        using var trainer = new Trainer(model, new MeanSquaredError(), new Sgd(), Rows, threads: 2, seed: 5);
        trainer.Step(x, new float[Rows * Units]);
        var y = Values(trainer.Plan, Rows);
        Assert.Equal(0, y.Average(), 0.02);
        Assert.Equal(1, y.Average(v => v * v), 0.02);

        // PyTorch's formula: noise is 1 for a unit that is kept and 0 for one that is dropped.
        const double Alpha = 1.7580993408473766;
        var a = 1 / Math.Sqrt(((Alpha * Alpha * 0.2) + 1) * 0.8);
        var dropped = 0;
        for (var i = 0; i < y.Length; i++)
        {
            var (kept, lost) = (a * (x[i] + (Alpha * 0.2)), -a * Alpha * 0.8);
            if (Math.Abs(y[i] - lost) < 1e-6) dropped++;
            else Assert.Equal(kept, y[i], 1e-5);
        }

        Assert.InRange(dropped / (double)y.Length, 0.19, 0.21);
        var off = new Sequential(Units) { new AlphaDropout(0.2) };
        off.Initialize(1);
        Assert.Equal(x, off.Predict(x));
        Assert.Contains("below 1", Assert.Throws<HillockException>(() => new AlphaDropout(1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Alpha_dropout_passes_gradients_of_the_units_it_keeps()
    {
        var model = new Sequential(9) { new Dense(30, "tanh"), new AlphaDropout(0.3), new Dense(2) };
        model.Initialize(6);
        DifferenceCheck.Run(model, rows: 8, seed: 6);
    }

    private static unsafe double[] Values(Plan plan, int rows)
    {
        var slot = plan.Operations.OfType<DropoutOperation>().Single().Output;
        return [.. Enumerable.Range(0, rows).SelectMany(i => new Span<float>(slot.Pointer + (i * slot.Stride), slot.Features).ToArray())
            .Select(v => (double)v)];
    }

    private sealed class Powers : Module
    {
        public override Signal Forward(Signal x)
        {
            var square = new Flatten().Apply(x * x);
            return square * square;
        }
    }
}
