using Hillock.Health;
using Hillock.Health.Lint;
using Hillock.Initialization;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Health.Lint;

/// <summary>Each rule has a case that must show it and a twin, as close as can be, that must not.</summary>
public sealed class NetworkLintTests
{
    [Theory]
    [InlineData("output.softmax_on_one_unit", "error", "moons; dense(8, relu), dense(1, softmax)", "moons; dense(8, relu), dense(1, sigmoid)")]
    [InlineData("output.double_activation", "error", "three; dense(8, relu), dense(3, softmax), softmax", "three; dense(8, relu), dense(3), softmax")]
    [InlineData("output.double_activation", "error", "three; dense(8, relu), dense(3, softmax), reshape(3)", "three; dense(8, relu), dense(3), reshape(3)")]
    [InlineData("output.double_activation", "error", "three; dense(8, relu), dense(3, sigmoid), softmax", "three; dense(8, relu), dense(3, linear), softmax")]
    [InlineData("output.double_activation", "error", "three; dense(8, relu), dense(3, tanh), softmax", "three; dense(8, tanh), dense(3, softmax)")]
    [InlineData("output.double_activation", "error", "three; dense(8, relu), dense(3, softmax); from-logits", "three; dense(8, relu), dense(3); from-logits")]
    [InlineData("output.double_activation", "error", "moons; dense(8, relu), dense(1, sigmoid), sigmoid", "moons; dense(8, relu), dense(1), sigmoid")]
    [InlineData("output.double_activation", "error", "moons; dense(8, relu), dense(1, relu), sigmoid", "moons; dense(8, relu), dense(1), sigmoid")]
    [InlineData("output.activated_logits", "warning", "three; dense(8, relu), dense(3, relu), softmax", "three; dense(8, relu), dense(3), softmax")]
    [InlineData("output.sigmoid_for_exclusive_classes", "error", "three; dense(8, relu), dense(3, sigmoid)", "three; dense(8, relu), dense(3, softmax)")]
    [InlineData("output.sigmoid_for_exclusive_classes", "warning", "three; dense(8, relu), dense(3, sigmoid); loss=bce", "labels; dense(8, relu), "
        + "dense(4, sigmoid); loss=bce")]
    [InlineData("output.softmax_for_independent_labels", "error", "labels; dense(8, relu), dense(4, softmax); loss=ce", "one-hot; dense(8, relu), "
        + "dense(4, softmax); loss=ce")]
    [InlineData("output.range", "error", "curve; dense(8, relu), dense(1, sigmoid)", "shares; dense(8, relu), dense(1, sigmoid)")]
    [InlineData("output.range", "error", "curve; dense(8, relu), dense(1, relu)", "counts; dense(8, relu), dense(1, relu)")]
    [InlineData("output.range", "error", "houses; dense(8, relu), dense(1, tanh)", "houses; dense(8, relu), dense(1)")]
    [InlineData("output.negative_rate", "error", "counts; dense(8, relu), dense(1); loss=poisson(log_input=false)", "counts; dense(8, relu), dense(1, "
        + "softplus); loss=poisson(log_input=false)")]
    [InlineData("output.class_count", "error", "three; dense(8, relu), dense(2, softmax)", "three; dense(8, relu), dense(3, softmax)")]
    [InlineData("output.class_count", "error", "three; dense(8, relu), dense(4, softmax)", "three; dense(8, relu), dense(3, softmax)")]
    [InlineData("output.target_count", "error", "curve; dense(8, relu), dense(2)", "curve; dense(8, relu), dense(1)")]
    [InlineData("loss.squared_error_on_classes", "warning", "three; dense(8, relu), dense(3, softmax); loss=mse", "three; dense(8, relu), dense(3, "
        + "softmax); loss=ce")]
    [InlineData("loss.cross_entropy_on_numbers", "error", "curve; dense(8, relu), dense(1); loss=bce", "shares; dense(8, relu), dense(1); loss=bce")]
    [InlineData("loss.negative_counts", "error", "curve; dense(8, relu), dense(1); loss=poisson", "counts; dense(8, relu), dense(1); loss=poisson")]
    [InlineData("loss.counts_of_classes", "error", "three; dense(8, relu), dense(3); loss=poisson", "three; dense(8, relu), dense(3); loss=ce")]
    [InlineData("loss.refused", "error", "three; dense(8, relu), dense(3, relu)", "three; dense(8, relu), dense(3)")]
    [InlineData("loss.label_smoothing", "warning", "three; dense(8, relu), dense(3); loss=ce(label_smoothing=0.6)", "three; dense(8, relu), dense(3); "
        + "loss=ce(label_smoothing=0.1)")]
    public void Outputs_and_losses(string code, string severity, string fault, string twin) => Fires(code, severity, fault, twin);

