using Hillock.Activations;
using Hillock.Formulas.Rows;
using Hillock.Kernels;
using Hillock.Kernels.Rows;
using Hillock.Tests.Formulas.Printing;

namespace Hillock.Tests.Activations;

/// <summary>What follows from row code, beside the same functions written by hand; and the gradient that is derived, beside slopes taken forwards.</summary>
public sealed unsafe class RowOracleTests
{
    public static TheoryData<string> Known =>
        [.. Catalogue.All.Where(a => RowOracle.Find(a.Id) is not null)
        .Select(a => a.Id), "kwta(k=5)", "l2_normalize(epsilon=2)", "gumbel_softmax(tau=0.3)", "maxout(group=4)"];

    public static TheoryData<string> All => [.. Catalogue.All.Where(a => Loop(a) is not null).Select(a => a.Id)];

    [Theory]
    [MemberData(nameof(Known))]
    public void Values_and_slopes_are_those_written_by_hand(string text)
    {
        var activation = (RowActivation)Activation.Parse(text);
        var oracle = RowOracle.Find(activation.Id)!;
        double[] parameters = [.. activation.Parameters.Select(p => p.Value)];
        foreach (var row in RowSamples.Rows.Concat(RowSamples.Hard).Where(r => r.Length == 4 || activation.Kind == ActivationKind.Row))
        {
            var ways = row.Select((_, i) => 0.5 - (0.4 * i * i)).ToArray();
            var expected = oracle([.. row.Zip(ways, (x, d) => new Dual(x, d))], parameters);
            var (values, slopes) = (activation.Evaluate(row), activation.Tangent(row, ways));
            for (var i = 0; i < expected.Length; i++)
            {
                Assert.True(Near(expected[i].Value, values[i], 1e-13),
                    $"{text}({string.Join(", ", row)}), output {i}: expected {expected[i].Value:R}, got {values[i]:R}");
                if (row.All(double.IsFinite))
                    Assert.True(Near(expected[i].Slope, slopes[i], 1e-11),
                        $"{text}({string.Join(", ", row)}), slope {i}: expected {expected[i].Slope:R}, got {slopes[i]:R}");
            }
        }
    }

