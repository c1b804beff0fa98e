using Hillock.Activations;
using Hillock.Activations.Facts;

namespace Hillock.Tests.Activations.Facts;

/// <summary>The facts of every activation of a row, held against values at random rows and against closed forms: a false one fails here.</summary>
public sealed class RowFactsTests
{
    private const double Inf = double.PositiveInfinity;

    public static TheoryData<string> All => [.. Catalogue.All.OfType<RowActivation>().Select(a => a.Id)];

    [Theory]
    [InlineData("softmax", 0, 1, "smooth", 0.5)]
    [InlineData("softmin", 0, 1, "smooth", 0.5)]
    [InlineData("log_softmax", -Inf, 0, "smooth", 2.8284271247)]
    [InlineData("sparsemax", 0, 1, "C0", 1)]
    [InlineData("entmax15", 0, 1, "C1", 0.7071067812)]
    [InlineData("softmax_1", 0, 1, "smooth", 0.5)]
    [InlineData("hardmax", 0, 1, "discontinuous", Inf)]
    [InlineData("kwta", -Inf, Inf, "discontinuous", Inf)]
    [InlineData("taylor_softmax", 0, 1, "smooth", 0.25)]
    [InlineData("squash", -1, 1, "C1", 0.6495190528)]
    [InlineData("squash_half", -1, 1, "C1", 0.9185586535)]
    [InlineData("standardize", -2.6457513111, 2.6457513111, "smooth", 316.227766)]
    [InlineData("rms_norm", -2.8284271247, 2.8284271247, "smooth", 316.227766)]
    [InlineData("l2_normalize", -1, 1, "discontinuous", Inf)]
    [InlineData("maxout", -Inf, Inf, "C0", 1)]
    [InlineData("logsumexp", -Inf, Inf, "smooth", 1)]
    [InlineData("crelu", 0, Inf, "C0", 1)]
    [InlineData("gtu", -1, 1, "smooth", 1)]
    [InlineData("glu", -Inf, Inf, "smooth", Inf)]
    [InlineData("glu_first", -Inf, Inf, "smooth", Inf)]
    [InlineData("reglu", -Inf, Inf, "C0", Inf)]
    [InlineData("swiglu", -Inf, Inf, "smooth", Inf)]
    public void Known(string id, double low, double high, string smoothness, double lipschitz)
    {
        var facts = Get(id);
        Assert.Equal(low, facts.Range.Low, 1e-6);
        Assert.Equal(high, facts.Range.High, 1e-6);
        Assert.Equal(smoothness, facts.Smoothness.ToString());
        if (double.IsFinite(lipschitz)) Assert.Equal(lipschitz, facts.Lipschitz, 1e-5 * lipschitz);
        else Assert.Equal(lipschitz, facts.Lipschitz);
    }

    [Theory]
    [InlineData("softmax", 1.0, null, RowResponse.Unchanged, RowResponse.Neither, RowMonotonicity.Kept)]
    [InlineData("softmin", 1.0, null, RowResponse.Unchanged, RowResponse.Neither, RowMonotonicity.Reversed)]
    [InlineData("sparsemax", 1.0, null, RowResponse.Unchanged, RowResponse.Neither, RowMonotonicity.Kept)]
    [InlineData("softmax_1", null, null, RowResponse.Neither, RowResponse.Neither, RowMonotonicity.Kept)]
    [InlineData("hardmax", 1.0, 1.0, RowResponse.Unchanged, RowResponse.Unchanged, RowMonotonicity.Kept)]
    [InlineData("standardize", 0.0, null, RowResponse.Unchanged, RowResponse.Unchanged, RowMonotonicity.Kept)]
    [InlineData("l2_normalize", null, 1.0, RowResponse.Neither, RowResponse.Unchanged, RowMonotonicity.Kept)]
    [InlineData("maxout", null, null, RowResponse.Follows, RowResponse.Follows, RowMonotonicity.Neither)]
    [InlineData("taylor_softmax", 1.0, null, RowResponse.Neither, RowResponse.Neither, RowMonotonicity.Neither)]
    [InlineData("crelu", null, null, RowResponse.Neither, RowResponse.Follows, RowMonotonicity.Neither)]
    public void Symmetries(string id, double? sum, double? length, RowResponse shift, RowResponse scale, RowMonotonicity order)
    {
        var facts = Get(id);
        Assert.Equal((sum, length, shift, scale, order), (facts.Sum, facts.Length, facts.Shift, facts.Scale, facts.Order));
    }