    [Theory]
    [InlineData("network.linear", "warning", "three; dense(16), dense(8, relu), dense(3)", "three; dense(16, relu), dense(8, relu), dense(3)")]
    [InlineData("network.linear", "warning", "three; dense(16), dropout(0.1), batch_norm, dense(3)", "three; dense(16), batch_norm, relu, dense(3)")]
    [InlineData("network.linear", "warning", "images; conv2d(8, 3), global_average_pool, dense(3)", "images; conv2d(8, 3), max_pool(2), relu, "
        + "global_average_pool, dense(3)")]
    [InlineData("network.linear", "note", "three; dense(2), dense(16, relu), dense(3)", "three; dense(2, relu), dense(16, relu), dense(3)")]
    [InlineData("network.doubled_activation", "warning", "three; dense(16, sigmoid), tanh, dense(3)", "three; dense(16), tanh, dense(3)")]
    [InlineData("network.redundant_activation", "note", "three; dense(16, relu), relu, dense(3)", "three; dense(16), relu, dense(3)")]
    [InlineData("network.softmax_hidden", "warning", "three; dense(16, softmax), dense(3)", "three; dense(16, relu), dense(3, softmax)")]
    [InlineData("network.bias_before_norm", "note", "three; dense(16), batch_norm, relu, dense(3)", "three; dense(16, bias=false), batch_norm, relu, dense(3)")]
    [InlineData("network.batch_norm_of_few", "error", "three; dense(16, bias=false), batch_norm, relu, dense(3); batch=1", "three; dense(16), layer_norm, "
        + "relu, dense(3); batch=1")]
    [InlineData("network.batch_norm_of_few", "warning", "three; dense(16, bias=false), batch_norm, relu, dense(3); batch=4", "images; conv2d(4, 3, "
        + "bias=false), batch_norm, relu, flatten, dense(3); batch=4")]
    [InlineData("network.selu_initializer", "warning", "three; dense(64, selu), dense(64, selu, he_normal), dense(3)", "three; dense(64, selu), dense(64, "
        + "selu, lecun_normal), dense(3)")]
    [InlineData("network.selu_dropout", "warning", "three; dense(16, selu), dropout(0.1), dense(3)", "three; dense(16, selu), alpha_dropout(0.1), dense(3)")]
    [InlineData("network.alpha_dropout", "warning", "three; dense(16, relu), alpha_dropout(0.1), dense(3)", "three; dense(16, relu), dropout(0.1), dense(3)")]
    [InlineData("network.selu_inputs", "warning", "shifted; dense(16, selu), dense(3)", "shifted; dense(16, elu), dense(3)")]
    [InlineData("network.dropout_rate", "warning", "three; dense(16, relu), dropout(0.8), dense(3)", "three; dense(16, relu), dropout(0.5), dense(3)")]
    [InlineData("network.dropout_before_norm", "warning", "three; dense(16, relu), dropout(0.2), batch_norm, dense(3)", "three; dense(16, relu), "
        + "batch_norm, dropout(0.2), dense(3)")]
    [InlineData("network.dropout_on_output", "error", "three; dense(16, relu), dense(3), dropout(0.2)", "three; dense(16, relu), dropout(0.2), dense(3)")]
    [InlineData("network.unbounded_recurrence", "warning", "sequence; simple_rnn(8, relu), dense(3)", "sequence; simple_rnn(8), dense(3)")]
    [InlineData("network.unbounded_recurrence", "note", "sequence; lstm(8, relu), dense(3); clip=1", "sequence; lstm(8), dense(3)")]
    [InlineData("init.symmetric", "error", "three; dense(16, relu, constant(0.1)), dense(3)", "three; dense(16, relu), dense(3, initializer=zeros)")]
    [InlineData("init.symmetric", "error", "three; dense(16, relu, zeros), dense(3)", "three; dense(8, relu), residual(dense(8, relu) | dense(8, "
        + "initializer=zeros)), dense(3)")]
    [InlineData("init.mismatch", "note", "three; dense(64, relu), dense(64, relu, glorot_uniform), dense(3)", "three; dense(64, relu), dense(64, relu), "
        + "dense(3)")]
    [InlineData("init.mismatch", "warning", "three; dense(64, relu, normal(6)), dense(3)", "three; dense(64, bias=false, initializer=normal(6)), "
        + "batch_norm, relu, dense(3)")]
    [InlineData("init.mismatch", "error", "three; dense(64, relu, normal(0.001)), dense(64, relu, normal(0.001)), dense(3)", "three; dense(64, relu, "
        + "he_uniform), dense(64, relu, he_normal), dense(3)")]
    public void Networks(string code, string severity, string fault, string twin) => Fires(code, severity, fault, twin);

