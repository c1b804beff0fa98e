using CsCheck;
using Hillock.Activations;
using Hillock.Engine;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Networks;

/// <summary>Forward values and all gradients against central differences of the float64 reference.</summary>
public sealed class GradientTests
{
    private static readonly string[] Smooth = ["tanh", "swish", "softplus"];

    public static TheoryData<string> EveryActivation =>
        [.. Catalogue.All.Where(a => a is ElementwiseActivation or SoftmaxActivation).Select(a => a.Id)];

    public static TheoryData<string> Normalizations =>
    [
        "batch_norm", "batch_norm(0.7, epsilon=0.01)", "batch_norm(scale=false)", "batch_norm(shift=false)", "batch_norm(scale=false, shift=false)",
        "layer_norm", "layer_norm(epsilon=0.01, scale=false)", "layer_norm(shift=false)",
        "rms_norm", "rms_norm(scale=false)", "rms_norm(shift=true, epsilon=0.01)",
    ];

    [Theory]
    [MemberData(nameof(EveryActivation))]
    public void Every_activation_in_a_dense_layer_and_in_a_layer_of_its_own(string activation)
    {
        Check(new Sequential(7) { new Dense(20, activation), new Dense(16, activation), new Dense(3) }, new MeanSquaredError(), rows: 9, seed: 1);
        Check(new Sequential(5) { new Dense(18), new ActivationLayer(activation), new Dense(2) }, new MeanSquaredError(), rows: 5, seed: 2);
        Check(new Sequential(5) { new Dense(4, activation) }, new MeanSquaredError(), rows: 6, seed: 3);
    }

    [Fact]
    public void An_activation_layer_first_and_last()
    {
        Check(new Sequential(6) { new ActivationLayer("tanh"), new Dense(3), new ActivationLayer("sigmoid") }, new MeanSquaredError(), rows: 4, seed: 5);
        Check(new Sequential(16) { new ActivationLayer("swish"), new Dense(16, useBias: false), new ActivationLayer("swish") }, new MeanSquaredError(), rows: 14, seed: 6);
    }

    [Theory]
    [InlineData("x * sigmoid(beta * x); learn beta = 1.5")]
    [InlineData("max(0, x) + a * min(0, x); learn a = 0.25")]
    [InlineData("a * tanh(b * x); learn a = 1.2, learn b = 0.7")]
    public void Learnable_parameters_of_a_formula(string formula)
    {
        Check(new Sequential(7) { new Dense(20, formula), new Dense(16, formula), new Dense(1) }, new MeanSquaredError(), rows: 30, seed: 7);
        Check(new Sequential(7) { new Dense(20), new ActivationLayer(formula), new Dense(2, "softmax") }, new CategoricalCrossEntropy(), rows: 30, seed: 8);
    }

    [Fact]
    public void Every_way_to_write_softmax_and_cross_entropy()
    {
        Check(new Sequential(6) { new Dense(8, "tanh"), new Dense(5, "softmax") }, new CategoricalCrossEntropy(), rows: 11, seed: 1);
        Check(new Sequential(6) { new Dense(8, "tanh"), new Dense(5), new ActivationLayer("softmax") }, new CategoricalCrossEntropy(), rows: 11, seed: 1);
        Check(new Sequential(6) { new Dense(8, "tanh"), new Dense(5) }, new CategoricalCrossEntropy { FromLogits = true }, rows: 11, seed: 1);
        Check(new Sequential(6) { new Dense(8, "tanh"), new Dense(5) }, new CategoricalCrossEntropy(), rows: 11, seed: 1);
    }

    [Fact]
    public void Every_way_to_write_sigmoid_and_cross_entropy()
    {
        Check(new Sequential(6) { new Dense(8, "relu"), new Dense(1, "sigmoid") }, new BinaryCrossEntropy(), rows: 11, seed: 1);
        Check(new Sequential(6) { new Dense(8, "relu"), new Dense(1), new ActivationLayer("sigmoid") }, new BinaryCrossEntropy(), rows: 11, seed: 1);
        Check(new Sequential(6) { new Dense(8, "relu"), new Dense(1) }, new BinaryCrossEntropy { FromLogits = true }, rows: 11, seed: 1);
    }

