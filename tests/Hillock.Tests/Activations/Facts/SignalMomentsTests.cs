using Hillock.Activations;
using Hillock.Activations.Facts;
using Hillock.Formulas;

namespace Hillock.Tests.Activations.Facts;

public sealed class SignalMomentsTests
{
    // φ, Eφ, Eφ², Eφ'², C'(1), C(0), χ_BN, Q'(1) at q = 1.
    public static TheoryData<string, double, double, double, double, double, double, double> Table => new()
    {
        { "linear", 0, 1, 1, 1, 0, 1, 1 },
        { "relu", .3989, .5, .5, 1, .3183, 1.4669, 1 },
        { "leaky_relu(0.01)", .3950, .5000, .5000, 1, .3119, 1.4534, 1 },
        { "leaky_relu(0.2)", .3192, .52, .52, 1, .1959, 1.2436, 1 },
        { "prelu", .2992, .5313, .5313, 1, .1685, 1.2027, 1 },
        { "elu", .1605, .6449, .6681, 1.0359, .0400, 1.0790, .8910 },
        { "selu", 0, 1, 1.0716, 1.0716, 0, 1.0716, .7826 },
        { "gelu", .2821, .4252, .4559, 1.0720, .1871, 1.3188, 1.1441 },
        { "silu", .2066, .3558, .3795, 1.0666, .1200, 1.2121, 1.1726 },
        { "mish", .2404, .4523, .4791, 1.0591, .1278, 1.2143, 1.0763 },
        { "hard_swish", .1662, .3316, .3585, 1.0813, .0833, 1.1796, 1.2239 },
        { "softplus", .8061, .9212, .2934, .3185, .7053, 1.0805, .4921 },
        { "tanh", 0, .3943, .4644, 1.1778, 0, 1.1778, .4611 },
        { "sigmoid", .5, .2934, .0448, .1528, .8521, 1.0336, .1063 },
        { "hard_tanh", 0, .5161, .6827, 1.3229, 0, 1.3229, .3851 },
        { "clamp(x / 6 + 0.5, 0, 1)", .5, .2776, .0277, .0998, .9004, 1.0023, .0971 },
        { "softsign", 0, .1830, .2277, 1.2440, 0, 1.2440, .4767 },
        { "erf(x)", 0, .4646, .5694, 1.2257, 0, 1.2257, .4086 },
        { "sin(x)", 0, .4323, .5677, 1.3130, 0, 1.3130, .3130 },
        { "x + sin(x)^2", .4323, 1.3074, 1.4998, 1.1472, .1430, 1.3386, .8682 },
        { "relu(x)^2", .5, 1.5, 2, 1.3333, .1667, 1.6, 2 },
        { "exp(x)", 1.6487, 7.389, 7.389, 1, .3679, 1.5820, 2 },
        { "log_sigmoid", -.8061, .9212, .2934, .3185, .7053, 1.0805, .4921 },
        { "x - tanh(x)", 0, .1829, .2530, 1.3834, 0, 1.3834, 1.8262 },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Agree_with_the_published_digits(
        string text, double mean, double square, double slope, double correlationSlope, double meanShare, double batch, double lengthSlope)
    {
        var m = SignalMoments.Of(text);
        Assert.Equal(mean, m.Mean, 6e-5);
        Assert.Equal(square, m.MeanSquare, 1e-4 * Math.Max(0.6, square));
        Assert.Equal(slope, m.SlopeMeanSquare, 1e-4 * Math.Max(0.6, slope));
        Assert.Equal(correlationSlope, m.SlopeMeanSquare / m.MeanSquare, 6e-5);
        Assert.Equal(meanShare, m.MeanShare, 6e-5);
        Assert.Equal(batch, m.SlopeMeanSquare / m.Parting(0), 6e-5);
        Assert.Equal(lengthSlope, m.LengthSlope / m.MeanSquare, 6e-5);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0)]
    [InlineData(0.9)]
    [InlineData(0.999)]
    [InlineData(0.999999)]
    [InlineData(-0.4)]
    public void Follow_the_arc_cosine_law_of_relu(double c)
    {
        // Cho and Saul 2009; the numbers near 1 are what depth is made of.
        var exact = (Math.Sqrt(1 - (c * c)) + ((Math.PI - Math.Acos(c)) * c)) / (2 * Math.PI);
        var moments = SignalMoments.Of("relu", 0, 1);
        Assert.Equal(0.5 - exact, moments.Parting(c), 2e-3 * (0.5 - exact));
        Assert.Equal(exact, moments.Product(c), 3e-5);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.95)]
    public void Follow_the_arc_sine_laws_of_erf_and_of_a_step(double c)
    {
        Assert.Equal(2 / Math.PI * Math.Asin(c * 2 / 3), SignalMoments.Of("erf(x)").Product(c), 1e-9);
        Assert.Equal(2 / Math.PI * Math.Asin(c), SignalMoments.Of("sign(x)").Product(c), 6e-3);
        Assert.False(SignalMoments.Of("sign(x)").IsAnalysable);
    }

    [Theory]
    [InlineData("gelu", 0.7, 2.3)]
    [InlineData("tanh", -1.5, 9)]
    [InlineData("elu", 0, 0.037)]
    [InlineData("hard_swish", 0, 77)]
    public void Agree_with_samples_at_any_mean_and_variance(string text, double mean, double variance)
    {
        var (f, random, m) = ((ElementwiseActivation)Activation.Parse(text), new RandomStream(3, "test"), SignalMoments.Of(text, mean, variance));
        const int Count = 400_000;
        double sum = 0, square = 0, slope = 0;
        for (var i = 0; i < Count; i++)
        {
            var u = mean + (Math.Sqrt(variance) * random.NextNormal());
            var y = f.Formula.Evaluate(u);
            sum += y / Count;
            square += y * y / Count;
            slope += Math.Pow(f.Derivative.Evaluate(u), 2) / Count;
        }

        Assert.Equal(sum, m.Mean, 6 * Math.Sqrt(m.MeanSquare / Count));
        Assert.Equal(square, m.MeanSquare, 0.02 * square);
        Assert.Equal(slope, m.SlopeMeanSquare, 0.02 * slope);
    }

    [Fact]
    public void Are_infinite_where_a_function_outgrows_normal_numbers() =>
        Assert.Equal(double.PositiveInfinity, SignalMoments.Of("exp(x)", 0, 100).MeanSquare);

    [Fact]
    public void Of_code_and_of_noise_are_found_too()
    {
        Assert.Equal(0.5, SignalMoments.Of(Activation.FromCode("my_relu", x => Math.Max(0, x), x => x > 0 ? 1 : 0)).MeanSquare, 1e-4);
        var noisy = (StochasticActivation)Activation.Parse("rrelu");
        Assert.Equal(StochasticFacts.Of(noisy).MeanSquare, SignalMoments.Of(noisy).MeanSquare, 1e-6);
        Assert.Equal(StochasticFacts.Of(noisy).DerivativeMeanSquare, SignalMoments.Of(noisy).SlopeMeanSquare, 1e-6);
    }

    [Fact]
    public void Of_whole_rows_are_refused() =>
        Assert.Contains("a whole row", Assert.Throws<HillockException>(() => SignalMoments.Of("softmax")).Message, StringComparison.Ordinal);
}
