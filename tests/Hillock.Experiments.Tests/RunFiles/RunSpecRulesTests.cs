using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Tests.RunFiles;

/// <summary>Settings that are right alone and wrong together.</summary>
public sealed class RunSpecRulesTests
{
    [Theory]
    [InlineData("optimizer: sgd\nnesterov: true\nmomentum: 0", "nesterov looks ahead along the momentum, but momentum is 0; give momentum, such as 0.9.")]
    [InlineData("activations: [relu, tanh]\nhidden: [8]", "There are 2 activations for 1 hidden layers; give one for all, or one a layer.")]
    [InlineData("horizon: 3", "horizon belongs to windows in time, but there is no window; give window too, such as 12, or leave horizon out.")]
    [InlineData("optimizer: adam\nmomentum: 0.9", "momentum belongs to sgd and rmsprop, but the optimizer is adam; leave momentum out, or set optimizer "
        + "to sgd.")]
    [InlineData("optimizer: sgd\nweight_decay: 0.1\nbeta1: 0.8", "beta1 belongs to")]
    [InlineData("optimizer: sgd\nbeta2: 0.8", "beta2 belongs to")]
    [InlineData("optimizer: sgd\nepsilon: 0.001", "epsilon belongs to")]
    [InlineData("optimizer: adam\nnesterov: true", "nesterov belongs to")]
    public void What_does_not_go_together_is_refused_in_words(string text, string message) =>
        Assert.Contains(message, Assert.Throws<HillockException>(() => RunSpecRules.Check(RunFile.Parse(text, RunVerb.Train), RunVerb.Train)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_comparison_needs_a_hidden_layer_and_a_training_does_not()
    {
        var none = RunFile.Parse("hidden: []", RunVerb.Train);
        RunSpecRules.Check(none, RunVerb.Train);
        Assert.Contains("A comparison needs a hidden layer", Assert.Throws<HillockException>(() => RunSpecRules.Check(none, RunVerb.Compare)).Message,
            StringComparison.Ordinal);
        RunSpecRules.Check(RunFile.Parse("activations: [relu, tanh, elu]\nhidden: [8]", RunVerb.Compare), RunVerb.Compare);
        RunSpecRules.Check(RunFile.Parse("activations: [relu, tanh]\nhidden: [8, 8]", RunVerb.Train), RunVerb.Train);
        RunSpecRules.Check(RunFile.Parse("window: 12\nhorizon: 3", RunVerb.Train), RunVerb.Train);
    }

    [Theory]
    [InlineData("optimizer: sgd", "momentum=0.9")]
    [InlineData("optimizer: sgd\nmomentum: 0.5", "momentum=0.5")]
    [InlineData("optimizer: sgd\nlearning_rate: 0.25", "rate=0.25")]
    [InlineData("optimizer: sgd\nnesterov: true", "nesterov")]
    [InlineData("optimizer: adam\nbeta1: 0.5", "beta1=0.5")]
    [InlineData("optimizer: adam\nbeta2: 0.5", "beta2=0.5")]
    [InlineData("optimizer: adam\nepsilon: 0.5", "epsilon=0.5")]
    [InlineData("optimizer: adamw\nweight_decay: 0.25", "weight_decay=0.25")]
    public void What_is_given_reaches_the_optimizer(string text, string part) =>
        Assert.Contains(part, SpecOptimizer.Of(RunFile.Parse(text, RunVerb.Train).Fit).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("target: \"a\\\\b\\\"c\\nd\\te\\rf\"")]
    [InlineData("target: \"null\"")]
    [InlineData("target: plain")]
    [InlineData("activations: \"max(0, x)\"")]
    [InlineData("activations: [relu, \"max(0, x)\", tanh]")]
    [InlineData("hidden: [\"4x8\"]")]
    public void What_is_written_is_read_again(string text)
    {
        var spec = RunFile.Parse(text, RunVerb.Train);
        var written = RunFile.Write(spec, RunVerb.Train);
        Assert.Contains("\n" + text + "  # ", "\n" + written.Replace("4x8  #", "[\"4x8\"]  #", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(written, RunFile.Write(RunFile.Parse(written, RunVerb.Train), RunVerb.Train));
    }
}
