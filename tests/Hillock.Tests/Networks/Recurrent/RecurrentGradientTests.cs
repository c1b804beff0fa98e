using Hillock.Activations;
using Hillock.Engine;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Networks.Recurrent;

/// <summary>Outputs and all gradients of recurrent networks against the float64 reference and its central differences.</summary>
public sealed class RecurrentGradientTests
{
    private const string Learned = "a * tanh(b * x); learn a = 1.2, learn b = 0.7";
    private const string LearnedGate = "sigmoid(s * x); learn s = 1.3";

    private static readonly CodeActivation Code = Activation.FromCode("my_tanh", Math.Tanh, x => 1 - (Math.Tanh(x) * Math.Tanh(x)));
    private static readonly CodeActivation CodeGate = Activation.FromCode("my_sigmoid", x => 1 / (1 + Math.Exp(-x)), x => 1 / (2 + Math.Exp(-x) + Math.Exp(x)));

    public static TheoryData<string> Every => [.. Layers.Keys];

    public static TheoryData<string> Some =>
        ["rnn", "rnn, learned", "lstm", "lstm, code", "gru", "gru, learned", "gru, reset before", "gru, reset before, learned"];

    private static Dictionary<string, Func<RecurrentLayer>> Layers { get; } = new()
    {
        ["rnn"] = () => new SimpleRNN(7),
        ["rnn, whole lines"] = () => new SimpleRNN(16, "softsign"),
        ["rnn, learned"] = () => new SimpleRNN(5, Learned),
        ["rnn, code"] = () => new SimpleRNN(5, Code),
        ["rnn, no bias"] = () => new SimpleRNN(5) { UseBias = false },
        ["lstm"] = () => new LSTM(20),
        ["lstm, one unit"] = () => new LSTM(1),
        ["lstm, whole lines"] = () => new LSTM(32),
        ["lstm, other activations"] = () => new LSTM(9, "softplus", "x / (1 + abs(x)) * 0.5 + 0.5"),
        ["lstm, not 0 at 0"] = () => new LSTM(5, "cos(x)", "exp(0.5 * x)"),
        ["lstm, learned"] = () => new LSTM(6, Learned, LearnedGate),
        ["lstm, learned gate"] = () => new LSTM(6, "tanh", LearnedGate),
        ["lstm, code"] = () => new LSTM(6, Code),
        ["lstm, code and learned"] = () => new LSTM(6, Learned, CodeGate),
        ["lstm, no bias"] = () => new LSTM(6) { UseBias = false },
        ["gru"] = () => new GRU(20),
        ["gru, other activations"] = () => new GRU(9, "swish", "gelu"),
        ["gru, learned"] = () => new GRU(6, Learned, LearnedGate),
        ["gru, code"] = () => new GRU(6, Code, CodeGate),
        ["gru, no bias"] = () => new GRU(6) { UseBias = false },
        ["gru, reset before"] = () => new GRU(20, resetAfter: false),
        ["gru, reset before, learned"] = () => new GRU(6, Learned, LearnedGate, resetAfter: false),
        ["gru, reset before, code"] = () => new GRU(6, Learned, CodeGate, resetAfter: false),
        ["gru, reset before, no bias"] = () => new GRU(6, resetAfter: false) { UseBias = false },
    };

    [Theory]
    [MemberData(nameof(Every))]
    public void The_last_state(string name) => Check(new Sequential(new Shape(6, 5)) { Layers[name]() }, rows: 5, seed: 1);

    [Theory]
    [MemberData(nameof(Every))]
    public void Every_step_and_a_layer_before_and_behind(string name)
    {
        var layer = Layers[name]();
        Check(new Sequential(new Shape(4, 3)) { new SimpleRNN(18, returnSequences: true), Sequence(layer, reverse: false), new Dense(2, "tanh") }, rows: 4,
            seed: 2);
        Check(new Sequential(new Shape(4, 3)) { new GRU(5, returnSequences: true), Sequence(layer, reverse: true), new LSTM(3, reverse: true) }, rows: 3,
            seed: 3);
    }

    [Theory]
    [MemberData(nameof(Some))]
    public void Rows_of_different_lengths(string name)
    {
        var layer = Layers[name]();
        Check(new Sequential(7) { new Embedding(9, 5, maskZero: true), Sequence(layer, reverse: false), layer.Reversed() }, rows: 9, seed: 4);
        Check(new Sequential(7) { new Embedding(9, 18, maskZero: true), Sequence(layer, reverse: true), new GRU(3) }, rows: 6, seed: 5);
        Check(new Sequential(7) { new Embedding(9, 5, maskZero: true), Layers[name]() }, rows: 6, seed: 6, longest: 4);
        Check(new Sequential(5) { new Embedding(9, 5, maskZero: true), Sequence(layer, reverse: false), new Dense(2) }, rows: 6, seed: 7, longest: 3);
        Check(new Sequential(5) { new Embedding(9, 5, maskZero: true), Sequence(layer, reverse: true), new Dense(2) }, rows: 6, seed: 8, longest: 3);
    }

