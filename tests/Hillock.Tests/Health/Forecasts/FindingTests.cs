using Hillock.Activations;
using Hillock.Health;
using Hillock.Health.Fixes;
using Hillock.Health.Forecasts;
using Hillock.Initialization;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Tests.Health.Forecasts;

/// <summary>What is wrong is named, with its cause and a fix that helps.</summary>
public sealed class FindingTests
{
    [Fact]
    public void Sigmoid_ten_layers_deep_will_not_learn_and_batch_normalisation_cures_it()
    {
        var report = Forecast.Of(new Stack("sigmoid") { Depth = 12 });
        var finding = report.Findings.First(f => f.Code == "signal.vanishing");
        Assert.Equal((Severity.Error, FaultArea.Initialization, "dense_1"), (finding.Severity, finding.Area, finding.Layer));
        Assert.StartsWith("Tiny gradients: the first layers will not learn", finding.Message, StringComparison.Ordinal);
        Assert.Contains("batch_norm", finding.Fix, StringComparison.Ordinal);
        Assert.Equal(HealthVerdict.Failing, report.Verdict);
        var cure = Assert.Single(report.Fixes, c => c.Heals);
        Assert.Equal("batch-norm", cure.Fix.Name);
        Assert.Equal(cure.Log10GradientRatio, Forecast.Of(new Stack("sigmoid") { Depth = 12, Norm = StackNorm.Batch }).Log10GradientRatio, 0.1);
        Assert.Contains(report.Findings, f => f.Code == "signal.collapse");
        Assert.Contains(report.Findings, f => f.Code == "signal.not_centred" && f.Severity == Severity.Warning);
    }

    [Theory]
    [InlineData("relu", "gain_normal(0.57735)", "he_normal")]
    [InlineData("tanh", "normal(std=0.01)", "glorot_uniform")]
    [InlineData("elu", "gain_normal(0.5)", "gain_normal(1.2452)")]
    public void Weights_that_are_too_small_are_cured_by_the_matched_initialiser(string activation, string initializer, string matched)
    {
        var stack = new Stack(activation) { Depth = 20, Initializer = initializer };
        var report = Forecast.Of(stack);
        Assert.Contains(report.Findings, f => f.Code == "signal.vanishing" && f.Severity == Severity.Error && f.Fix.Contains(matched, StringComparison.Ordinal));
        var cure = report.Fixes.First(c => c.Fix.Name == "reinitialize");
        Assert.True(cure.Heals);
        Assert.Equal(Forecast.Of(stack with { Initializer = Initializers.Auto }).Log10GradientRatio, cure.Log10GradientRatio, 0.15);
    }

    [Fact]
    public void The_edge_of_chaos_is_a_cure_that_can_be_built()
    {
        var stack = new Stack("tanh") { Depth = 60, Initializer = "gain_normal(1.6667)" };
        var report = Forecast.Of(stack);
        Assert.Contains(report.Findings, f => f.Code == "signal.exploding");
        var edge = report.Fixes.First(c => c.Fix.Name == "edge-of-chaos");
        Assert.True(edge.Heals);
        var point = Assert.IsType<UseNormalWeights>(Assert.Single(edge.Fix.Steps));
        var cured = Forecast.Of(stack with { Initializer = Initializers.GainNormal(point.Gain), BiasDeviation = point.BiasDeviation });
        Assert.Equal(edge.Log10GradientRatio, cured.Log10GradientRatio, 0.3);
        Assert.NotEqual(HealthVerdict.Failing, cured.Verdict);
    }

    [Fact]
    public void Batch_normalisation_explodes_in_deep_plain_relu_and_layer_normalisation_does_not()
    {
        var report = Forecast.Of(new Stack("relu") { Depth = 49, Norm = StackNorm.Batch });
        Assert.Equal(49 * Math.Log10(1.467), report.Log10GradientRatio, 0.5);
        Assert.Contains(report.Findings, f => f.Code == "signal.exploding" && f.Severity == Severity.Error);
        Assert.Equal("layer-norm", report.Fixes[0].Fix.Name);
        Assert.Equal(HealthVerdict.Healthy, Forecast.Of(new Stack("relu") { Depth = 49, Norm = StackNorm.Layer }).Verdict);
    }

    [Fact]
    public void Huge_weights_saturate()
    {
        var report = Forecast.Of(new Stack("tanh") { Depth = 3, Width = 400, Initializer = "normal(std=2)" });
        Assert.Contains(report.Findings, f => f.Code == "units.saturated" && f.Severity == Severity.Error);
    }