    // Rows that lie across lanes, rows along them, and with and without a rest; more rows than lanes.
    [Theory]
    [MemberData(nameof(All))]
    public void Every_length_and_width_is_the_definition(string id)
    {
        var activation = (RowActivation)Activation.Parse(id);
        var random = new RandomStream(3, "lengths");
        foreach (var width in SimdWidth.All.Where(w => w.IsAccelerated))
        {
            var loop = new RowLoop(Body(activation), activation is ReducingActivation r ? r.Group : 0, width);
            foreach (var n in new[] { 2, 10, 32, 34, 48, 130 })
            {
                const int lines = 19;
                var outputs = activation.Outputs(n);
                float[] x = Numbers(lines * n, ref random), dy = Numbers(lines * outputs, ref random), y = new float[dy.Length], dx =
                    new float[x.Length], scratch = new float[loop.Scratch(n) + 1];
                fixed (float* px = x, py = y, pdy = dy, pdx = dx, ps = scratch)
                {
                    loop.Forward(px, n, py, outputs, lines, n, ps);
                    loop.Backward(px, n, pdy, outputs, pdx, n, lines, n, ps);
                }

                foreach (var line in new[] { 0, 7, 18 })
                {
                    double[] row = [.. x.Skip(line * n).Take(n).Select(v => (double)v)], upstream =
                        [.. dy.Skip(line * outputs).Take(outputs).Select(v => (double)v)];
                    Near(activation.Evaluate(row), y.AsSpan(line * outputs, outputs), $"{id} of {n}, {width}");
                    Near(activation.Gradient(row, upstream), dx.AsSpan(line * n, n), $"{id}' of {n}, {width}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_row_has_the_same_bits_in_any_batch(string id)
    {
        var activation = Activation.Parse(id);
        var loop = Loop(activation)!;
        var random = new RandomStream(4, "batch");
        foreach (var n in new[] { 10, 50 })
        {
            var outputs = ((RowActivation)activation).Outputs(n);
            float[] x = Numbers(20 * n, ref random), together = new float[20 * outputs], alone = new float[outputs], scratch = new float[loop.Scratch(n) + 1];
            fixed (float* px = x, py = together, pa = alone, ps = scratch)
            {
                loop.Forward(px, n, py, outputs, 20, n, ps);
                for (var i = 0; i < 20; i++)
                {
                    loop.Forward(px + (i * n), n, pa, ps);
                    Assert.Equal(together.AsSpan(i * outputs, outputs).ToArray(), alone);
                }
            }
        }
    }

    // No entry of the catalogue differentiates these words, which row code has all the same.
    [Theory]
    [InlineData("s = sort(x)\ncumsum(s * ranks(x)) * x")]
    [InlineData("s = sort(x * x)\nx * sum(s * s * ranks(x)) + positions(x)")]
    [InlineData("top = greatest(x)\nlow = min(x * 2.0)\nx * top + low * low")]
    [InlineData("k = kth(x, 3)\nx * k + mean(x) * sum(x * k)")]
    [InlineData("z = x - greatest(x)\nt = simplex(z, 2)\nx * t + t * t")]
    [InlineData("m = mean(exp(x))\nsin(x * m) + log(m)")]
    public void Every_word_sends_its_gradient_back(string code)
    {
        double[] Value(double[] row) => [.. new RowReference(Body(code, double.MaxValue)).Run([.. row.Select(v => new Dual(v, 0))]).Select(v => v.Value)];
        var loop = new RowLoop(Body(code, float.MaxValue));
        var random = new RandomStream(5, "words");
        foreach (var n in new[] { 7, 45 })
        {
            float[] x = Numbers(n, ref random), dy = Numbers(n, ref random), y = new float[n], dx = new float[n], scratch = new float[loop.Scratch(n) + 1];
            fixed (float* px = x, py = y, pdy = dy, pdx = dx, ps = scratch)
            {
                loop.Forward(px, n, py, ps);
                loop.Backward(px, pdy, n, pdx, ps);
            }

            double[] row = [.. x.Select(v => (double)v)];
            var expected = Value(row);
            for (var i = 0; i < n; i++)
            {
                Assert.Equal(expected[i], y[i], 1e-5 * (1 + Math.Abs(expected[i])));
                double[] up = [.. row], down = [.. row];
                (up[i], down[i]) = (row[i] + 1e-6, row[i] - 1e-6);
                var slope = Value(up).Zip(Value(down), (a, b) => (a - b) / 2e-6).Zip(dy, (d, w) => d * w).Sum();
                Assert.Equal(slope, dx[i], 3e-4 * (1 + Math.Abs(slope) + expected.Max(Math.Abs)));
            }
        }
    }

    private static RowBody Body(string code, double greatest) => RowBody.Of(code.Split('\n'), [], greatest);

    private static RowBody Body(RowActivation activation) =>
        RowBody.Of(activation.Info.RowCode.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), activation.Parameters,
            float.MaxValue);

    private static RowLoop? Loop(Activation activation) => activation switch
    {
        SoftmaxActivation s => s.Row.Loop,
        NormalizingActivation n => n.Row.Loop,
        ReducingActivation r => r.Row.Loop,
        _ => null,
    };

    private static float[] Numbers(int count, ref RandomStream random)
    {
        var numbers = new float[count];
        foreach (ref var v in numbers.AsSpan()) v = (float)random.NextNormal();
        return numbers;
    }

    private static bool Near(double expected, double got, double tolerance) =>
        expected.Equals(got) || Math.Abs(expected - got) <= tolerance * Math.Max(1, Math.Abs(expected));

    private static void Near(double[] expected, ReadOnlySpan<float> got, string what)
    {
        var size = 1 + expected.Max(Math.Abs);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - got[i]) <= 4e-6 * size, $"{what}, number {i}: expected {expected[i]:R}, got {got[i]:R}");
    }
}