    [Theory]
    [InlineData("data.unscaled", "warning", "large; dense(8, relu), dense(3)", "standard; dense(8, relu), dense(3)")]
    [InlineData("data.unscaled", "error", "huge; dense(8, relu), dense(3)", "huge; batch_norm, dense(8, relu), dense(3)")]
    [InlineData("data.unscaled", "warning", "tiny; dense(8, relu), dense(3)", "flags; dense(8, relu), dense(3)")]
    [InlineData("data.unscaled", "warning", "shifted; dense(8, relu), dense(3)", "standard; dense(8, relu), dense(3)")]
    [InlineData("data.unscaled", "error", "bytes; flatten, dense(8, relu), dense(3)", "digits in [0, 1]; flatten, dense(8, relu), dense(10)")]
    [InlineData("data.unscaled", "note", "moons; dense(8, relu), dense(1)", "curve; dense(8, relu), dense(1)")]
    [InlineData("data.outlier", "warning", "outlier; dense(8, relu), dense(3)", "standard; dense(8, relu), dense(3)")]
    [InlineData("data.unscaled_targets", "warning", "unscaled targets; dense(8, relu), dense(1)", "curve; dense(8, relu), dense(1)")]
    [InlineData("data.constant_columns", "note", "constant column; dense(8, relu), dense(3)", "three; dense(8, relu), dense(3)")]
    [InlineData("data.no_information", "error", "constant; dense(8, relu), dense(3)", "constant column; dense(8, relu), dense(3)")]
    [InlineData("data.not_finite", "error", "not finite; dense(8, relu), dense(3)", "three; dense(8, relu), dense(3)")]
    [InlineData("data.not_finite", "error", "targets not finite; dense(8, relu), dense(1)", "curve; dense(8, relu), dense(1)")]
    [InlineData("data.duplicates", "note", "duplicates; dense(8, relu), dense(3)", "three; dense(8, relu), dense(3)")]
    [InlineData("data.contradicting_labels", "warning", "contradicting; dense(8, relu), dense(3)", "duplicates; dense(8, relu), dense(3)")]
    [InlineData("data.leak", "error", "leaking; dense(8, relu), dense(3)", "three; dense(8, relu), dense(3)")]
    [InlineData("data.class_imbalance", "warning", "imbalanced; dense(8, relu), dense(3)", "three; dense(8, relu), dense(3)")]
    [InlineData("data.class_imbalance", "note", "imbalanced; dense(8, relu), dense(3); weights=balanced", "three; dense(8, relu), dense(3); weights=balanced")]
    [InlineData("data.empty_class", "warning", "no third class; dense(8, relu), dense(3)", "three; dense(8, relu), dense(3)")]
    [InlineData("data.label_out_of_range", "error", "label 3; dense(8, relu), dense(3)", "three; dense(8, relu), dense(3)")]
    [InlineData("data.few_rows", "note", "three; dense(512, relu), dense(512, relu), dense(3)", "three; dense(16, relu), dense(3)")]
    public void Data(string code, string severity, string fault, string twin) => Fires(code, severity, fault, twin);

