using Hillock.Activations;
using Hillock.Engine;
using Hillock.Formulas;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Networks;

/// <summary>Networks with activations of every kind: against the float64 definitions, and gradients against differences.</summary>
public sealed class ActivationKindTests
{
    private const long Seed = 11;

    public static TheoryData<string> OtherKinds => [.. Catalogue.All.Where(a => a is StochasticActivation or RowActivation).Select(a => a.Id), "maxout(group=4)", "gumbel_softmax(tau=0.7)", "kwta(k=5)"];

    public static TheoryData<string> Random => [.. Catalogue.All.Where(a => a is StochasticActivation).Select(a => a.Id), "rt_prelu(shared)", "probact(per_channel)"];

    public static TheoryData<string> PerChannel => [.. Catalogue.All.Where(a => a is ElementwiseActivation && a.LearnsPerChannel).Select(a => a.Id)];

    [Theory]
    [MemberData(nameof(OtherKinds))]
    public void Gradients_in_dense_layers_and_in_a_layer_of_its_own(string activation)
    {
        DifferenceCheck.Run(new Sequential(5) { new Dense(12, activation), new Dense(12), new ActivationLayer(activation), new Dense(2) }, rows: 7, Seed, tolerance: 0.03);
    }

    [Theory]
    [MemberData(nameof(OtherKinds))]
    public void Gradients_where_the_input_has_two_readers(string activation)
    {
        DifferenceCheck.Run(new Sequential(5) { new Dense(20), new Residual(new ActivationLayer(activation), new Dense(20)), new Dense(2) }, rows: 5, Seed, tolerance: 0.03);
    }

    [Theory]
    [InlineData("prelu")]
    [InlineData("dynamic_tanh")]
    [InlineData("rt_prelu")]
    public void Gradients_of_what_is_learned_on_raw_inputs_and_in_a_layer_used_twice(string activation)
    {
        DifferenceCheck.Run(new Twice(activation).Build(7), rows: 150, Seed, tolerance: 0.03);
    }

    [Theory]
    [InlineData("swiglu")]
    [InlineData("crelu")]
    [InlineData("maxout")]
    [InlineData("log_softmax")]
    [InlineData("prelu")]
    [InlineData("dynamic_tanh")]
    [InlineData("rt_prelu")]
    public void Gradients_in_a_convolution(string activation)
    {
        var model = new Sequential(new Shape(5, 4, 3)) { new Conv2D(12, (3, 3), activation), new ActivationLayer(activation), new Flatten(), new Dense(2) };
        DifferenceCheck.Run(model, rows: 6, Seed, tolerance: 0.03, threads: 2);
    }

    [Theory]
    [MemberData(nameof(OtherKinds))]
    public void A_prediction_is_the_definition(string activation)
    {
        var parsed = Activation.Parse(activation);
        var model = new Sequential(new Shape(3, 12)) { new ActivationLayer(parsed) };
        model.Initialize(Seed);
        var x = Numbers(4 * model.Inputs.Size);
        var y = model.Predict(x);
        var expected = x.Chunk(12).SelectMany(line => parsed switch
        {
            StochasticActivation s => line.Select(v => s.Evaluation.Evaluate(v)),
            RowActivation row => row.Evaluate([.. line.Select(v => (double)v)]),
            _ => throw new InvalidOperationException(),
        }).ToArray();
        Assert.Equal(expected.Length, y.Length);
        Assert.Equal(4 * model.Outputs.Size, y.Length);
        for (var i = 0; i < y.Length; i++) Assert.Equal(expected[i], y[i], 2e-6 * Math.Max(1, Math.Abs(expected[i])));
    }

    [Theory]
    [MemberData(nameof(OtherKinds))]
    public unsafe void A_loop_of_a_row_has_the_gradient_of_the_definition(string activation)
    {
        var parsed = Activation.Parse(activation);
        var loop = parsed switch { ReducingActivation r => r.Row.Loop, NormalizingActivation n => n.Row.Loop, _ => null };
        if (loop is null) return; // formulas, which the other tests cover
        var row = (RowActivation)parsed;
        float[] x = Numbers(12), dy = [.. Numbers(row.Outputs(12)).Select(v => v + 1)];
        float[] y = new float[dy.Length], dx = new float[12], scratch = new float[loop.Scratch(12) + 1];
        fixed (float* px = x, py = y, pdy = dy, pdx = dx, ps = scratch)
        {
            loop.Forward(px, 12, py, ps);
            loop.Backward(px, pdy, 12, pdx, ps);
        }

        var expected = row.Gradient([.. x.Select(v => (double)v)], [.. dy.Select(v => (double)v)]);
        for (var i = 0; i < 12; i++) Assert.Equal(expected[i], dx[i], 1e-5 * Math.Max(1, Math.Abs(expected[i])));
    }