    [Fact]
    public void Softmax_that_is_not_fused()
    {
        Check(new Sequential(6) { new Dense(8, "softmax"), new Dense(5, "softmax") }, new MeanSquaredError(), rows: 11, seed: 1);
        Check(new Sequential(6) { new Dense(17), new ActivationLayer("softmax"), new Dense(2) }, new MeanSquaredError(), rows: 11, seed: 1);
    }

    [Theory]
    [MemberData(nameof(Normalizations))]
    public void Normalizations_over_vectors_sequences_and_images(string norm)
    {
        Check(new Sequential(7) { new Dense(20), Layer.Parse(norm), new ActivationLayer("tanh"), new Dense(3) }, new MeanSquaredError(), rows: 9, seed: 1);
        Check(new Sequential(16) { Layer.Parse(norm), new Dense(33, "swish"), Layer.Parse(norm), new Dense(2) }, new MeanSquaredError(), rows: 30, seed: 2);
        Check(new Sequential(new Shape(5, 7)) { Layer.Parse(norm), new ActivationLayer("swish"), new Dense(3) }, new MeanSquaredError(), rows: 6, seed: 3);
        var image = new Sequential(11) { new Dense(45, "tanh"), new Reshape(3, 3, 5), Layer.Parse(norm), new ActivationLayer("softplus"), Layer.Parse(norm), new Flatten(), new Dense(2) };
        Check(image, new MeanSquaredError(), rows: 7, seed: 4, threads: 2);
        var learned = new Sequential(new Shape(4, 18)) { Layer.Parse(norm), new ActivationLayer("x * sigmoid(beta * x); learn beta = 1.5"), new Dense(4, "softmax") };
        Check(learned, new CategoricalCrossEntropy(), rows: 40, seed: 5);
    }

    [Theory]
    [MemberData(nameof(Normalizations))]
    public void Normalizations_of_many_chunks_of_lines(string norm) =>
        Check(new Sequential(new Shape(6, 5, 3)) { Layer.Parse(norm), new ActivationLayer("tanh"), new Dense(2) }, new MeanSquaredError(), rows: 31, seed: 6, threads: 3, samples: 4);

    [Fact]
    public void Shapes_at_random() => Gen.Select(
            Gen.Int[1, 70], Gen.Int[1, 100], Gen.Int[1, 100], Gen.Int[1, 40], Gen.Int[2, 20], Gen.Int[0, 2], Gen.Int[1, 3], Gen.Long[0, 1000])
        .Hold((rows, inputs, first, second, outputs, activation, threads, seed) =>
        {
            var name = Smooth[activation];
            var model = new Sequential(inputs) { new Dense(first, name), new Dense(second, name), new Dense(outputs, "softmax") };
            Check(model, new CategoricalCrossEntropy(), rows, seed, threads, samples: 3);
        }, count: 12);

    private static unsafe void Check(Sequential model, Loss loss, int rows, long seed, int threads = 1, int samples = 12)
    {
        model.Initialize(seed);
        var random = new RandomStream(seed, "test");
        foreach (var p in model.Parameters.Where(p => p.Kind is ParameterKind.Bias or ParameterKind.Scale or ParameterKind.State))
        {
            // Scales and variances around 1, biases and means around 0.
            var centre = p.Kind == ParameterKind.Bias || p.Name.EndsWith(".running_mean", StringComparison.Ordinal) ? 0 : 1;
            model.SetParameter(p.Name, [.. Enumerable.Range(0, p.Columns).Select(_ => (float)(centre + random.NextDouble(-0.5, 0.5)))]);
        }

        int features = model.Inputs.Size, outputs = model.Outputs.Size;
        var x = new float[rows * features];
        foreach (ref var v in x.AsSpan()) v = (float)random.NextNormal();
        var labels = new int[rows];
        foreach (ref var v in labels.AsSpan()) v = random.NextInt(Math.Max(2, outputs));
        var targets = new float[rows * outputs];
        foreach (ref var v in targets.AsSpan()) v = (float)random.NextNormal();
        var classes = loss is not MeanSquaredError;

        using var trainer = new Trainer(model, loss, new Sgd(), rows, threads, seed);
        var reference = new ReferenceNetwork(model);
        var predicted = model.Predict(x);
        var expected = Outputs(training: false);
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < outputs; j++)
                AssertClose(expected[i][j], predicted[(i * outputs) + j], 1, $"output {i},{j} of {model}");