    [Theory]
    [InlineData("optimizer.rate_too_high", "warning", "adam(rate=0.1)", "adam(rate=0.01)")]
    [InlineData("optimizer.rate_too_high", "error", "adam(rate=1)", "adagrad(rate=1)")]
    [InlineData("optimizer.rate_too_high", "warning", "sgd(rate=0.5,momentum=0.9)", "sgd(rate=0.1,momentum=0.9)")]
    [InlineData("optimizer.rate_too_high", "warning", "lion(rate=0.01)", "lion")]
    [InlineData("optimizer.rate_too_low", "warning", "adam(rate=1e-8)", "adam(rate=1e-5)")]
    [InlineData("optimizer.rate_too_low", "warning", "sgd(rate=1e-6)", "sgd(rate=1e-6,momentum=0.95)")]
    [InlineData("optimizer.decay_too_high", "warning", "adam(weight_decay=0.5)", "adamw(weight_decay=0.5)")]
    [InlineData("optimizer.decay_too_high", "warning", "adamw(weight_decay=20)", "adamw")]
    [InlineData("optimizer.no_decay", "note", "adamw(weight_decay=0)", "adam(weight_decay=0)")]
    [InlineData("optimizer.momentum_too_high", "warning", "sgd(rate=1e-4,momentum=0.9995)", "sgd(momentum=0.95)")]
    [InlineData("optimizer.momentum_too_high", "warning", "adam(beta1=0.9999)", "adam")]
    [InlineData("optimizer.epsilon_too_small", "warning", "adam(epsilon=1e-16)", "adam(epsilon=1e-7)")]
    [InlineData("optimizer.epsilon_too_large", "note", "adam(epsilon=0.1)", "adam(epsilon=1e-4)")]
    [InlineData("optimizer.batch_too_large", "warning", "adam batch=5000", "adam batch=360")]
    [InlineData("optimizer.few_steps", "note", "adam epochs=2", "adam epochs=40")]
    [InlineData("optimizer.clip_too_low", "warning", "sgd clip=0.0001", "sgd clip=1")]
    [InlineData("optimizer.clip_too_low", "note", "adam clip-value=1e-6", "adam clip-value=0.5")]
    [InlineData("optimizer.decay_too_high", "warning", "sgd l2=1", "sgd l2=0.001")]
    public void Optimisers(string code, string severity, string fault, string twin) =>
        Fires(code, severity, $"three; dense(8, relu), dense(3); optimizer={fault}", $"three; dense(8, relu), dense(3); optimizer={twin}");

    [Theory]
    [InlineData("moons; dense(16, relu), dense(1, sigmoid)")]
    [InlineData("moons; dense(16, tanh), dense(2, softmax)")]
    [InlineData("moons; dense(64, selu), dense(64, selu), dense(64, selu), dense(1)")]
    [InlineData("three; dense(64, gelu), dropout(0.2), dense(32, elu), dropout(0.5), dense(3)")]
    [InlineData("three; dense(64), layer_norm, swish, dense(3, softmax); optimizer=adamw")]
    [InlineData("three; dense(16, relu), residual(dense(16, relu) | dense(16)), residual(dense(16, relu) | dense(16)), dense(3)")]
    [InlineData("digits; flatten, dense(64, relu), dense(32, relu), dense(10, softmax)")]
    [InlineData("digits in [0, 1]; flatten, dense(64, relu), dense(32, relu), dense(10, softmax)")]
    [InlineData("digits; conv2d(8, 3, bias=false), batch_norm, relu, max_pool(2), conv2d(16, 3, bias=false), batch_norm, relu, global_average_pool, dense(10)")]
    [InlineData("images; conv2d(9, 3, groups=3), conv2d(16, 1, relu), flatten, dense(3)")]
    [InlineData("sequence; lstm(16), dense(3)")]
    [InlineData("sequence; bidirectional(gru(8)), dense(3)")]
    [InlineData("sequence; simple_rnn(8, return_sequences=true), simple_rnn(8), dense(3); clip=1")]
    [InlineData("houses; dense(64, relu), dense(32, relu), dense(1)")]
    [InlineData("curve; dense(32, swish), dense(1); loss=huber optimizer=sgd(momentum=0.9)")]
    [InlineData("counts; dense(16, relu), dense(1); loss=poisson")]
    [InlineData("labels; dense(16, relu), dense(4, sigmoid); loss=bce")]
    [InlineData("shares; dense(16, relu), dense(1, sigmoid)")]
    public void Sound_networks_raise_nothing_but_notes(string text)
    {
        var test = LintCase.Parse(text);
        Assert.DoesNotContain(test.Findings, f => f.Severity > Severity.Note);
        test.Model.Initialize(1);
        Assert.DoesNotContain(test.Findings, f => f.Severity > Severity.Note);
    }

