namespace Hillock.Activations.Facts;

/// <summary>Places and weights that turn an average over a standard normal (or uniform) number into a sum.</summary>
/// <remarks>Ten-point Gauss-Legendre on panels; exact to rounding for what is smooth between the edges of panels.</remarks>
internal static class NormalRule
{
    // Nodes and weights of the ten-point rule on [-1, 1], the positive half (Abramowitz & Stegun 1964, table 25.4).
    private static ReadOnlySpan<double> Nodes =>
        [0.148874338981631211, 0.433395394129247191, 0.679409568299024406, 0.865063366688984511, 0.973906528517171720];

    private static ReadOnlySpan<double> Weights =>
        [0.295524224714752870, 0.269266719309996355, 0.219086362515982044, 0.149451349150580593, 0.066671344308688138];

    /// <summary>Of a normal number, between neighbouring <paramref name="edges"/>.</summary>
    internal static IEnumerable<(double Z, double Weight)> Normal(IReadOnlyList<double> edges) =>
        Plain(edges).Select(p => (p.Z, p.Weight * Math.Exp(-p.Z * p.Z / 2) / Math.Sqrt(2 * Math.PI)));

    /// <summary>Of a number uniform between the first and the last of <paramref name="edges"/>, 1 apart.</summary>
    internal static IEnumerable<(double Z, double Weight)> Plain(IReadOnlyList<double> edges)
    {
        for (var i = 1; i < edges.Count; i++)
        {
            var half = (edges[i] - edges[i - 1]) / 2;
            var middle = edges[i - 1] + half;
            for (var k = 0; k < 2 * Nodes.Length; k++)
                yield return (middle + (half * (k % 2 == 0 ? Nodes[k / 2] : -Nodes[k / 2])), half * Weights[k / 2]);
        }
    }

    /// <summary>Equal panels from <paramref name="low"/> to <paramref name="high"/>.</summary>
    internal static double[] Panels(double low, double high, int count) =>
        [.. Enumerable.Range(0, count + 1).Select(i => low + ((high - low) * i / count))];
}
