using Hillock.Activations;
using Hillock.Activations.Facts;

namespace Hillock.Tests.Activations.Facts;

public sealed class GaussianMomentsTests
{
    public static TheoryData<string, double, double, double> Table => new()
    {
        { "linear", 0, 1, 1 },
        { "relu", .3989, .5, .5 },
        { "leaky_relu(0.2)", .3192, .52, .52 },
        { "prelu", .2992, .5313, .5313 },
        { "elu", .1605, .6449, .6681 },
        { "selu", 0, 1, 1.0716 },
        { "gelu", .2821, .4252, .4559 },
        { "swish", .2066, .3558, .3795 },
        { "mish", .2404, .4523, .4791 },
        { "x * clamp(x + 3, 0, 6) / 6", .1662, .3316, .3585 },
        { "softplus", .8061, .9212, .2934 },
        { "tanh", 0, .3943, .4644 },
        { "sigmoid", .5, .2934, .0448 },
        { "clamp(x, -1, 1)", 0, .5161, .6827 },
        { "clamp(x / 6 + 0.5, 0, 1)", .5, .2776, .0277 },
        { "softsign", 0, .1830, .2277 },
        { "x + sin(x)^2", .4323, 1.3074, 1.4998 },
        { "relu(x)^2", .5, 1.5, 2 },
        { "log_sigmoid(x)", -.8061, .9212, .2934 },
        { "x - tanh(x)", 0, .1829, .2530 },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Agree_with_the_published_digits(string text, double mean, double square, double slope)
    {
        var m = GaussianMoments.Of(Formula(text));
        Assert.Equal(mean, m.Mean, 6e-5);
        Assert.Equal(square, m.MeanSquare, 6e-5);
        Assert.Equal(slope, m.DerivativeMeanSquare, 6e-5);
    }

    [Fact]
    public void Agree_with_closed_forms_to_rounding()
    {
        Near(0.5, GaussianMoments.Of(Formula("relu")).MeanSquare);
        Near(2 / Math.PI * Math.Asin(2.0 / 3), GaussianMoments.Of(Formula("erf(x)")).MeanSquare);
        Near(4 / (Math.PI * Math.Sqrt(5)), GaussianMoments.Of(Formula("erf(x)")).DerivativeMeanSquare);
        Near((1 - Math.Exp(-2)) / 2, GaussianMoments.Of(Formula("sin(x)")).MeanSquare);
        Near(Math.Exp(2), GaussianMoments.Of(Formula("exp(x)")).MeanSquare);
        Near(1 / (2 * Math.Sqrt(Math.PI)), GaussianMoments.Of(Formula("gelu")).Mean);
        Near(1, GaussianMoments.Of(Formula("selu")).MeanSquare);
        Near(0.6826894921370859, GaussianMoments.Of(Formula("clamp(x, -1, 1)")).DerivativeMeanSquare);
        Near(0.5 + (Math.Exp(2) * 0.022750131948179195), GaussianMoments.Of(Formula("elu")).DerivativeMeanSquare);
    }

    [Fact]
    public void A_formula_without_values_has_none() => Assert.Equal(double.NaN, GaussianMoments.Of(Formula("log(x)")).MeanSquare);

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, 2e-14 * Math.Max(1, Math.Abs(expected)));

    private static Hillock.Formulas.Formula Formula(string text) => Assert.IsType<ElementwiseActivation>(Activation.Parse(text)).Formula;
}