    [Fact]
    public void The_floor_of_a_double_softmax_is_the_loss_that_training_cannot_pass()
    {
        var test = LintCase.Parse("three; dense(16, relu), dense(3, softmax), softmax; optimizer=adam(rate=0.01) epochs=60");
        var floor = Assert.Single(test.Findings, f => f.Code == "output.double_activation").Evidence[0].Value;
        Assert.Equal(Math.Log(Math.E + 2) - 1, floor, 1e-12);
        var history = test.Model.Fit(test.Data, test.Options);
        Assert.InRange(history[^1].Loss, floor, floor + 0.05);
        var single = LintCase.Parse("three; dense(16, relu), dense(3), softmax; optimizer=adam(rate=0.01) epochs=60");
        Assert.True(single.Model.Fit(single.Data, single.Options)[^1].Loss < floor / 5);
    }

    [Fact]
    public void The_weights_are_measured_whatever_the_initialiser_is_called()
    {
        var test = LintCase.Parse("three; dense(64, relu), dense(64, relu, he_normal), dense(3)");
        test.Model.Initialize(1);
        Assert.DoesNotContain(test.Findings, f => f.Code.StartsWith("init", StringComparison.Ordinal));
        test.Model.SetParameter("dense_2.weight", [.. test.Model.GetParameter("dense_2.weight").Select(w => 20 * w)]);
        var finding = Assert.Single(test.Findings, f => f.Code == "init.mismatch");
        Assert.Equal("dense_2", finding.Layer);
        Assert.InRange(finding.Evidence[0].Value, 350, 450);
        test.Model.SetParameter("dense_2.weight", Enumerable.Repeat(0.1f, 64 * 64).ToArray());
        Assert.Contains(test.Findings, f => f.Code == "init.symmetric" && f.Layer == "dense_2");
    }

    [Theory]
    [InlineData("he_normal")]
    [InlineData("glorot_uniform")]
    [InlineData("orthogonal(gain=2)")]
    [InlineData("normal(0.3)")]
    [InlineData("uniform(0.3)")]
    public void An_initialiser_knows_the_variance_of_what_it_fills(string text)
    {
        Initializer initializer = text;
        var weights = new float[120 * 200];
        var random = new RandomStream(1, "test");
        initializer.Fill(weights, 120, 200, ref random);
        Assert.Equal(1, weights.Average(w => (double)w * w) / initializer.Variance(120, 200), 0.05);
    }

    [Fact]
    public void Attention_may_have_a_softmax_within()
    {
        var data = LintData.Of("three");
        using var model = new Attention();
        Assert.DoesNotContain(NetworkLint.Run(model, data), f => f.Severity > Severity.Note);
    }

    [Fact]
    public void Findings_come_worst_first_and_say_what_to_do()
    {
        var found = LintCase.Parse("huge; dense(16), dense(16, softmax), dense(3), softmax; optimizer=sgd(rate=50) loss=mse").Findings;
        Assert.True(found.Count > 4);
        Assert.Equal(found.OrderByDescending(f => f.Severity).ThenBy(f => f.Area).Select(f => f.Code), found.Select(f => f.Code));
        Assert.All(found, f => Assert.All(new[] { f.Message, f.Cause, f.Fix }, text => Assert.EndsWith(".", text)));
    }

    private static void Fires(string code, string severity, string fault, string twin)
    {
        var found = LintCase.Parse(fault).Findings.Where(f => f.Code == code).ToList();
        Assert.Equal(severity, Assert.Single(found).Severity.ToString().ToLowerInvariant());
        Assert.All(found[0].Evidence, e => Assert.False(double.IsNaN(e.Value)));
        Assert.DoesNotContain(LintCase.Parse(twin).Findings, f => f.Code == code);
    }

    private sealed class Attention : Module
    {
        private readonly Dense _scores = new(16, "softmax"), _values = new(16, "relu"), _output = new(3);

        public override Signal Forward(Signal x) => _output.Apply(new Multiply().Apply(_scores.Apply(x), _values.Apply(x)));
    }
}
