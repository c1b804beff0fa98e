using Hillock.Activations;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Tests.Activations;

/// <summary>Rows of any magnitude, with ties, infinities and zeros: the definition in float64 and the engine in float32.</summary>
public sealed class RowStabilityTests
{
    private const double Inf = double.PositiveInfinity;

    private static readonly string[] Shares = ["softmax", "softmin", "sparsemax", "entmax15", "hardmax", "taylor_softmax", "stablemax", "gumbel_softmax(tau=0.5)"];
    private static readonly string[] Shifting = ["softmax", "softmin", "log_softmax", "sparsemax", "entmax15", "hardmax", "gumbel_softmax(tau=0.5)", "standardize"];
    private static readonly string[] Scaling = ["l1_normalize", "l2_normalize", "rms_norm(epsilon=0)", "standardize(epsilon=0)"];

    public static TheoryData<string> Normalizing => [.. Catalogue.All.Where(a => a.Kind == ActivationKind.Row).Select(a => a.Id)];

    public static TheoryData<string, double[], double[]> Known => new()
    {
        { "sparsemax", [1e16, 1e16, 1, 2], [0.5, 0.5, 0, 0] },
        { "sparsemax", [3e7, 29999998, 0, 0], [1, 0, 0, 0] },
        { "sparsemax", [Inf, 1, Inf, 2], [0.5, 0, 0.5, 0] },
        { "sparsemax", [-Inf, -Inf], [0.5, 0.5] },
        { "sparsemax", [0, -Inf], [1, 0] },
        { "entmax15", [1e8, 1e8 - 0.5, 1, 2], [0.6739926363384381, 0.32600736366156174, 0, 0] },
        { "entmax15", [2000, 1999.5, 1999, 0], [0.6241975291003276, 0.29166666666666674, 0.08413580423300586, 0] },
        { "entmax15", [Inf, 1, 2], [1, 0, 0] },
        { "entmax15", [0, -Inf, 0], [0.5, 0, 0.5] },
        { "softmax", [Inf, 1, 2], [1, 0, 0] },
        { "softmax", [Inf, 1, Inf], [0.5, 0, 0.5] },
        { "softmax", [-Inf, -Inf, -Inf, -Inf], [0.25, 0.25, 0.25, 0.25] },
        { "softmax", [-Inf, 3, 3], [0, 0.5, 0.5] },
        { "softmin", [-Inf, 1, 2], [1, 0, 0] },
        { "softmin", [Inf, Inf], [0.5, 0.5] },
        { "softmax_1", [Inf, 1], [1, 0] },
        { "softmax_1", [-Inf, -Inf], [0, 0] },
        { "gumbel_softmax", [Inf, 1, Inf], [0.5, 0, 0.5] },
        { "gumbel_softmax(tau=1e-30)", [2e20, 1e20], [1, 0] },
        { "log_softmax", [Inf, 1], [0, -Inf] },
        { "log_softmax", [-Inf, 0], [-Inf, 0] },
        { "log_softmax", [1e16, 1e16], [-0.6931471805599453, -0.6931471805599453] },
        { "logsumexp", [Inf, 1, -Inf, -Inf], [Inf, -Inf] },
        { "maxout", [-Inf, -Inf, Inf, 1], [-Inf, Inf] },
        { "hardmax", [-Inf, -Inf], [1, 0] },
        { "hardmax", [1, Inf, Inf], [0, 1, 0] },
        { "kwta", [3, 5, 3, 3], [3, 5, 0, 0] },
        { "kwta(k=9)", [-3, 5], [-3, 5] },
        { "taylor_softmax", [1e20, -1e20, 1], [0.5, 0.5, 0] },
        { "taylor_softmax", [Inf, 1], [1, 0] },
        { "stablemax", [0, -1, 3], [1 / 5.5, 0.5 / 5.5, 4 / 5.5] },
        { "stablemax", [Inf, 1, -Inf], [1, 0, 0] },
        { "softpick", [0.6931471805599453, -0.6931471805599453], [1 / (1.5 + 1e-8), 0] },
        { "softpick", [1e4, 1e4, -1e4], [0.5, 0.5, 0] },
        { "softpick", [0, 0], [0, 0] },
        { "softpick", [-1, -2], [0, 0] },
        { "softpick", [Inf, 0], [1, 0] },
        { "softpick(epsilon=0)", [1e-12, -3e-12], [0.25, 0] },
        { "squash", [0, 0], [0, 0] },
        { "squash", [3e30, 4e30], [0.6, 0.8] },
        { "squash", [Inf, 1], [1, 0] },
        { "squash_half", [3e-3, 4e-3], [0.6 * 5e-5 / 1.00005, 0.8 * 5e-5 / 1.00005] },
        { "l2_normalize", [0, 0], [0, 0] },
        { "l2_normalize", [3e30, -4e30], [0.6, -0.8] },
        { "l2_normalize", [3e-30, -4e-30], [0.6, -0.8] },
        { "l2_normalize", [1, -Inf], [0, -1] },
        { "l2_normalize(epsilon=10)", [3, 4], [0.3, 0.4] },
        { "l1_normalize", [0, 0], [0, 0] },
        { "l1_normalize", [1e30, -3e30], [0.25, -0.75] },
        { "l1_normalize(epsilon=8)", [1, -3], [0.125, -0.375] },
        { "rms_norm", [3e30, 4e30], [0.848528137423857, 1.131370849898476] },
        { "rms_norm", [0, 0], [0, 0] },
        { "rms_norm(epsilon=0)", [3e-30, 4e-30], [0.848528137423857, 1.131370849898476] },
        { "rms_norm(epsilon=0)", [0, 0], [0, 0] },
        { "standardize", [1e30, -1e30], [1, -1] },
        { "standardize", [16777216, 16777218], [-0.99999500003750, 0.99999500003750] },
        { "standardize(epsilon=0)", [5, 5], [0, 0] },
        { "standardize", [Inf, 0, 0, 0], [1.7320508075688772, -0.5773502691896258, -0.5773502691896258, -0.5773502691896258] },
        { "solu", [Inf, 0, 0, 0], [1.7320508075688772, -0.5773502691896258, -0.5773502691896258, -0.5773502691896258] },
        { "solu", [0, -Inf], [0, 0] },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Values(string text, double[] row, double[] expected)
    {
        Near(expected, Get(text).Evaluate(row), 1e-9, text);
        if (row.All(v => (float)v == v)) Near(expected, Engine(text, row), 1e-6, $"{text} in the engine");
    }

    [Theory]
    [MemberData(nameof(Normalizing))]
    public void The_engine_is_the_definition_at_every_magnitude(string id)
    {
        foreach (var row in Rows())
        {
            double[] seen = [.. row.Select(v => (double)(float)v)];
            Near(Get(id).Evaluate(seen), Engine(id, seen), 4e-6, $"{id}({string.Join(", ", row)})");
        }
    }

    [Fact]
    public void Shares_add_up_to_1_and_follow_their_inputs()
    {
        foreach (var text in Shares)
        {
            foreach (var row in Rows())
            {
                var y = Get(text).Evaluate(row);
                Assert.Equal(1, y.Sum(), 1e-12);
                Assert.All(y, v => Assert.InRange(v, 0, 1));
                Assert.Equal(1, Engine(text, row).Sum(), 1e-6);
                if (text == "hardmax") continue;
                Near([.. y.Reverse()], Get(text).Evaluate([.. row.Reverse()]), 1e-12, text);
            }
        }
    }

    [Fact]
    public void A_shift_changes_nothing()
    {
        double[] row = [0.25, -1.5, 2, 0.75, -0.5, 1.25];
        foreach (var text in Shifting)
        {
            foreach (var shift in new[] { 4096.0, -1048576 })
            {
                double[] moved = [.. row.Select(v => v + shift)];
                Near(Get(text).Evaluate(row), Get(text).Evaluate(moved), 1e-13, text);
                Near(Engine(text, row), Engine(text, moved), 1e-7, text);
                Near(Get(text).Gradient(row, [3, -1, 2, 0.5, 1, -2]), Get(text).Gradient(moved, [3, -1, 2, 0.5, 1, -2]), 1e-12, text + "'");
            }
        }
    }

    [Fact]
    public void A_scale_changes_nothing()
    {
        double[] row = [0.25, -1.5, 2, 0.75, -0.5, 1.25];
        foreach (var text in Scaling)
        {
            foreach (var scale in new[] { Math.ScaleB(1, -100), Math.ScaleB(1, 100) })
            {
                double[] scaled = [.. row.Select(v => v * scale)];
                Near(Get(text).Evaluate(row), Get(text).Evaluate(scaled), 1e-14, text);
                Near(Engine(text, row), Engine(text, scaled), 1e-6, text);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Normalizing))]
    public unsafe void Gradients_agree_with_differences_and_between_engine_and_definition(string id)
    {
        var a = Get(id);
        double[] weights = [0.5, -1, 2, 0.25, 1.5, -0.75];
        foreach (var (row, step) in new[] { (new[] { 0.25, -1.5, 2, 0.75, -0.5, 1.25 }, 1e-6), ([300.25, 299.5, 301, -40.5, 300.75, 300.5], 1e-6), ([0.002, -0.001, 0.0035, 0.0005, -0.004, 0.0015], 1e-9) })
        {
            double[] seen = [.. row.Select(v => (double)(float)v)];
            var gradient = a.Gradient(seen, weights);
            var size = gradient.Max(Math.Abs);
            for (var i = 0; i < 6; i++)
            {
                var (up, down) = (Loss(i, step), Loss(i, -step));
                Assert.True(Math.Abs(((up - down) / (2 * step)) - gradient[i]) <= 1e-6 * (1 + size), $"{id}, input {i} of {string.Join(", ", row)}: {(up - down) / (2 * step)} against {gradient[i]}");
            }

            if (a is not NormalizingActivation { Row.Loop: var loop }) continue;
            float[] x = [.. row.Select(v => (float)v)], y = new float[6], dy = [.. weights.Select(v => (float)v)], dx = new float[6], scratch = new float[loop.Scratch(6) + 1];
            fixed (float* px = x, py = y, pdy = dy, pdx = dx, ps = scratch)
            {
                loop.Forward(px, 6, py, ps);
                loop.Backward(px, pdy, 6, pdx, ps);
            }

            for (var i = 0; i < 6; i++) Assert.Equal(gradient[i], dx[i], 2e-5 * (1e-3 + size));

            double Loss(int at, double by) => a.Evaluate([.. seen.Select((v, j) => j == at ? v + by : v)]).Zip(weights, (v, w) => v * w).Sum();
        }
    }

    public static TheoryData<string> Gates => [.. Catalogue.All.OfType<GatedActivation>().Select(a => a.Id)];

    [Theory]
    [MemberData(nameof(Gates))]
    public void Gates_are_the_definition_at_infinity(string id)
    {
        double[] ends = [double.NegativeInfinity, -3, 0, 2, Inf];
        double[] first = [.. ends.SelectMany(a => ends.Select(_ => a))], second = [.. ends.SelectMany(_ => ends)];
        double[] row = [.. first, .. second];
        Near(Get(id).Evaluate(row), Engine(id, row), 1e-6, id);
    }

    [Theory]
    [InlineData("swiglu", double.NegativeInfinity, 2, 0)]
    [InlineData("geglu", double.NegativeInfinity, 2, 0)]
    [InlineData("glu", 2, double.NegativeInfinity, 0)]
    [InlineData("glu", double.NegativeInfinity, 0, double.NegativeInfinity)]
    [InlineData("reglu", double.NegativeInfinity, 2, 0)]
    [InlineData("clamped_swiglu", double.NegativeInfinity, 2, 0)]
    [InlineData("drelu", double.NegativeInfinity, 2, 0)]
    public void Gates_have_their_limits(string id, double a, double b, double expected)
    {
        Assert.Equal(expected, Get(id).Evaluate([a, b])[0]);
        Assert.Equal(expected, Engine(id, [a, b])[0]);
    }

    [Fact]
    public void Ties_have_one_rule()
    {
        Assert.Equal([1.0, 0, 0, 0], Get("maxout(group=4)").Gradient([2, 2, 1, 2], [1]));
        Assert.Equal([0.5, 0.5], Get("logsumexp").Gradient([3e7, 3e7], [1]));
        Assert.Equal([1.0f, 0, 0, 0], Slopes(Get("maxout(group=4)"), [2, 2, 1, 2]));
        Assert.Equal([0.5f, 0.5f], Slopes(Catalogue.Logsumexp, [3e7f, 3e7f]));
        Assert.Equal([0.5f, 0.5f], Slopes(Catalogue.Logsumexp, [float.PositiveInfinity, float.PositiveInfinity]));
        Assert.Equal([0.5, 0.5], Get("logsumexp").Gradient([Inf, Inf], [1]));
    }

    [Theory]
    [InlineData("squash", 0)]
    [InlineData("squash_half", 0)]
    [InlineData("l2_normalize", 0)]
    [InlineData("l1_normalize", 0)]
    [InlineData("l2_normalize(epsilon=0.5)", 2)]
    [InlineData("l1_normalize(epsilon=0.5)", 2)]
    [InlineData("rms_norm(epsilon=0)", 0)]
    public void A_row_of_zeros_has_a_slope(string text, double slope)
    {
        Assert.Equal([slope, 0], Get(text).Gradient([0, 0], [1, 0]));
        Assert.Equal([(float)slope, 0], Slopes((NormalizingActivation)Get(text), [0, 0], [1, 0]));
    }

    // Wide and narrow, close together and far apart, near 0 and far from it.
    private static IEnumerable<double[]> Rows()
    {
        var random = new RandomStream(7, "rows");
        foreach (var (centre, spread) in new[] { (0.0, 1.0), (0, 1e-30), (0, 1e-6), (0, 1e4), (0, 1e30), (1e4, 1), (-1e4, 1), (1e6, 1e-3), (-1e30, 1e29), (1e16, 1e9) })
        {
            var row = new double[7];
            for (var i = 0; i < row.Length; i++) row[i] = (float)(centre + (spread * random.NextNormal()));
            yield return row;
        }

        yield return [0, 0, 0];
        yield return [5, 5, 5, -1e30];
        yield return [1e30, 1e30, -1e30];
        yield return [-3];
    }

    private static unsafe float[] Slopes(RowActivation activation, float[] row, float[]? upstream = null)
    {
        var loop = activation switch { ReducingActivation r => r.Row.Loop, NormalizingActivation n => n.Row.Loop, _ => throw new InvalidOperationException() };
        float[] y = new float[row.Length], dy = upstream ?? [1], dx = new float[row.Length], scratch = new float[loop.Scratch(row.Length) + 1];
        fixed (float* px = row, py = y, pdy = dy, pdx = dx, ps = scratch)
        {
            loop.Forward(px, row.Length, py, ps);
            loop.Backward(px, pdy, row.Length, pdx, ps);
        }

        return dx;
    }

    private static double[] Engine(string text, double[] row)
    {
        var model = new Sequential(row.Length) { new ActivationLayer(text) };
        model.Initialize(1);
        return [.. model.Predict([.. row.Select(v => (float)v)]).Select(v => (double)v)];
    }

    private static void Near(double[] expected, double[] got, double tolerance, string what)
    {
        Assert.Equal(expected.Length, got.Length);
        for (var i = 0; i < got.Length; i++)
        {
            Assert.True(
                expected[i].Equals(got[i]) || Math.Abs(expected[i] - got[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i])),
                $"{what}, output {i}: expected {expected[i]:R}, got {got[i]:R}");
        }
    }

    private static RowActivation Get(string text) => Assert.IsType<RowActivation>(Activation.Parse(text), exactMatch: false);
}
