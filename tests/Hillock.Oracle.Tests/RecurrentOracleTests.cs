using Hillock.Engine;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;
using static TorchSharp.torch;

namespace Hillock.Oracle.Tests;

public sealed class RecurrentOracleTests
{
    private static readonly string[] Kinds = ["lstm", "gru", "simple_rnn", "simple_rnn, relu"];

    /// <summary>The layers of every network that is tried.</summary>
    internal static IEnumerable<Layer> Layers =>
        [new Embedding(12, 4), .. Kinds.Select(kind => Of(kind, 8, sequence: true)), new Bidirectional(Of("lstm", 8, sequence: true))];

    public static TheoryData<string, int> Problems
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var kind in Kinds)
                for (var seed = 0; seed < 8; seed++) data.Add(kind, seed);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void Outputs_and_every_gradient_agree(string kind, int seed)
    {
        var random = new RandomStream(seed, kind);
        Check(Network(kind, ref random), ref random, seed);
    }

    [Theory]
    [InlineData("lstm")]
    [InlineData("gru")]
    [InlineData("simple_rnn")]
    public void Both_directions_agree(string kind)
    {
        var random = new RandomStream(1, kind);
        var model = new Sequential(new Shape(9, 6)) { new Bidirectional(Of(kind, 13, sequence: true)), new Bidirectional(Of(kind, 10, sequence: false)),
            new Dense(3) };
        model.Initialize(2);
        Check(model, ref random, seed: 1);
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void Ten_steps_of_Adam_stay_together(string kind, int seed)
    {
        Oracle.Require();
        using var scope = NewDisposeScope();
        var random = new RandomStream(100 + seed, kind);
        using var model = Network(kind, ref random);
        var (rows, inputs, targets) = Batch(model, ref random);
        var torch = new TorchRecurrence(model);
        using var theirs = optim.Adam(torch.Trained, 0.001);
        using var trainer = new Trainer(model, new MeanSquaredError(), new Adam(0.001), rows);
        for (var step = 1; step <= 10; step++)
        {
            theirs.zero_grad();
            var loss = nn.functional.mse_loss(torch.Forward(inputs.Torch), targets.Torch);
            loss.backward();
            theirs.step();
            Assert.Equal(loss.item<double>(), trainer.Step(inputs.Ours, targets.Ours), 1e-4 * Math.Max(1, loss.item<double>()));
            foreach (var p in model.Parameters)
            {
                // Adam makes a full step of a gradient that is all rounding error: one number may be off, not all of them.
                var (expected, actual, what) =
                    (torch.Read(p.Name, gradient: false), model.GetParameter(p.Name), $"step {step}, {p.Name}, seed {seed}, of {model}");
                Agreement.Check(expected, actual, 2e-4, 1, what);
                Agreement.CheckMean(expected, actual, 2e-6, what);
            }
        }
    }

    [Theory]
    [InlineData("lstm")]
    [InlineData("gru")]
    [InlineData("simple_rnn")]
    public void The_last_state_of_padded_rows_is_that_of_packed_ones(string kind)
    {
        Oracle.Require();
        using var scope = NewDisposeScope();
        using var model = new Sequential(9) { new Embedding(20, 7, maskZero: true), Layer.Parse($"{kind}(21)") };
        model.Initialize(4);
        var random = new RandomStream(4, "ids");
        var lengths = Enumerable.Range(0, 30).Select(_ => 1 + random.NextInt(9)).ToArray();
        var ids = new float[30 * 9];
        for (var i = 0; i < 30; i++)
            for (var t = 0; t < lengths[i]; t++) ids[(i * 9) + t] = 1 + random.NextInt(19);
        var expected = new TorchRecurrence(model).Forward(tensor(Array.ConvertAll(ids, v => (double)v)).reshape(30, 9), [.. lengths.Select(l => (long)l)]);
        Agreement.Check(expected, model.Predict(ids), 1e-5, 1, kind);
    }

    private static void Check(Sequential model, ref RandomStream random, int seed)
    {
        Oracle.Require();
        using var scope = NewDisposeScope();
        using var network = model;
        var (rows, inputs, targets) = Batch(model, ref random);
        var torch = new TorchRecurrence(model);
        Agreement.Check(torch.Forward(inputs.Torch), model.Predict(inputs.Ours), 1e-5, 1, $"outputs of {model}, seed {seed}");
        var loss = nn.functional.mse_loss(torch.Forward(inputs.Torch), targets.Torch);
        loss.backward();

        // With plain descent at rate 1 a step takes the gradient away from the parameter.
        using var trainer = new Trainer(model, new MeanSquaredError(), new Sgd(rate: 1), rows, threads: 1 + (seed % 2));
        var before = model.Parameters.ToDictionary(p => p.Name, p => model.GetParameter(p.Name));
        Assert.Equal(loss.item<double>(), trainer.Step(inputs.Ours, targets.Ours), 1e-5 * Math.Max(1, loss.item<double>()));
        foreach (var (name, old) in before)
        {
            var step = old.Zip(model.GetParameter(name), (a, b) => a - b).ToArray();
            // The difference of two float32 parameters is good to half a unit in their last place.
            Agreement.Check(torch.Read(name, gradient: true), step, 1e-5, 0.1
                * Math.Max(1, old.Max(Math.Abs)), $"gradient of {name}, seed {seed}, {rows} rows, of {model}");
        }
    }

    /// <summary>Two recurrent layers, so that the gradient by an input counts, after an embedding or not, before a dense layer or not.</summary>
    private static Sequential Network(string kind, ref RandomStream random)
    {
        var steps = 1 + random.NextInt(12);
        var embeds = random.NextInt(2) == 0;
        var model = new Sequential(embeds ? new Shape(steps) : new Shape(steps, 1 + random.NextInt(40)));
        if (embeds) model.Add(new Embedding(12, 1 + random.NextInt(20)));
        model.Add(Of(kind, 1 + random.NextInt(50), sequence: true));
        model.Add(Of(kind, 1 + random.NextInt(50), sequence: random.NextInt(2) == 0));
        if (random.NextInt(2) == 0) model.Add(new Dense(1 + random.NextInt(5)));
        model.Initialize(random.NextInt(1000));
        foreach (var bias in model.Parameters.Where(p => p.Kind == ParameterKind.Bias))
            model.SetParameter(bias.Name, Normals(ref random, (int)bias.Count, 0.3f));
        return model;
    }

    private static RecurrentLayer Of(string kind, int units, bool sequence)
    {
        var (name, activation) = kind.Split(", ") is [var first, var second] ? (first, $", {second}") : (kind, "");
        return (RecurrentLayer)Layer.Parse($"{name}({units}{activation}, return_sequences={(sequence ? "true" : "false")})");
    }

    private static (int Rows, (float[] Ours, Tensor Torch) Inputs, (float[] Ours, Tensor Torch) Targets) Batch(Sequential model, ref RandomStream random)
    {
        var rows = 1 + random.NextInt(60);
        var inputs = Normals(ref random, rows * model.Inputs.Size, 1);
        if (model.Layers[0].Layer is Embedding embedding)
            foreach (ref var id in inputs.AsSpan()) id = random.NextInt(embedding.Vocabulary);
        var targets = Normals(ref random, rows * model.Outputs.Size, 1);
        return (rows, (inputs, Torch(inputs, model.Inputs)), (targets, Torch(targets, model.Outputs)));

        Tensor Torch(float[] values, Shape shape) =>
            tensor(Array.ConvertAll(values, v => (double)v)).reshape([rows, .. shape.Extents.ToArray().Select(e => (long)e)]);
    }

    private static float[] Normals(ref RandomStream random, int count, float scale)
    {
        var values = new float[count];
        foreach (ref var value in values.AsSpan()) value = scale * (float)random.NextNormal();
        return values;
    }
}