    [Theory]
    [InlineData("glu", 0, 0.2934)]               // E sigmoid^2
    [InlineData("bilinear", 0, 1)]
    [InlineData("reglu", 0, 0.5)]
    [InlineData("geglu", 0, 0.4252)]             // E gelu^2
    [InlineData("swiglu", 0, 0.3558)]            // E silu^2
    [InlineData("maxout", 0.5641896, 1)]         // 1 / sqrt(pi)
    [InlineData("crelu", 0.3989, 0.5)]
    [InlineData("standardize", 0, 1)]
    [InlineData("l2_normalize", 0, 0.125)]
    [InlineData("softmax", 0.125, 0.0289)]
    public void Moments(string id, double mean, double square)
    {
        var moments = Get(id).Moments;
        Assert.Equal(mean, moments.Mean, 5e-4);
        Assert.Equal(square, moments.MeanSquare, 2e-3);
    }

    [Theory]
    [InlineData("bilinear", 2)]                  // E a^2 + E b^2
    [InlineData("reglu", 1)]
    [InlineData("maxout", 1)]
    [InlineData("crelu", 0.5)]
    [InlineData("log_softmax", 0.98)]
    public void Backward_moments(string id, double square) => Assert.Equal(square, Get(id).Moments.DerivativeMeanSquare, 0.02 * square);

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing_said_is_contradicted_by_random_rows(string id)
    {
        var (a, facts) = ((RowActivation)Activation.Parse(id), Get(id));
        var random = new RandomStream(11, "rows");
        double sum = 0, squares = 0, zeros = 0, count = 0;
        double[]? before = null;
        for (var i = 0; i < 600; i++)
        {
            var row = new double[facts.Inputs];
            var scale = i % 3 == 0 ? 1 : Math.Pow(10, (random.NextDouble() * 5) - 2);
            for (var k = 0; k < row.Length; k++) row[k] = scale * random.NextNormal();
            var y = a.Evaluate(row);
            Assert.All(y, v => Assert.True(v >= facts.Range.Low - 1e-9 && v <= facts.Range.High + 1e-9, $"{id} gives {v}, outside {facts.Range}"));
            if (facts.Sum is { } fixedSum) Assert.Equal(fixedSum, y.Sum(), 1e-9);
            if (facts.Length is { } length && scale > 0.1) Assert.Equal(length, Math.Sqrt(y.Sum(v => v * v)), 2e-3);
            if (facts.MeanSquare is { } square && scale > 0.9) Assert.Equal(square, y.Average(v => v * v), 2e-2);
            var move = row.Select(x => x + (0.3 * random.NextNormal())).ToArray();
            var chord = Distance(a.Evaluate(move), y);
            Assert.True(chord <= (facts.Lipschitz * Distance(move, row) * (1 + 1e-9)) + 1e-9, $"{id}: {chord} for a step of {Distance(move, row)}");
            if (scale != 1) continue;
            sum += y.Sum();
            squares += y.Sum(v => v * v);
            zeros += y.Count(v => v == 0);
            count += y.Length;
            before = y;
        }

        Assert.NotNull(before);
        Assert.Equal(facts.Outputs, before.Length);
        var deviation = Math.Sqrt(facts.Moments.MeanSquare);
        Assert.Equal(facts.Moments.Mean, sum / count, 0.12 * deviation);
        Assert.Equal(facts.Moments.MeanSquare, squares / count, 0.25 * facts.Moments.MeanSquare);
        Assert.Equal(facts.Moments.ZeroShare, zeros / count, 0.06);
    }

    [Fact]
    public void What_depends_on_the_width_says_so()
    {
        Assert.True(Get("softmax").RangeHoldsForAnyWidth && Get("softmax").LipschitzHoldsForAnyWidth);
        Assert.False(Get("log_softmax").LipschitzHoldsForAnyWidth);
        Assert.False(Get("standardize").RangeHoldsForAnyWidth);
        Assert.Equal((8, 8), (Get("softmax").Inputs, Get("softmax").Outputs));
        Assert.Equal((8, 4), (Get("glu").Inputs, Get("glu").Outputs));
        Assert.Equal((6, 2), (Get("maxout(group=3)").Inputs, Get("maxout(group=3)").Outputs));
    }

    [Fact]
    public void A_row_of_zeros()
    {
        Assert.Equal(0.125, Get("softmax").AtZero);
        Assert.Equal(0, Get("l2_normalize").AtZero);
        Assert.Null(Get("hardmax").AtZero);
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(0.001)]
    [InlineData(0.02)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.77)]
    [InlineData(0.999)]
    public void The_quantile_undoes_the_distribution(double p) => Assert.Equal(p, Hillock.Formulas.Special.NormalCdf(NormalRows.Quantile(p)), 1e-8);

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());

    private static RowFacts Get(string text) => RowFacts.Of((RowActivation)Activation.Parse(text));
}
