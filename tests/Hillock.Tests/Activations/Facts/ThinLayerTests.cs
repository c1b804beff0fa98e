using Hillock.Activations;
using Hillock.Activations.Facts;

namespace Hillock.Tests.Activations.Facts;

/// <summary>Moments of functions that change within a ten-thousandth, against closed forms.</summary>
public sealed class ThinLayerTests
{
    /// <summary>E f'^2 of celu: 1/2 and E e^(2z/a) over z &lt; 0, which is e^(2/a^2) Q(2/a), Q the normal tail.</summary>
    [Theory]
    [InlineData(1e-1)]
    [InlineData(1e-2)]
    [InlineData(1e-4)]
    [InlineData(1e-6)]
    public void Celu(double alpha)
    {
        var moments = Moments(FormattableString.Invariant($"celu(alpha={alpha})"));

        // Mills' ratio by its continued fraction: Q(t) / density(t).
        var t = 2 / alpha;
        var mills = t;
        for (var k = 60; k >= 1; k--) mills = t + (k / mills);
        Assert.Equal(0.5 + (1 / mills / Math.Sqrt(2 * Math.PI)), moments.DerivativeMeanSquare, 1e-12);
    }

    /// <summary>E exp(-z^2 / s^2) and that of its square: 1/sqrt(1 + 2/s^2) and 1/sqrt(1 + 4/s^2).</summary>
    [Theory]
    [InlineData(1e-1)]
    [InlineData(1e-3)]
    [InlineData(1e-6)]
    public void Narrow_gaussian(double s)
    {
        var moments = Moments(FormattableString.Invariant($"exp(-(x/{s})^2)"));
        Assert.Equal(1 / Math.Sqrt(1 + (2 / (s * s))), moments.Mean, 1e-11 * s);
        Assert.Equal(1 / Math.Sqrt(1 + (4 / (s * s))), moments.MeanSquare, 1e-11 * s);
    }

    /// <summary>Away from 0: the mass is the density there times the area, sqrt(pi) s, to s^2.</summary>
    [Fact]
    public void Narrow_gaussian_off_centre() =>
        Assert.Equal(Math.Exp(-0.5 * 1.3 * 1.3) / Math.Sqrt(2 * Math.PI) * Math.Sqrt(Math.PI) * 1e-5, Moments("exp(-((x - 1.3)/1e-5)^2)").Mean, 1e-14);

    /// <summary>E f'^2 of tanh(k z): k times the integral of sech^4, 4/3, times the density at 0, to 1/k^2.</summary>
    [Theory]
    [InlineData(1e3)]
    [InlineData(1e5)]
    public void Step(double k)
    {
        var moments = Moments(FormattableString.Invariant($"tanh({k}*x)"));
        Assert.Equal(4.0 / 3 / Math.Sqrt(2 * Math.PI), moments.DerivativeMeanSquare / k, 1e-6);
        Assert.Equal(1 - (2 / k / Math.Sqrt(2 * Math.PI)), moments.MeanSquare, 1e-8);
    }

    /// <summary>softplus(beta z)/beta: beyond that of relu, E f gains pi^2/(6 beta^2) times the density at 0; E f'^2 loses 1/beta times it.</summary>
    [Fact]
    public void Sharp_softplus()
    {
        var moments = Moments("softplus(1000*x)/1000");
        var density = 1 / Math.Sqrt(2 * Math.PI);
        Assert.Equal(density * (1 + (Math.PI * Math.PI / 6e6)), moments.Mean, 1e-11);
        Assert.Equal(0.5 - (density / 1000), moments.DerivativeMeanSquare, 1e-8);
    }

    [Fact]
    public void Signals_of_other_sizes_meet_the_same_layer()
    {
        var thin = SignalMoments.Of(Activation.Parse("celu(alpha=1e-4)"), 0, 4);
        Assert.Equal(0.5 + (0.5e-4 / 2 / Math.Sqrt(2 * Math.PI)), thin.SlopeMeanSquare, 1e-8);
        var off = SignalMoments.Of(Activation.Parse("exp(-((x - 1.3)/1e-5)^2)"), 1.3, 1);
        Assert.Equal(Math.Sqrt(0.5) * 1e-5, off.Mean, 1e-12);
    }

    private static GaussianMoments Moments(string text) => FormulaFacts.Of((ElementwiseActivation)Activation.Parse(text)).Moments;
}
