using Hillock.Activations;
using Hillock.Kernels;

namespace Hillock.Tests.Activations;

/// <summary>Infinities, NaN and ties give the same in float64 and in the loops of networks.</summary>
public sealed unsafe class EdgeTests
{
    public static TheoryData<string> Gates() => [.. Catalogue.All.OfType<GatedActivation>().Select(g => g.Id)];

    [Theory]
    [MemberData(nameof(Gates))]
    public void Gates_have_the_same_ends_in_float32(string id)
    {
        var gate = (GatedActivation)Activation.Parse(id);
        var loop = StreamLoops.Values([GatedActivation.Second], gate.Learnable, gate.Formula, gate.ByFirst, gate.BySecond);
        // Infinite inputs are mended by the engine, one by one; what overflows before is not.
        float[] firsts = [-3e38f, 3e38f, -1e20f, 1e20f, -1e13f, -100, 100, 1, float.NaN];
        var streams = stackalloc float*[5];
        foreach (var b in new[] { 0.7f, -1.3f, 2 })
        {
            float[] seconds = [.. firsts.Select(_ => b)], value = new float[firsts.Length], first = new float[firsts.Length], second = new float[firsts.Length];
            float[] learned = [.. gate.Learnable.Select(p => (float)p.Value), 0];
            fixed (float* x = firsts, s = seconds, y = value, da = first, db = second, p = learned)
            {
                streams[0] = x;
                streams[1] = s;
                streams[2] = y;
                streams[3] = da;
                streams[4] = db;
                loop.Run(streams, p, firsts.Length);
            }

            for (var i = 0; i < firsts.Length; i++)
            {
                var (f, slopes) = (gate.Evaluate([firsts[i], b])[0], gate.Gradient([firsts[i], b], [1]));
                Same(f, value[i], $"{id}({firsts[i]}, {b})");
                if (float.IsNaN(firsts[i])) continue; // a slope that does not depend on a is what it is
                Same(slopes[0], first[i], $"{id} by a at {firsts[i]}, {b}");
                Same(slopes[1], second[i], $"{id} by b at {firsts[i]}, {b}");
            }
        }
    }

    [Theory]
    [InlineData("swiglu", 0.0)]
    [InlineData("geglu", 0.0)]
    public void A_gate_that_closes_is_0_at_minus_infinity(string id, double value)
    {
        var gate = (GatedActivation)Activation.Parse(id);
        Assert.Equal(value, Math.Abs(gate.Evaluate([double.NegativeInfinity, 0.7])[0]));
        Assert.Equal(value, Math.Abs(gate.Gradient([double.NegativeInfinity, 0.7], [1])[0]));
    }

    [Fact]
    public void The_first_of_equals_has_the_gradient_of_maxout()
    {
        var maxout = (ReducingActivation)Catalogue.Maxout.With("group", 3);
        double[] row = [2, 5, 5, -1, -1, -1, double.NegativeInfinity, double.NegativeInfinity, 0];
        Assert.Equal([0, 1, 0, 1, 0, 0, 0, 0, 1], maxout.Gradient(row, [1, 1, 1]));
        float[] inputs = [.. row.Select(v => (float)v)], outputs = new float[3], upstream = [1, 1, 1], gradient = new float[9];
        var loop = maxout.Row.Loop;
        var scratch = new float[loop.Scratch(9)];
        fixed (float* x = inputs, y = outputs, dy = upstream, dx = gradient, room = scratch)
        {
            loop.Forward(x, 9, y, room);
            loop.Backward(x, dy, 9, dx, room);
        }

        Assert.Equal([5f, -1, 0], outputs);
        Assert.Equal([0f, 1, 0, 1, 0, 0, 0, 0, 1], gradient);
    }

    private static void Same(double expected, float got, string what)
    {
        if (Math.Abs(expected) > float.MaxValue) expected = double.PositiveInfinity * Math.Sign(expected);
        Assert.True(
            ((float)expected).Equals(got) || Math.Abs(expected - got) <= (1e-5 * Math.Abs(expected)) + 1e-37,
            $"{what}: {got:R}, expected {expected:R}");
    }
}