    [Fact]
    public void Sizes_at_random()
    {
        var random = new RandomStream(11, "sizes");
        for (var i = 0; i < 10; i++)
        {
            int steps = 1 + random.NextInt(9), features = 1 + random.NextInt(40), units = 1 + random.NextInt(50), rows = 1 + random.NextInt(60);
            RecurrentLayer layer = random.NextInt(3) switch { 0 => new LSTM(units), 1 => new GRU(units, resetAfter: i % 2 == 0), _ => new SimpleRNN(units) };
            Check(new Sequential(new Shape(steps, features)) { layer, new Dense(2) }, rows, seed: i, threads: 1 + random.NextInt(3), samples: 3);
        }
    }

    private static RecurrentLayer Sequence(RecurrentLayer layer, bool reverse) => layer switch
    {
        LSTM l => new LSTM(l.Units, l.Activation, l.RecurrentActivation, true, reverse) { UseBias = l.UseBias },
        GRU g => new GRU(g.Units, g.Activation, g.RecurrentActivation, true, reverse, g.ResetAfter) { UseBias = g.UseBias },
        _ => new SimpleRNN(layer.Units, layer.Activation, true, reverse) { UseBias = layer.UseBias },
    };

    private static unsafe void Check(Sequential model, int rows, long seed, int threads = 1, int samples = 6, int? longest = null)
    {
        model.Initialize(seed);
        var random = new RandomStream(seed, "test");
        foreach (var bias in model.Parameters.Where(p => p.Kind == ParameterKind.Bias))
            model.SetParameter(bias.Name, [.. Enumerable.Range(0, (int)bias.Count).Select(_ => (float)random.NextDouble(-0.5, 0.5))]);
        var x = Inputs(model, rows, longest ?? model.Inputs.Size, ref random);
        var targets = new float[rows * model.Outputs.Size];
        foreach (ref var v in targets.AsSpan()) v = (float)random.NextNormal();
        using var trainer = new Trainer(model, new MeanSquaredError(), new Sgd(), rows, threads, seed);
        var reference = new ReferenceRecurrence(model);
        double loss;
        fixed (float* px = x, pt = targets) loss = trainer.Step(px, model.Inputs.Size, rows, null, pt, update: false).Mean;
        var expected = Outputs().SelectMany(o => o).ToArray();
        Close(expected, model.Predict(x), "output");
        Close(expected[..model.Outputs.Size], model.Predict(x.AsSpan(0, model.Inputs.Size)), "output of the first row alone");
        Assert.Equal(Value(), loss, 1e-4 * Math.Max(1, loss));
        foreach (var tensor in model.Parameters) CheckGradient(tensor);

        double[][] Outputs() => [.. Enumerable.Range(0, rows).Select(i => reference.Forward(x.AsSpan(i * model.Inputs.Size, model.Inputs.Size)))];

        double Value() => ReferenceLoss.Mean(trainer.Loss, Outputs(), null, targets);

        void Close(double[] wanted, float[] got, string what)
        {
            for (var i = 0; i < wanted.Length; i++)
                Assert.True(Math.Abs(wanted[i] - got[i]) <= 2e-5 * Math.Max(1, Math.Abs(wanted[i])), Says($"{what} {i}: expected {wanted[i]}, got {got[i]}"));
        }

        void CheckGradient(ParameterTensor tensor)
        {
            var slopes = Enumerable.Range(0, Math.Min(samples, (int)tensor.Count)).Select(_ => random.NextInt((int)tensor.Count))
                .Select(i => (Index: i, Slope: reference.Slope(tensor.Name, i, Value))).ToList();
            var got = new float[tensor.Count];
            for (var i = 0; i < got.Length; i++) got[i] =
                trainer.Gradients.Pointer[tensor.Offset + (i / tensor.Columns * tensor.Stride) + (i % tensor.Columns)];
            if (tensor.Name.StartsWith("embedding", StringComparison.Ordinal)) // the row of padding has no gradient, whatever the differences say
            {
                Assert.All(got[..tensor.Columns], g => Assert.Equal(0, g));
                slopes.RemoveAll(s => s.Index < tensor.Columns);
            }

            var size = got.Max(Math.Abs);
            foreach (var (index, slope) in slopes)
                Assert.True(Math.Abs(slope - got[index]) <= 2e-4
                    * Math.Max(size, 1e-3), Says($"gradient of {tensor.Name}[{index}]: expected {slope}, got {got[index]}, largest {size}"));
            for (var i = 0; i < tensor.Rows && tensor.Kind != ParameterKind.Activation; i++) // pads must stay 0, or they would creep into the weights
                for (var j = tensor.Columns; j < tensor.Stride; j++)
                    Assert.Equal(0, trainer.Gradients.Pointer[tensor.Offset + (i * tensor.Stride) + j]);
        }

        string Says(FormattableString what) =>
            FormattableString.Invariant($"{FormattableString.Invariant(what)}; {rows} rows, seed {seed}, {threads} threads, of {model}");
    }

    private static float[] Inputs(Sequential model, int rows, int longest, ref RandomStream random)
    {
        var x = new float[rows * model.Inputs.Size];
        if (model.Layers[0].Layer is not Embedding embedding)
        {
            foreach (ref var v in x.AsSpan()) v = (float)random.NextNormal();
            return x;
        }

        for (var i = 0; i < rows; i++)
        {
            var length = i == 1 ? 0 : random.NextInt(longest + 1); // a row of padding alone has a length of 1
            for (var t = 0; t < length; t++) x[(i * model.Inputs.Size) + t] = random.NextInt(embedding.Vocabulary);
        }

        return x;
    }
}
