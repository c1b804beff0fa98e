using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;
using Hillock.Training;

namespace Hillock.Experiments.Tests.Runs;

public sealed class SpecRecipeTests
{
    [Theory]
    [InlineData("adam")]
    [InlineData("adamw")]
    public void An_optimiser_without_settings_is_the_optimisers_own(string name) =>
        Assert.Equal(Optimizer.Parse(name), SpecRecipe.Single(new RunSpec { Optimizer = name }).Optimizer);

    [Fact]
    public void Each_setting_of_adamw_lands_where_its_name_says()
    {
        var spec = new RunSpec { Optimizer = "adamw", Rate = 0.1, WeightDecay = 0.2, Beta1 = 0.3, Beta2 = 0.4, Epsilon = 0.5 };
        Assert.Equal(new AdamW(rate: 0.1, weightDecay: 0.2, beta1: 0.3, beta2: 0.4, epsilon: 0.5), SpecRecipe.Single(spec).Optimizer);
    }

    [Fact]
    public void Each_setting_of_sgd_lands_where_its_name_says()
    {
        var spec = new RunSpec { Optimizer = "sgd", Rate = 0.1, Momentum = 0.2, Nesterov = true };
        Assert.Equal(new Sgd(rate: 0.1, momentum: 0.2, nesterov: true), SpecRecipe.Single(spec).Optimizer);
    }
}
