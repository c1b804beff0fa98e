using Hillock.Activations;
using Hillock.Health;
using Hillock.Health.Forecasts;
using Hillock.Initialization;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Tests.Health.Forecasts;

/// <summary>Networks that train must not be called failing.</summary>
public sealed class HealthyForecastTests
{
    public static TheoryData<string, Func<Sequential>> Networks => new()
    {
        { "relu, He, 3 layers", () => Plain("relu", 3) },
        { "relu, He, 10 layers", () => Plain("relu", 10) },
        { "selu, LeCun, 20 layers", () => Plain("selu", 20) },
        { "tanh at the edge of chaos", () => new Stack("tanh") { Initializer = "gain_normal(1.1227)", BiasDeviation = 0.05, Depth = 40 }.Build() },
        { "the README's", () => new Sequential(784) { new Dense(64, "relu"), new Dense(32, "leaky_relu"), new Dense(10, "softmax") } },
        { "narrow", () => new Sequential(2) { new Dense(16, "relu"), new Dense(16, "relu"), new Dense(1, "sigmoid") } },
        { "sigmoid, one layer", () => new Sequential(13) { new Dense(32, "sigmoid"), new Dense(1) } },
        { "residual, layer norm, gelu", () => Residual(12, zero: false) },
        { "residual branches that begin at 0", () => Residual(12, zero: true) },
        { "output that begins at 0", () => new Sequential(20) { new Dense(64, "relu"), new Dense(64, "relu"), new Dense(3, initializer: "zeros") } },
        { "convolutions with batch norm", () => Images(batch: true) },
        { "convolutions", () => Images(batch: false) },
        { "lstm", () => new Sequential(new Shape(30, 8)) { new LSTM(32), new Dense(4) } },
        { "two lstms on ids", () => new Sequential(20) { new Embedding(50, 16), new LSTM(24, returnSequences: true), new LSTM(24), new Dense(5) } },
        { "lstm on ids, then relu", () => new Sequential(15) { new Embedding(49, 16), new Bidirectional(new LSTM(32)), new Dense(16, "relu"), new Dense(2, "softmax") } },
        { "gru, both ways", () => new Sequential(new Shape(16, 4)) { new Bidirectional(new GRU(16)), new Dense(2) } },
        { "plain recurrence", () => new Sequential(new Shape(12, 4)) { new SimpleRNN(32), new Dense(1) } },
        { "maxout", () => new Sequential(20) { new Dense(64, "maxout"), new Dense(64, "maxout"), new Dense(5) } },
        { "alpha dropout", () => new Sequential(30) { new Dense(128, "selu"), new AlphaDropout(0.05), new Dense(128, "selu"), new AlphaDropout(0.05), new Dense(3) } },
        { "learned slopes", () => new Sequential(30) { new Dense(64, "prelu(per_channel)"), new Dropout(0.2), new Dense(64, "pelu"), new Dense(3) } },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_network_that_trains_is_not_called_failing(string name, Func<Sequential> build)
    {
        using var model = build();
        if (!model.IsInitialized) model.Initialize(1);
        var report = Forecast.Of(model);
        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {report.Sentence} {string.Join(" | ", report.Findings.Select(f => $"{f.Severity} {f.Code} {f.Message}"))}");
        Assert.DoesNotContain(report.Findings, f => f.Severity == Severity.Error);
        Assert.InRange(report.Log10GradientRatio, -6, 6);
        Assert.Equal(HealthVerdict.Healthy, report.Verdict);
    }

    [Fact]
    public void Images_with_empty_borders_are_fine()
    {
        var random = new RandomStream(1, "images");
        var rows = new float[64 * 784];
        for (var i = 0; i < rows.Length; i++)
            if (i / 28 % 28 is > 8 and < 20 && i % 28 is > 8 and < 20) rows[i] = (float)Math.Max(0, random.NextNormal());
        var inputs = InputMoments.Of(rows, new Shape(28, 28, 1));
        using var model = Images(batch: true);
        model.Initialize(1);
        Assert.DoesNotContain(Forecast.Of(model, new ForecastOptions { Inputs = inputs }).Findings, f => f.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("relu")]
    [InlineData("gelu")]
    public void What_is_measured_in_a_convolutional_network_was_forecast(string activation)
    {
        using var model = new Sequential(new Shape(16, 16, 8))
        {
            new Conv2D(32, 3) { Padding = "same" }, new ActivationLayer(activation), new MaxPool2D(2), new Conv2D(48, 3) { Padding = "same" }, new ActivationLayer(activation),
            new AveragePool2D(2), new Conv2D(64, 3, initializer: "he_normal"), new BatchNorm(), new ActivationLayer(activation), new Flatten(), new Dense(32), new LayerNorm(), new Dense(10),
        };
        model.Initialize(3);
        Compare(Forecast.Of(model), model, 0.25);
    }

    [Fact]
    public void What_is_measured_in_a_graph_of_branches_was_forecast()
    {
        using var model = new Branches().Build(64);
        model.Initialize(2);
        Compare(Forecast.Of(model), model, 0.25);
    }

    private static void Compare(ForecastReport report, Network model, double tolerance)
    {
        var measured = ForecastMeasure.OfNormalRows(model, seed: 1);
        Assert.Equal(report.Layers.Count, measured.Count);
        foreach (var (f, m) in report.Layers.Zip(measured))
        {
            TestContext.Current.TestOutputHelper!.WriteLine($"{f.Name,-20} q {f.OutputMeanSquare:0.000} {m.MeanSquare:0.000}  c {f.OutputCorrelation:0.000} {m.Correlation:0.000}  g {f.Log10OutputGradient:0.00} {m.Log10Gradient:0.00}");
            Assert.Equal(Math.Log10(m.MeanSquare), Math.Log10(f.OutputMeanSquare), tolerance);
            Assert.Equal(m.Correlation, f.OutputCorrelation, 0.25);
            Assert.Equal(m.Log10Gradient!.Value, f.Log10OutputGradient, tolerance);
        }
    }

    private static Sequential Plain(string activation, int depth) => new Stack(activation) { Depth = depth, Width = 128 }.Build();

    private static Sequential Residual(int blocks, bool zero)
    {
        var model = new Sequential(32) { new Dense(128) };
        for (var i = 0; i < blocks; i++)
            model.Add(new Residual(new LayerNorm(), new Dense(256, "gelu"), new Dense(128, initializer: zero ? Initializers.Zeros : Initializers.Auto)));
        model.Add(new LayerNorm());
        model.Add(new Dense(10));
        return model;
    }

    private static Sequential Images(bool batch)
    {
        var model = new Sequential(new Shape(28, 28, 1));
        foreach (var filters in (int[])[16, 32])
        {
            model.Add(new Conv2D(filters, 3) { Padding = "same" });
            if (batch) model.Add(new BatchNorm());
            model.Add("relu");
            model.Add(new MaxPool2D(2));
        }

        model.Add(new Flatten());
        model.Add(new Dense(64, "relu"));
        model.Add(new Dense(10));
        return model;
    }

    private sealed class Branches : Module
    {
        private readonly Dense _a = new(96), _b = new(96), _gate = new(96), _wide = new(128), _other = new(128), _output = new(64);

        public override Signal Forward(Signal x)
        {
            var a = Catalogue.Relu.Apply(_a.Apply(x));
            var b = Catalogue.Tanh.Apply(_b.Apply(x));
            var gated = a * Catalogue.Sigmoid.Apply(_gate.Apply(x));
            var joined = new Concatenate().Apply(gated + b, b);
            return _output.Apply(Catalogue.Gelu.Apply(_wide.Apply(joined)) + _other.Apply(joined));
        }
    }
}
