using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;
using Hillock.Training;

namespace Hillock.Experiments.Tests.Runs;

public sealed class SpecRecipeTests
{
    [Theory]
    [InlineData("adam")]
    [InlineData("adamw")]
    [InlineData("nadam")]
    [InlineData("rmsprop(centered=true)")]
    [InlineData("adagrad")]
    [InlineData("lion")]
    public void An_optimiser_without_settings_is_the_optimisers_own(string name) =>
        Assert.Equal(Optimizer.Parse(name), SpecRecipe.Single(new RunSpec { Fit = new() { Optimizer = name } }).Fit.Optimizer);

    [Fact]
    public void Each_setting_of_adamw_lands_where_its_name_says()
    {
        var spec = new RunSpec { Fit = new() { Optimizer = "adamw", Rate = 0.1, WeightDecay = 0.2, Beta1 = 0.3, Beta2 = 0.4, Epsilon = 0.5 } };
        Assert.Equal(new AdamW(rate: 0.1, weightDecay: 0.2, beta1: 0.3, beta2: 0.4, epsilon: 0.5), SpecRecipe.Single(spec).Fit.Optimizer);
    }

    [Fact]
    public void Each_setting_of_sgd_lands_where_its_name_says()
    {
        var spec = new RunSpec { Fit = new() { Optimizer = "sgd", Rate = 0.1, Momentum = 0.2, Nesterov = true } };
        Assert.Equal(new Sgd(rate: 0.1, momentum: 0.2, nesterov: true), SpecRecipe.Single(spec).Fit.Optimizer);
    }

    [Theory]
    [InlineData("sgd", 0.9)]
    [InlineData("sgd(rate=0.5)", 0.9)]
    [InlineData("sgd(momentum=0)", 0)]
    [InlineData("sgd(nesterov=true)", 0.9)]
    public void Plain_sgd_has_a_momentum_unless_it_is_told(string text, double momentum) =>
        Assert.Equal(momentum, ((Sgd)SpecRecipe.Single(new RunSpec { Fit = new() { Optimizer = text } }).Fit.Optimizer).Momentum);

    [Theory]
    [InlineData("adam", "momentum belongs to sgd and rmsprop, but the optimizer is adam; leave momentum out, or set optimizer to sgd.")]
    [InlineData("lion(beta1=0.8)", "momentum belongs to sgd and rmsprop, but the optimizer is lion(beta1=0.8); leave momentum out, or set optimizer to sgd.")]
    public void A_setting_of_another_optimiser_is_refused(string optimizer, string says) =>
        Assert.Equal(says, Assert.Throws<HillockException>(
            () => RunSpecRules.Check(new RunSpec { Fit = new() { Optimizer = optimizer, Momentum = 0.5 } }, RunVerb.Train)).Message);

    [Fact]
    public void A_setting_given_twice_is_refused() =>
        Assert.Contains("beta1 of lion is given twice",
            Assert.Throws<HillockException>(() => SpecRecipe.Single(new RunSpec { Fit = new() { Optimizer = "lion(beta1=0.8)", Beta1 = 0.7 } })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Each_option_of_training_lands_where_its_name_says()
    {
        var spec = new RunSpec
        {
            Fit = new()
            {
                Schedule = "cosine(warmup=5)",
                Loss = "huber(delta=2)",
                LabelSmoothing = 0.1,
                Options =
            new() { ClassWeights = ClassWeights.Of(1, 2), AccumulateSteps = 3, EmaDecay = 0.9, L1 = 0.4, L2 = 0.5, ClipNorm = 6, ClipValue = 7 }
            }
        };
        var recipe = SpecRecipe.Single(spec);
        Assert.Equal(new CosineDecay { Warmup = 5 }, recipe.Fit.Schedule);
        Assert.Equal(new Huber(2), recipe.Fit.Loss);
        Assert.Equal(0.1, recipe.LabelSmoothing);
        Assert.Equal("1, 2", recipe.Fit.ClassWeights?.ToString());
        Assert.Equal((3, 0.9, 0.4, 0.5), (recipe.Fit.AccumulateSteps, recipe.Fit.EmaDecay, recipe.Fit.L1, recipe.Fit.L2));
        Assert.Equal((6, 7), (recipe.Fit.ClipNorm, recipe.Fit.ClipValue));
    }
}
