using Hillock.Health.Forecasts;

namespace Hillock.Tests.Health.Forecasts;

public sealed class EdgeOfChaosTests
{
    [Theory]
    [InlineData("tanh", .1, 1.1776, .0008)]
    [InlineData("tanh", .25, 1.3940, .0081)]
    [InlineData("tanh", .5, 1.6880, .0380)]
    [InlineData("tanh", 1, 2.1533, .1510)]
    [InlineData("selu", 1, .9332, .0668)]
    [InlineData("erf(x)", .5, 1.3603, .0466)]
    [InlineData("softsign", 1, 4.392, .196)]
    [InlineData("relu", 1, 2, 0)]
    [InlineData("leaky_relu(0.2)", 7, 1.9231, 0)]
    public void Has_the_published_points(string activation, double q, double weight, double bias)
    {
        var point = EdgeOfChaos.At(activation, q)!;
        Assert.Equal(weight, point.WeightVariance, 6e-4 * (weight > 3 ? 1 : 0.1));
        Assert.Equal(bias, point.BiasVariance, 6e-4 * (weight > 3 ? 1 : 0.1));
    }

    [Theory]
    [InlineData("tanh", .05, 1.1227)]
    [InlineData("tanh", .2, 1.3049)]
    [InlineData("elu", .2, 1.2293)]
    [InlineData("gelu", .2, 1.5469)]
    [InlineData("silu", .2, 1.6794)]
    [InlineData("mish", .2, 1.4634)]
    public void Finds_the_gain_for_a_deviation_of_biases(string activation, double deviation, double gain)
    {
        var point = EdgeOfChaos.WithBias(activation, deviation)!;
        Assert.Equal(deviation, point.BiasDeviation, 1e-4);
        Assert.Equal(gain, point.Gain, 1e-3); // the published ones are of a rounded q
        Assert.Equal(activation is "gelu" or "silu" or "mish", point.LengthSlope > 1);
    }

    [Fact]
    public void Of_softplus_there_is_none() => Assert.Null(EdgeOfChaos.WithBias("softplus", .2));

    [Fact]
    public void Is_refused_for_what_it_does_not_mean()
    {
        Assert.Throws<HillockException>(() => EdgeOfChaos.At("relu", 0));
        Assert.Throws<HillockException>(() => EdgeOfChaos.WithBias("relu", -1));
        Assert.Throws<HillockException>(() => EdgeOfChaos.At("softmax"));
    }
}
