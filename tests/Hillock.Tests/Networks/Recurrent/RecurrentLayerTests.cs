using Hillock.Activations;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Networks.Recurrent;

public sealed class RecurrentLayerTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"hillock-{Guid.NewGuid():N}");

    public static TheoryData<string> Texts => ["lstm(20)", "gru(17)", "gru(16, reset_after=false)", "simple_rnn(33, relu)"];

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_padded_row_gives_the_bits_of_the_row_alone(string text)
    {
        const int longest = 11;
        var padded = Make(longest);
        padded.Initialize(3);
        var random = new RandomStream(3, "ids");
        var rows = Enumerable.Range(0, 30).Select(i => Enumerable.Range(0, 1 + random.NextInt(longest)).Select(_ => 1f + random.NextInt(59)).ToArray())
            .ToList();
        var all = padded.Predict([.. rows.SelectMany(r => r.Concat(new float[longest - r.Length]))]);
        for (var i = 0; i < rows.Count; i++)
        {
            var alone = Make(rows[i].Length);
            alone.Initialize(0);
            foreach (var p in padded.Parameters) alone.SetParameter(p.Name, padded.GetParameter(p.Name));
            Assert.Equal(alone.Predict(rows[i]), all[(4 * i)..(4 * (i + 1))]);
        }

        Sequential Make(int steps) =>
            new(steps) { new Embedding(60, 19, maskZero: true), With(text, "return_sequences=true"), With(text, "reverse=true"), new Dense(4) };
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void The_same_seed_gives_the_same_bits_on_any_number_of_threads(string text)
    {
        var one = Train(1);
        Assert.Equal(one, Train(2));
        Assert.Equal(one, Train(4));

        float[] Train(int threads)
        {
            var model = Network(text);
            using var trainer = new Trainer(model, new CategoricalCrossEntropy(), new Adam(0.01), 60, threads, seed: 4);
            var (x, labels) = Batch(60);
            for (var i = 0; i < 4; i++) trainer.Step(x, labels);
            trainer.Step(x.AsSpan(0, 31 * 12), labels.AsSpan(0, 31));
            return trainer.Snapshot();
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_step_and_a_prediction_allocate_nothing(string text)
    {
        var model = Network(text);
        using var trainer = new Trainer(model, new CategoricalCrossEntropy(), new Adam(), 60, threads: 2, seed: 1);
        var (x, labels) = Batch(60);
        var outputs = new float[60 * 3];
        for (var i = 0; i < 3; i++) Both();
        Allocations.AssertNone(5, () => Both());

        void Both()
        {
            trainer.Step(x, labels);
            model.Predict(x, outputs);
            model.Predict(x.AsSpan(0, 12), outputs.AsSpan(0, 3));
        }
    }

    [Fact]
    public void A_step_with_activations_by_code_allocates_nothing()
    {
        var model = new Sequential(new Shape(5, 3)) { new LSTM(
            4, Activation.FromCode("my_relu", x => Math.Max(0, x), x => x > 0 ? 1 : 0), "sigmoid(s * x); learn s = 1.3") };
        using var trainer = new Trainer(model, new MeanSquaredError(), new Adam(), 2);
        float[] x = new float[30], y = new float[8];
        for (var i = 0; i < 3; i++) trainer.Step(x, y);
        Allocations.AssertNone(5, () => trainer.Step(x, y));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Loads_back_bit_for_bit(string text)
    {
        var model = Network(text);
        model.Initialize(2);
        var (x, _) = Batch(9);
        model.Save(_folder);
        var loaded = Hillock.Networks.Network.Load(_folder);
        Assert.Equal(model.Parameters, loaded.Parameters);
        Assert.Equal(model.Predict(x), loaded.Predict(x));
    }

    [Fact]
    public void A_network_of_both_directions_loads_back()
    {
        var model = new Sequential(12) { new Embedding(60, 8, maskZero: true), new Bidirectional(new LSTM(5, returnSequences: true)),
            new Bidirectional(new GRU(4)), new Dense(2) };
        model.Initialize(2);
        Assert.Equal(new Shape(12, 10), model.Layers.Single(l => l.Name == "bidirectional_1.concatenate_1").Outputs);
        Assert.Contains("bidirectional_2.backward.recurrent_weight", model.Parameters.Select(p => p.Name));
        var (x, _) = Batch(9);
        model.Save(_folder);
        Assert.Equal(model.Predict(x), Hillock.Networks.Network.Load(_folder).Predict(x));
    }

    [Fact]
    public void Both_directions_are_the_layer_and_its_reverse_side_by_side()
    {
        var both = new Sequential(new Shape(6, 3)) { new Bidirectional(new LSTM(4, "softsign", returnSequences: true) { ForgetBias = 0.5 }) };
        both.Initialize(1);
        var random = new RandomStream(1, "rows");
        float[] x = [.. Enumerable.Range(0, 5 * 18).Select(_ => (float)random.NextNormal())];
        var got = both.Predict(x);
        foreach (var (name, reverse, place) in new[] { ("forward", false, 0), ("backward", true, 4) })
        {
            var one = new Sequential(new Shape(6, 3)) { new LSTM(4, "softsign", returnSequences: true, reverse: reverse) };
            one.Initialize(0);
            foreach (var p in one.Parameters) one.SetParameter(
                p.Name, both.GetParameter(p.Name.Replace("lstm_1", $"bidirectional_1.{name}", StringComparison.Ordinal)));
            var alone = one.Predict(x);
            for (var i = 0; i < alone.Length; i++) Assert.Equal(alone[i], got[(i / 4 * 8) + place + (i % 4)]);
        }

        Assert.Equal([0f, 0, 0, 0, 0.5f, 0.5f, 0.5f, 0.5f, 0, 0, 0, 0, 0, 0, 0, 0], both.GetParameter("bidirectional_1.backward.bias"));
    }

    [Fact]
    public void A_shared_layer_adds_its_gradients()
    {
        var model = new Shared().Build(new Shape(4, 5));
        model.Initialize(3);
        DifferenceCheck.Run(model, rows: 6, seed: 3);
    }

    [Fact]
    public void An_image_is_read_row_by_row()
    {
        var image = new Sequential(new Shape(6, 4, 3)) { new GRU(5) };
        var sequence = new Sequential(new Shape(6, 12)) { new GRU(5) };
        image.Initialize(7);
        sequence.Initialize(7);
        float[] x = [.. Enumerable.Range(0, 144).Select(i => MathF.Sin(i))];
        Assert.Equal(sequence.Predict(x), image.Predict(x));
        Assert.Equal("gru_1.weight: 12×15, gru_1.recurrent_weight: 5×15, gru_1.bias: 2×15",
            string.Join(", ", image.Parameters.Select(p => $"{p.Name}: {p.Shape}")));
    }

    [Fact]
    public void First_values()
    {
        var model = new Sequential(new Shape(6, 40)) { new LSTM(50) };
        model.Initialize(1);
        var bias = model.GetParameter("lstm_1.bias");
        Assert.Equal(Enumerable.Range(0, 200).Select(i => i is >= 50 and < 100 ? 1f : 0f), bias);
        var limit = MathF.Sqrt(6f / (40 + 200));
        var weight = model.GetParameter("lstm_1.weight");
        Assert.InRange(weight.Max(Math.Abs), 0.99f * limit, limit);
        var recurrent = model.GetParameter("lstm_1.recurrent_weight");
        for (var i = 0; i < 50; i += 7)
            for (var j = 0; j < 50; j += 7)
                Assert.Equal(i == j ? 1 : 0, Enumerable.Range(0, 200).Sum(k => (double)recurrent[(i * 200) + k] * recurrent[(j * 200) + k]), 1e-5);
    }

    [Theory]
    [InlineData("lstm(0)", "at least 1 unit")]
    [InlineData("lstm(4, softmax)", "single numbers")]
    [InlineData("gru(4, recurrent_activation=softmax)", "single numbers")]
    [InlineData("bidirectional(dense(4))", "recurrent layer")]
    [InlineData("simple_rnn(4, recurrent_activation=relu)", "no setting")]
    public void What_is_wrong_is_said(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<HillockException>(() => Layer.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_row_without_steps_is_refused() =>
        Assert.Contains("reshape(24x1)", Assert.Throws<HillockException>(() => new Sequential(24) { new LSTM(4) }).Message, StringComparison.Ordinal);

    private static Sequential Network(string text) => new(12)
    {
        new Embedding(60, 19, maskZero: true), With(text, "return_sequences=true"), new Dropout(0.2), Layer.Parse(text), new Dense(3, "softmax"),
    };

    private static Layer With(string text, string setting) => Layer.Parse($"{text[..^1]}, {setting})");

    private static (float[] Inputs, int[] Labels) Batch(int rows)
    {
        var random = new RandomStream(1, "batch");
        var x = new float[rows * 12];
        for (var i = 0; i < rows; i++)
            for (int t = 0, length = 1 + random.NextInt(12); t < length; t++) x[(i * 12) + t] = random.NextInt(60);
        return (x, [.. Enumerable.Range(0, rows).Select(_ => random.NextInt(3))]);
    }

    private sealed class Shared : Module
    {
        private readonly LSTM _same = new(5, "a * tanh(x); learn a = 0.9", returnSequences: true);
        private readonly Dense _output = new(2);

        public override Signal Forward(Signal x) => _output.Apply(_same.Apply(_same.Apply(x)) + x);
    }
}