        LossSums sums;
        fixed (float* px = x, pt = targets)
        fixed (int* pl = labels)
            sums = trainer.Step(px, features, rows, classes ? pl : null, classes ? null : pt, update: false);

        AssertClose(Value(), sums.Mean, 1, $"loss of {model}");

        foreach (var norm in model.Layers.Where(l => l.Layer is BatchNorm))
        {
            var (means, variances) = reference.Statistics[norm.Name];
            AssertMoved(norm, "running_mean", means);
            AssertMoved(norm, "running_variance", variances);
        }

        foreach (var tensor in model.Parameters.Where(p => p.Kind != ParameterKind.State))
        {
            var slopes = new List<(int Index, double Slope)>();
            for (var s = 0; s < samples; s++)
            {
                var index = random.NextInt((int)tensor.Count);
                slopes.Add((index, reference.Slope(tensor.Name, index, Value)));
            }

            var size = Math.Max(0.01, slopes.Max(s => Math.Abs(s.Slope)));
            foreach (var (index, slope) in slopes)
            {
                var (row, column) = (index / tensor.Columns, index % tensor.Columns);
                var got = trainer.Gradients.Pointer[tensor.Offset + (row * tensor.Stride) + column];
                AssertClose(slope, got, size, $"gradient of {tensor.Name}[{row},{column}], {rows} rows, of {model}");
            }
        }

        foreach (var tensor in model.Parameters) // pads must stay 0, or they would creep into the weights
            for (var i = 0; i < tensor.Rows; i++)
                for (var j = tensor.Columns; j < tensor.Stride && tensor.Kind != ParameterKind.Activation; j++)
                    Assert.Equal(0, trainer.Gradients.Pointer[tensor.Offset + (i * tensor.Stride) + j]);

        double[][] Outputs(bool training) =>
            [.. reference.Forward([.. x.Select(v => (double)v).Chunk(features)], training).Select(Head)];

        void AssertMoved(NamedLayer norm, string name, double[] batch)
        {
            var momentum = ((BatchNorm)norm.Layer).Momentum;
            var (before, after) = (reference.Parameters[$"{norm.Name}.{name}"], model.GetParameter($"{norm.Name}.{name}"));
            for (var j = 0; j < after.Length; j++)
                AssertClose(((1 - momentum) * before[j]) + (momentum * batch[j]), after[j], 1, $"{norm.Name}.{name}[{j}] of {model}");
        }

        double[] Head(double[] y)
        {
            if (model.Head is null) return y;
            if (model.Head is SoftmaxActivation)
            {
                var total = y.Sum(Math.Exp);
                return [.. y.Select(v => Math.Exp(v) / total)];
            }

            return [.. y.Select(v => 1 / (1 + Math.Exp(-v)))];
        }

        double Value() => ReferenceLoss.Mean(loss, Outputs(training: true), classes ? labels : null, classes ? null : targets);
    }

    private static void AssertClose(double expected, double actual, double size, string what) =>
        Assert.True(
            Math.Abs(expected - actual) <= 2e-4 * Math.Max(size, Math.Abs(expected)),
            FormattableString.Invariant($"{what}: expected {expected}, got {actual}"));
}
