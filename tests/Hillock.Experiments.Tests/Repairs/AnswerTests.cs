using Hillock.Experiments.Repairs;
using Hillock.Experiments.RunFiles;
using Hillock.Health;
using Hillock.Health.Diagnoses;
using Hillock.Health.Fixes;

namespace Hillock.Experiments.Tests.Repairs;

/// <summary>Which fixes are offered for what was found, the smallest first.</summary>
public sealed class AnswerTests
{
    private static readonly Lazy<PreparedRun> Sick = new(() => PreparedRun.Of(new RunSpec
    {
        Data = new() { Source = "moons", Rows = 200, Standardize = false },
        Network =
        new() { Layers = ["dense(8, _, bias_initializer=constant(-8))", "dense(8, _)"], Activations = ["relu"], Initializer = "glorot_uniform" },
        Fit =
        new() { Epochs = 1, Loss = "mse", Rate = 0.5 }
    }));

    private static readonly Lazy<PreparedRun> Clipped =
        new(() => PreparedRun.Of(new RunSpec
        {
            Data = new() { Source = "moons", Rows = 200 },
            Network =
        new() { Hidden = [6, 6], Activations = ["relu"] },
            Fit = new() { Epochs = 1, Options = new() { ClipNorm = 0.001 } }
        }));

    private static readonly Lazy<PreparedRun> Deep =
        new(() => PreparedRun.Of(new RunSpec
        {
            Data = new() { Source = "moons", Rows = 200 },
            Network =
        new() { Hidden = [.. Enumerable.Repeat(6, 8)], Activations = ["tanh"] },
            Fit = new() { Epochs = 1 }
        }));

    [Theory]
    [InlineData("activation.not_analysable", "")]
    [InlineData("batch.not_learned", "swap-activations batch-norm")]
    [InlineData("data.class_imbalance", "class-weights")]
    [InlineData("data.constant_columns", "")]
    [InlineData("data.contradicting_labels", "")]
    [InlineData("data.duplicates", "")]
    [InlineData("data.empty_class", "")]
    [InlineData("data.few_rows", "")]
    [InlineData("data.label_out_of_range", "")]
    [InlineData("data.leak", "")]
    [InlineData("data.no_information", "")]
    [InlineData("data.no_rows", "")]
    [InlineData("data.not_finite", "")]
    [InlineData("data.outlier", "")]
    [InlineData("data.unscaled", "standardize")]
    [InlineData("data.unscaled_targets", "")]
    [InlineData("gradient.clipped", "reinitialize reinitialize-layers swap-activations batch-norm")]
    [InlineData("gradient.exploding", "reinitialize reinitialize-layers clip-gradient usual-rate lower-rate warm-up swap-activations batch-norm")]
    [InlineData("gradient.vanishing", "reinitialize reinitialize-layers swap-activations batch-norm")]
    [InlineData("init.mismatch", "reinitialize reinitialize-layers")]
    [InlineData("init.symmetric", "reinitialize reinitialize-layers")]
    [InlineData("labels.unrelated", "")]
    [InlineData("loss.counts_of_classes", "output")]
    [InlineData("loss.cross_entropy_on_numbers", "output")]
    [InlineData("loss.initial", "standardize output reinitialize reinitialize-layers")]
    [InlineData("loss.initial_not_finite", "output reinitialize reinitialize-layers")]
    [InlineData("loss.label_smoothing", "output")]
    [InlineData("loss.negative_counts", "output")]
    [InlineData("loss.not_finite", "output clip-gradient usual-rate lower-rate warm-up swap-activations batch-norm")]
    [InlineData("loss.refused", "output")]
    [InlineData("loss.spikes", "output clip-gradient usual-rate lower-rate warm-up")]
    [InlineData("loss.squared_error_on_classes", "output")]
    [InlineData("network.alpha_dropout", "swap-activations")]
    [InlineData("network.batch_norm_of_few", "swap-activations")]
    [InlineData("network.bias_before_norm", "swap-activations")]
    [InlineData("network.doubled_activation", "swap-activations")]
    [InlineData("network.dropout_before_norm", "swap-activations")]
    [InlineData("network.dropout_on_output", "swap-activations")]
    [InlineData("network.dropout_rate", "swap-activations")]
    [InlineData("network.inputs", "swap-activations")]
    [InlineData("network.linear", "swap-activations")]
    [InlineData("network.redundant_activation", "swap-activations")]
    [InlineData("network.selu_dropout", "swap-activations batch-norm")]
    [InlineData("network.selu_initializer", "reinitialize reinitialize-layers swap-activations batch-norm")]
    [InlineData("network.selu_inputs", "standardize swap-activations batch-norm")]
    [InlineData("network.softmax_hidden", "swap-activations")]
    [InlineData("network.unbounded_recurrence", "clip-gradient swap-activations")]
    [InlineData("optimizer.batch_too_large", "")]
    [InlineData("optimizer.clip_too_low", "")]
    [InlineData("optimizer.decay_too_high", "")]
    [InlineData("optimizer.epsilon_too_large", "")]
    [InlineData("optimizer.epsilon_too_small", "")]
    [InlineData("optimizer.few_steps", "")]
    [InlineData("optimizer.momentum_too_high", "usual-rate lower-rate warm-up")]
    [InlineData("optimizer.no_decay", "")]
    [InlineData("optimizer.rate_too_high", "usual-rate lower-rate warm-up")]
    [InlineData("optimizer.rate_too_low", "usual-rate raise-rate")]
    [InlineData("output.activated_logits", "output")]
    [InlineData("output.class_count", "output")]
    [InlineData("output.double_activation", "output")]
    [InlineData("output.ignores_input", "output reinitialize reinitialize-layers swap-activations batch-norm")]
    [InlineData("output.negative_rate", "output")]
    [InlineData("output.range", "output")]
    [InlineData("output.sigmoid_for_exclusive_classes", "output")]
    [InlineData("output.softmax_for_independent_labels", "output")]
    [InlineData("output.softmax_on_one_unit", "output")]
    [InlineData("output.target_count", "output")]
    [InlineData("rate.too_high", "clip-gradient usual-rate lower-rate warm-up")]
    [InlineData("rate.too_low", "usual-rate raise-rate")]
    [InlineData("signal.collapse", "reinitialize reinitialize-layers swap-activations batch-norm")]
    [InlineData("signal.exploding", "reinitialize reinitialize-layers clip-gradient swap-activations batch-norm")]
    [InlineData("signal.not_centred", "reinitialize reinitialize-layers swap-activations batch-norm")]
    [InlineData("signal.scale", "standardize reinitialize reinitialize-layers swap-activations batch-norm")]
    [InlineData("signal.unstable", "reinitialize reinitialize-layers swap-activations batch-norm")]
    [InlineData("signal.vanishing", "reinitialize reinitialize-layers swap-activations batch-norm")]
    [InlineData("training.nothing_learned", "output swap-activations batch-norm")]
    [InlineData("units.born_dead", "reinitialize reinitialize-layers swap-activations batch-norm")]
    [InlineData("units.dead", "reinitialize reinitialize-layers usual-rate lower-rate warm-up swap-activations batch-norm")]
    [InlineData("units.dead_at_start", "reinitialize reinitialize-layers swap-activations batch-norm")]
    [InlineData("units.saturated", "reinitialize reinitialize-layers swap-activations swap-activations batch-norm")]
    [InlineData("weights.constant", "reinitialize reinitialize-layers")]
    public void A_code_is_answered_by(string code, string expected) => Assert.Equal(expected, Offered(Sick.Value, code));

