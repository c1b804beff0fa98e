using Hillock.Activations;

namespace Hillock.Tests.Activations;

/// <summary>What holds for every function of a row; a new one is tested by being there.</summary>
public sealed class RowContractTests
{
    private static readonly double[] Row = [0.31, -1.27, 2.05, 0.74, -0.4, 1.18];

    public static TheoryData<string> All => [.. Catalogue.All.OfType<RowActivation>().Select(a => a.Id)];

    [Theory]
    [MemberData(nameof(All))]
    public void Tangent_agrees_with_central_differences(string id)
    {
        var a = Get(id);
        double[] direction = [0.5, -0.3, 0.8, 0.2, -1, 0.4];
        const double h = 1e-6;
        var (above, below) = (a.Evaluate(Moved(h)), a.Evaluate(Moved(-h)));
        var tangent = a.Tangent(Row, direction);
        Assert.Equal(a.Outputs(Row.Length), tangent.Length);
        for (var i = 0; i < tangent.Length; i++) Assert.Equal((above[i] - below[i]) / (2 * h), tangent[i], 1e-8);

        double[] Moved(double by) => [.. Row.Zip(direction, (x, d) => x + (by * d))];
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Gradient_is_the_transposed_tangent(string id)
    {
        var a = Get(id);
        double[] direction = [1, 0.1, -0.6, 0.3, 0.9, -0.2];
        double[] weights = [.. Enumerable.Range(0, a.Outputs(Row.Length)).Select(i => Math.Cos(i + 1.0))];
        var through = a.Tangent(Row, direction).Zip(weights, (t, w) => t * w).Sum();
        Assert.Equal(through, a.Gradient(Row, weights).Zip(direction, (g, d) => g * d).Sum(), 1e-12);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Nan_in_gives_nan_out(string id)
    {
        var row = Row.ToArray();
        row[1] = double.NaN;
        Assert.Contains(double.NaN, Get(id).Evaluate(row));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Large_inputs_do_not_overflow(string id)
    {
        // Gates and norms of squares may pass 1e300; what is bounded may not.
        var scale = id is "squash" or "squash_half" or "l2_normalize" or "rms_norm" or "standardize" or "taylor_softmax" or "solu" ? 1e100 : 1e3;
        Assert.All(Get(id).Evaluate([.. Row.Select(x => x * scale)]), y => Assert.True(double.IsFinite(y)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Wrong_lengths_are_refused(string id)
    {
        var a = Get(id);
        Assert.Throws<HillockException>(() => a.Evaluate([]));
        Assert.Throws<HillockException>(() => a.Tangent(Row, [1]));
        Assert.Throws<HillockException>(() => a.Gradient(Row, []));
        if (a.Kind is ActivationKind.Gated or ActivationKind.Reducing)
            Assert.Contains("got 5", Assert.Throws<HillockException>(() => a.Evaluate([1, 2, 3, 4, 5])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("softmax")]
    [InlineData("softmin")]
    [InlineData("sparsemax")]
    [InlineData("entmax15")]
    [InlineData("hardmax")]
    [InlineData("taylor_softmax")]
    [InlineData("gumbel_softmax(tau=0.5)")]
    public void Probabilities_add_up_to_1(string text)
    {
        var y = Get(text).Evaluate(Row);
        Assert.Equal(1, y.Sum(), 1e-12);
        Assert.All(y, v => Assert.InRange(v, 0, 1));
    }

    [Theory]
    [InlineData("softmax", new[] { 1.0, 2, 3 }, new[] { 0.09003057317038046, 0.24472847105479764, 0.6652409557748218 })]
    [InlineData("sparsemax", new[] { 1.0, 0.5, -1 }, new[] { 0.75, 0.25, 0 })]
    [InlineData("sparsemax", new[] { 3.0, 0, 0 }, new[] { 1.0, 0, 0 })]
    [InlineData("entmax15", new[] { 2.0, 0 }, new[] { 0.9571067811865476 + 0.0428932188134524, 0 })]
    [InlineData("entmax15", new[] { 0.0, 0 }, new[] { 0.5, 0.5 })]
    [InlineData("softmax_1", new[] { 0.0, 0 }, new[] { 1.0 / 3, 1.0 / 3 })]
    [InlineData("hardmax", new[] { 1.0, 4, 4 }, new[] { 0.0, 1, 0 })]
    [InlineData("kwta", new[] { 1.0, 4, -2, 3 }, new[] { 0.0, 4, 0, 3 })]
    [InlineData("kwta(k=1)", new[] { 1.0, 4, 4 }, new[] { 0.0, 4, 0 })]
    [InlineData("squash", new[] { 3.0, 4 }, new[] { 0.6 * 25 / 26, 0.8 * 25 / 26 })]
    [InlineData("squash_half", new[] { 3.0, 4 }, new[] { 15 / 25.5, 20 / 25.5 })]
    [InlineData("log_softmax", new[] { 0.0, 0 }, new[] { -0.6931471805599453, -0.6931471805599453 })]
    [InlineData("l2_normalize", new[] { 3.0, 4 }, new[] { 0.6, 0.8 })]
    [InlineData("rms_norm(epsilon=0)", new[] { 3.0, 4 }, new[] { 0.848528137423857, 1.131370849898476 })]
    [InlineData("standardize(epsilon=0)", new[] { 1.0, 3 }, new[] { -1.0, 1 })]
    [InlineData("taylor_softmax", new[] { 0.0, 1 }, new[] { 1 / 3.5, 2.5 / 3.5 })]
    [InlineData("glu", new[] { 2.0, 3, 0, 0 }, new[] { 1.0, 1.5 })]
    [InlineData("glu_first", new[] { 0.0, 0, 2, 3 }, new[] { 1.0, 1.5 })]
    [InlineData("gtu", new[] { 1.0, 0 }, new[] { 0.3807970779778824 })]
    [InlineData("bilinear", new[] { 2.0, 3 }, new[] { 6.0 })]
    [InlineData("reglu", new[] { -2.0, 2, 3, 3 }, new[] { 0.0, 6 })]
    [InlineData("geglu", new[] { 1.0, 2 }, new[] { 1.6826894921370859 })]
    [InlineData("swiglu(beta=2)", new[] { 1.0, 3 }, new[] { 2.642391233933647 })]
    [InlineData("drelu", new[] { 2.0, -1, 2, 3, 5, 0.5 }, new[] { 6.0, 0, 1 })]
    [InlineData("clamped_swiglu", new[] { 1.0, 9, 0.5, -8 }, new[] { 0.8457957659328212 * 1.5, 7 * 0.9999933040433311 * -6 })]
    [InlineData("maxout", new[] { 1.0, 5, -3, -2 }, new[] { 5.0, -2 })]
    [InlineData("maxout(group=4)", new[] { 1.0, 5, -3, -2 }, new[] { 5.0 })]
    [InlineData("logsumexp", new[] { 0.0, 0 }, new[] { 0.6931471805599453 })]
    [InlineData("logmeanexp", new[] { 2.0, 2 }, new[] { 2.0 })]
    [InlineData("crelu", new[] { 1.0, -2 }, new[] { 1.0, 0, 0, 2 })]
    public void Values(string text, double[] row, double[] expected)
    {
        var y = Get(text).Evaluate(row);
        Assert.Equal(expected.Length, y.Length);
        for (var i = 0; i < y.Length; i++) Assert.Equal(expected[i], y[i], 1e-12);
    }

    [Fact]
    public void Gumbel_softmax_draws_each_class_as_often_as_softmax_says()
    {
        var a = Assert.IsType<NormalizingActivation>(Activation.Parse("gumbel_softmax(tau=0.1)"));
        var random = new RandomStream(5, "gumbel");
        double[] row = [0, 1, 2];
        var counts = new int[3];
        for (var i = 0; i < 6000; i++)
        {
            var y = a.Sample(row, ref random);
            counts[Array.IndexOf(y, y.Max())]++;
        }

        var expected = Get("softmax").Evaluate(row);
        for (var i = 0; i < 3; i++) Assert.Equal(expected[i], counts[i] / 6000.0, 0.02);
    }

    private static RowActivation Get(string text) => Assert.IsType<RowActivation>(Activation.Parse(text), exactMatch: false);
}