    [Fact]
    public void Inputs_that_are_not_standardised_are_the_cause_named()
    {
        var report = Forecast.Of(new Stack("relu") { Depth = 2 }, new ForecastOptions { Inputs = new InputMoments(1e5) });
        Assert.Contains(report.Findings, f => f is { Code: "signal.scale", Area: FaultArea.Data } && f.Fix.StartsWith("Standardise", StringComparison.Ordinal));
    }

    [Fact]
    public void Constant_weights_are_found_and_zeros_in_the_middle_stop_everything()
    {
        Assert.Contains(Forecast.Of(new Stack("relu") { Depth = 3, Initializer = "constant(0.1)" }).Findings, f => f.Code == "weights.constant" && f.Severity == Severity.Error);
        using var zeros = new Sequential(8) { new Dense(16, "tanh"), new Dense(16, "tanh", "zeros"), new Dense(3) };
        zeros.Initialize(1);
        var report = Forecast.Of(zeros);
        Assert.Equal(double.NegativeInfinity, report.Log10GradientRatio);
        Assert.Contains(report.Findings, f => f.Code == "signal.vanishing" && f.Layer == "dense_2" && f.Cause.Contains("dense_2 are 0", StringComparison.Ordinal));
    }

    [Fact]
    public void A_step_is_not_analysable_and_passes_no_gradient()
    {
        var report = Forecast.Of(new Stack("sign(x)") { Depth = 3 });
        Assert.Contains(report.Findings, f => f.Code == "activation.not_analysable" && f.Severity == Severity.Note);
        Assert.Contains(report.Findings, f => f.Code == "signal.vanishing" && f.Cause.Contains("slope", StringComparison.Ordinal));
        Assert.True(report.IsUncertain);
    }

    [Fact]
    public void An_exponential_explodes_at_a_layer() =>
        Assert.Contains(Forecast.Of(new Stack("exp(x)") { Depth = 10, Initializer = "he_normal" }).Findings, f => f is { Code: "signal.exploding", Severity: Severity.Error });

    [Fact]
    public void Rows_that_are_alike_from_the_start_are_no_fault_of_the_network()
    {
        var report = Forecast.Of(new Stack("selu") { Depth = 5 }, new ForecastOptions { Inputs = new InputMoments(1, 0.9995) });
        Assert.DoesNotContain(report.Findings, f => f.Code == "signal.collapse");
    }

    [Fact]
    public void Every_activation_of_the_catalogue_has_a_forecast()
    {
        foreach (var activation in Catalogue.All.Where(a => a is not RowActivation { Learnable.Count: > 0 }))
        {
            var report = Forecast.Of(new Stack(activation) { Depth = 2, Width = 24, Outputs = 3 });
            Assert.NotEmpty(report.Sentence);
            Assert.False(double.IsNaN(report.Log10GradientRatio), activation.Text);
            Assert.DoesNotContain("NaN", report.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_cannot_be_forecast_is_refused()
    {
        Assert.Contains("Initialize", Assert.Throws<HillockException>(() => Forecast.Of(new Sequential(3) { new Dense(2) })).Message, StringComparison.Ordinal);
        Assert.Contains("no layers", Assert.Throws<HillockException>(() => Forecast.Of(new Sequential(3))).Message, StringComparison.Ordinal);
        Assert.Contains("weights, more than", Assert.Throws<HillockException>(() => new Stack("relu") { Depth = 1000, Width = 10_000 }.Build()).Message, StringComparison.Ordinal);
        Assert.Contains("depth is 0", Assert.Throws<HillockException>(() => new Stack("relu") { Depth = 0 }.Build()).Message, StringComparison.Ordinal);
        Assert.Contains("at least one", Assert.Throws<HillockException>(() => InputMoments.Of([1, 2, 3], 2)).Message, StringComparison.Ordinal);
        Assert.Contains("not finite", Assert.Throws<HillockException>(() => InputMoments.Of([1, float.NaN], 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Depth_scales_are_the_published_ones()
    {
        // σ_w² = 1.5, σ_b² = 0.05: 15.8 layers; 25/9 without bias: 5.25; 1/3: 0.91.
        Assert.Equal(15.8, Scales(1.5, Math.Sqrt(0.05)).Gradient, 0.6);
        Assert.Equal(5.25, Scales(25.0 / 9, 0).Gradient, 0.2);
        Assert.Equal(0.91, Scales(1.0 / 3, 0).Gradient, 0.02);

        static DepthScales Scales(double weight, double bias) => Forecast.Of(Stacks.Of("tanh", 20, weight, bias)).DepthScales!;
    }
}
