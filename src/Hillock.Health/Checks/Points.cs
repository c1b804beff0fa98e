namespace Hillock.Health.Checks;

/// <summary>Where functions are looked at.</summary>
internal static class Points
{
    /// <summary>1,201 points over ±30, denser near 0, whole numbers among them.</summary>
    public static IReadOnlyList<double> Usual { get; } =
        [.. Enumerable.Range(-400, 801).Select(i => i / 40.0).Concat(Enumerable.Range(-200, 401).Select(i => i * 0.15017)).Distinct().Order()];

    /// <summary>Both signs of magnitudes from 1e-8 to 1e4 off round numbers, and <see cref="Usual"/>.</summary>
    public static IReadOnlyList<double> Wide { get; } =
        [.. Usual.Concat(Magnitudes(-8, 4, 4)).Order()];

    /// <summary>Both signs of a geometric sequence between powers of ten.</summary>
    public static IEnumerable<double> Magnitudes(int from, int to, int perDecade) =>
        Enumerable.Range(0, ((to - from) * perDecade) + 1)
            .Select(i => 1.0037 * Math.Pow(10, from + ((double)i / perDecade)))
            .SelectMany(x => new[] { -x, x });
}
