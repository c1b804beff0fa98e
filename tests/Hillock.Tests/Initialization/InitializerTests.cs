using Hillock.Initialization;

namespace Hillock.Tests.Initialization;

public sealed class InitializerTests
{
    [Theory]
    [InlineData("he_normal", 2.0 / 300, false)]
    [InlineData("he_uniform", 2.0 / 300, true)]
    [InlineData("glorot_normal", 2.0 / 500, false)]
    [InlineData("glorot_uniform", 2.0 / 500, true)]
    [InlineData("lecun_normal", 1.0 / 300, false)]
    [InlineData("lecun_uniform", 1.0 / 300, true)]
    [InlineData("normal(std=0.3)", 0.09, false)]
    [InlineData("uniform(limit=0.3)", 0.03, true)]
    [InlineData("gain_normal(1.5)", 2.25 / 300, false)]
    public void Variance_and_shape_are_as_named(string text, double variance, bool uniform)
    {
        var weights = Fill(text, 300, 200);
        Assert.Equal(0, weights.Average(), 5 * Math.Sqrt(variance / weights.Length));
        var second = weights.Average(w => (double)w * w);
        Assert.Equal(1, second / variance, 0.03);

        // Kurtosis: 9/5 for uniform, 3 for normal numbers.
        Assert.Equal(uniform ? 1.8 : 3, weights.Average(w => Math.Pow(w, 4)) / (second * second), 0.15);
        if (uniform) Assert.InRange(weights.Max(), 0, Math.Sqrt(3 * variance) + 1e-7);
    }

    [Theory]
    [InlineData(20, 30)]
    [InlineData(30, 20)]
    [InlineData(25, 25)]
    [InlineData(1, 7)]
    public void Orthogonal_has_orthogonal_rows_or_columns(int fanIn, int fanOut)
    {
        var w = Fill("orthogonal(gain=2)", fanIn, fanOut);
        double Entry(int vector, int i) => fanIn <= fanOut ? w[(vector * fanOut) + i] : w[(i * fanOut) + vector];
        var (count, length) = (Math.Min(fanIn, fanOut), Math.Max(fanIn, fanOut));
        for (var a = 0; a < count; a++)
            for (var b = 0; b < count; b++)
                Assert.Equal(a == b ? 4 : 0, Enumerable.Range(0, length).Sum(i => Entry(a, i) * Entry(b, i)), 2e-6);
    }

    [Fact]
    public void Constants_and_zeros()
    {
        Assert.All(Fill("zeros", 3, 4), w => Assert.Equal(0, w));
        Assert.All(Fill("constant(0.1)", 3, 4), w => Assert.Equal(0.1f, w));
        Assert.All(Fill("ones", 3, 4), w => Assert.Equal(1, w));
    }

    [Fact]
    public void The_same_stream_gives_the_same_weights() => Assert.Equal(Fill("he_normal", 10, 10), Fill("he_normal", 10, 10));

    [Theory]
    [InlineData("zeros")]
    [InlineData("auto")]
    [InlineData("constant(0.1)")]
    [InlineData("normal(std=0.05)")]
    [InlineData("uniform(limit=0.5)")]
    [InlineData("he_normal")]
    [InlineData("orthogonal")]
    [InlineData("orthogonal(gain=2)")]
    [InlineData("gain_normal(1.25)")]
    public void Text_round_trips(string text)
    {
        Assert.Equal(text, Initializer.Parse(text).ToString());
        Assert.Equal(Initializer.Parse(text), Initializer.Parse(text));
    }

    [Theory]
    [InlineData("kaiming_uniform", "he_uniform")]
    [InlineData("Xavier_Normal", "glorot_normal")]
    [InlineData("normal", "normal(std=0.05)")]
    [InlineData("normal(0.2)", "normal(std=0.2)")]
    [InlineData("normal(stddev=0.2)", "normal(std=0.2)")]
    public void Other_spellings_are_understood(string text, string expected) => Assert.Equal(expected, Initializer.Parse(text).Text);

    [Theory]
    [InlineData("he_norml", "Did you mean he_normal")]
    [InlineData("", "Unknown initialiser")]
    [InlineData("constant", "needs its value")]
    [InlineData("constant(", "closing bracket")]
    [InlineData("normal(x)", "must be a number")]
    [InlineData("normal(std=-1)", "more than 0")]
    [InlineData("normal(std=nan)", "expected a number")]
    [InlineData("constant(1e300)", "expected a number")]
    [InlineData("normal(mean=1)", "no setting 'mean'; it has std")]
    [InlineData("zeros(1)", "it has no settings")]
    public void Says_what_is_wrong(string text, string part) =>
        Assert.Contains(part, Assert.Throws<HillockException>(() => Initializer.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("relu", "he_normal")]
    [InlineData("leaky_relu", "he_normal")]
    [InlineData("selu", "lecun_normal")]
    [InlineData("1.0507009873554805 * elu(x, 1.6732632423543772)", "lecun_normal")]
    [InlineData("tanh", "glorot_uniform")]
    [InlineData("sigmoid", "glorot_uniform")]
    [InlineData("clamp(x, 0, 6)", "he_normal")]
    [InlineData("linear", "glorot_uniform")]
    [InlineData("softmax", "glorot_uniform")]
    [InlineData("log(x)", "he_normal")]
    [InlineData("x * 1e-5", "gain_normal(3)")]
    public void Auto_follows_the_formula(string activation, string expected) => Assert.Equal(expected, Initializers.For(activation).Text);

    [Theory]
    [InlineData("swish", 1.6765)]
    [InlineData("gelu", 1.5335)]
    [InlineData("elu", 1.2452)]
    [InlineData("mish", 1.4868)]
    [InlineData("softplus", 1.0419)]
    public void Auto_takes_the_gain_of_other_formulas(string activation, double gain) =>
        Assert.Equal(gain, Math.Sqrt(Assert.IsType<ScaledInitializer>(Initializers.For(activation)).Scale), 6e-5);

    [Fact]
    public void No_activation_is_a_straight_line() => Assert.Equal("glorot_uniform", Initializers.For(null).Text);

    private static float[] Fill(string text, int fanIn, int fanOut)
    {
        var weights = new float[fanIn * fanOut];
        var random = new RandomStream(7, "test");
        Initializer.Parse(text).Fill(weights, fanIn, fanOut, ref random);
        return weights;
    }

    [Theory]
    [InlineData("relu6", "he_normal")]
    [InlineData("gelu_10", "gain_normal(1.53")]
    [InlineData("softcap", "lecun_normal")]
    [InlineData("softsign", "glorot_uniform")]
    [InlineData("relu1", "glorot_uniform")]
    public void A_bound_that_inputs_hardly_reach_does_not_count(string activation, string expected) =>
        Assert.StartsWith(expected, Initializers.For(activation).ToString(), StringComparison.Ordinal);
}