    [Theory]
    [MemberData(nameof(Random))]
    public unsafe void Training_draws_noise_for_each_element(string activation)
    {
        var parsed = (StochasticActivation)Activation.Parse(activation);
        var model = new Sequential(11) { new ActivationLayer(parsed) };
        model.Initialize(Seed);
        var random = new RandomStream(Seed, "noise");
        using var plan = model.Compile(new PlanContext { MaxRows = 3, Training = true, Parameters = model.Store, Random = random, Step = 4 }, logits: false);
        var x = Numbers(33);
        fixed (float* px = x)
        {
            plan.Input.Bind(px, 11);
            plan.Forward(3, training: true);
            for (var i = 0; i < 3; i++)
            {
                var noise = random.Fork(0).Fork(4).Fork(i);
                for (var j = 0; j < 11; j++)
                {
                    double drawn = (float)parsed.Noise.Draw(ref noise);
                    var at = (i * plan.Output.Stride) + j;
                    Assert.Equal(parsed.ValueAt(x[(i * 11) + j], drawn), plan.Output.Pointer[at], 1e-5);
                    Assert.Equal(parsed.SlopeAt(x[(i * 11) + j], drawn), plan.Operations[0].ActivationDerivative!.Pointer[at], 1e-5);
                }
            }
        }
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        var one = Train(1, 7);
        Assert.Equal(one, Train(2, 7));
        Assert.Equal(one, Train(4, 7));
        Assert.NotEqual(one, Train(1, 8, start: 7));

        static float[] Train(int threads, long seed, long? start = null)
        {
            var model = new Sequential(new Shape(6, 6, 3))
            {
                new Conv2D(20, (3, 3), "prelu"), new ActivationLayer("rrelu"), new ActivationLayer("crelu"), new Flatten(), new Dense(64, "swiglu"),
                new Dense(32, "rt_prelu"), new ActivationLayer("gumbel_softmax"), new ActivationLayer("maxout"), new Dense(18, "dynamic_tanh"), new Dense(6, "sparsemax"),
            };
            model.Initialize(start ?? seed);
            using var trainer = new Trainer(model, new MeanSquaredError(), new Adam(), 40, threads, seed);
            var x = Numbers(40 * model.Inputs.Size);
            var targets = new float[40 * model.Outputs.Size];
            Array.Fill(targets, 0.3f);
            for (var i = 0; i < 3; i++) trainer.Step(x, targets);
            return trainer.Snapshot();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_step_allocates_nothing(int threads)
    {
        var model = new Sequential(24)
        {
            new Dense(24, "prelu"), new ActivationLayer("rt_prelu"), new ActivationLayer("probact"), new ActivationLayer("crelu"), new Dense(32, "swiglu"),
            new ActivationLayer("entmax15"), new ActivationLayer("solu"), new ActivationLayer("kwta(k=9)"), new ActivationLayer("gumbel_softmax"), new ActivationLayer("maxout"), new Dense(3, "dynamic_tanh"),
        };
        using var trainer = new Trainer(model, new MeanSquaredError(), new Adam(), 20, threads, Seed);
        var x = Numbers(20 * 24);
        float[] targets = Numbers(20 * 3), y = new float[20 * 3];
        for (var i = 0; i < 5; i++) StepAndPredict();
        Allocations.AssertNone(20, () => StepAndPredict());

        void StepAndPredict()
        {
            trainer.Step(x, targets);
            model.Predict(x, y);
        }
    }

    [Theory]
    [MemberData(nameof(PerChannel))]
    public void A_parameter_of_each_channel_starts_at_its_value(string activation)
    {
        var parsed = Activation.Parse(activation);
        var model = new Sequential(5) { new Dense(7, parsed) };
        model.Initialize(Seed);
        var each = parsed.Learnable.Where(p => p.PerChannel).ToList();
        Assert.Equal(each.SelectMany(p => Enumerable.Repeat((float)p.Value, 7)), model.GetParameter("dense_1.activation"));
    }

    [Fact]
    public void A_gate_of_an_odd_line_is_refused()
    {
        var error = Assert.Throws<HillockException>(() => new Sequential(5) { new Dense(7, "swiglu") });
        Assert.Contains("even number of inputs, got 7", error.Message, StringComparison.Ordinal);
        Assert.Equal(4, new Sequential(5) { new Dense(8, "swiglu") }.Outputs.Size);
    }

    private static float[] Numbers(int count)
    {
        var random = new RandomStream(Seed, "kinds");
        var numbers = new float[count];
        foreach (ref var v in numbers.AsSpan()) v = (float)random.NextNormal();
        return numbers;
    }

    private sealed class Twice(string activation) : Module
    {
        private readonly ActivationLayer _first = new(activation), _twice = new(activation);
        private readonly Dense _before = new(9), _between = new(9), _output = new(2);

        public override Signal Forward(Signal x) => _output.Apply(_twice.Apply(_between.Apply(_twice.Apply(_before.Apply(_first.Apply(x))))));
    }
}