    [Theory]
    [InlineData("gradient.clipped", "unclip-gradient swap-activations swap-activations swap-activations batch-norm")]
    [InlineData("optimizer.clip_too_low", "unclip-gradient")]
    [InlineData("units.dead", "lower-rate warm-up swap-activation swap-activations batch-norm")]
    [InlineData("signal.exploding", "swap-activations swap-activations swap-activations batch-norm")]
    [InlineData("loss.not_finite", "lower-rate warm-up swap-activations swap-activations swap-activations batch-norm")]
    [InlineData("rate.too_low", "raise-rate")]
    public void A_limit_of_the_gradient_is_raised_not_set_again(string code, string expected) => Assert.Equal(expected, Offered(Clipped.Value, code));

    [Theory]
    [InlineData("signal.vanishing", "swap-activations swap-activations swap-activations swap-activations batch-norm tailor")]
    [InlineData("gradient.vanishing", "swap-activations swap-activations swap-activations swap-activations batch-norm tailor")]
    [InlineData("units.dead", "lower-rate warm-up swap-activation batch-norm")]
    [InlineData("training.nothing_learned", "swap-activations swap-activations swap-activations swap-activations batch-norm")]
    [InlineData("network.unbounded_recurrence", "clip-gradient swap-activations swap-activations swap-activations swap-activations")]
    [InlineData("data.class_imbalance", "class-weights")]
    public void A_deep_network_is_offered_an_activation_made_for_its_depth(string code, string expected) => Assert.Equal(expected, Offered(Deep.Value, code));

    [Fact]
    public void What_answers_to_the_root_cause_comes_before_what_answers_to_the_rest()
    {
        var diagnosis = new Diagnosis([Found("rate.too_low")], [Found("output.range"), Found("optimizer.few_steps") with { Severity = Severity.Note }]);
        Assert.Equal("usual-rate raise-rate output", Names(FixProposals.For(Sick.Value, diagnosis)));
        Assert.Equal("raise-rate", Names(FixProposals.For(Sick.Value, diagnosis, ["raise-rate", "batch-norm"])));
        Assert.Empty(FixProposals.For(Sick.Value, new Diagnosis([Found("output.range") with { Severity = Severity.Note }], [])));
    }

    private static string Names(IEnumerable<Fix> fixes) => string.Join(" ", fixes.Select(f => f.Name));

    private static string Offered(PreparedRun patient, string code) =>
        Names(FixProposals.For(patient, new Diagnosis([Found(code)], [])));

    private static Finding Found(string code) => new(FindingKind.Find(code), "", "", "") { Severity = Severity.Error, Layer = "dense_1" };
}
