namespace Hillock.Formulas;

/// <summary>Places at which a formula is looked at: evenly around each feature, and in powers of ten of the distance from it.</summary>
internal static class SampleGrid
{
    private const int PerDecade = 8;
    private const int Decades = 12;
    private const int Farthest = 300;
    private const int MostPoints = 12_000;
    private const int FewestPoints = 1200;
    private const int MostSteps = 3_000_000;

    // Distances from a centre in widths: finely where a function of that width turns, wide enough for eight waves.
    private static readonly double[] Near =
        [.. Steps(0, 4, 32), .. Steps(4, 12, 8), .. Steps(12, Feature.Reach, 4), Feature.Reach];

    /// <summary>Ascending, all finite.</summary>
    /// <param name="features">What to look at.</param>
    /// <param name="parts">How many parts the formula has: of a large one fewer places are looked at, so that the work has a bound.</param>
    internal static double[] Of(IReadOnlyList<Feature> features, int parts)
    {
        var thinning = Thinning(features, Math.Clamp(MostSteps / parts, FewestPoints, MostPoints));
        var points = new List<double>(4096);
        foreach (var (centre, width) in features.Where(f => double.IsFinite(f.Width)))
            for (var i = 0; i < Near.Length; i += thinning) Both(points, centre, Near[i] * width);
        foreach (var group in features.GroupBy(f => f.Centre))
        {
            var unit = group.Select(f => f.Width).Where(double.IsFinite).DefaultIfEmpty(1).Min();
            points.Add(group.Key);
            for (var k = -Decades * PerDecade; k <= Decades * PerDecade; k += thinning) Both(points, group.Key, unit * Math.Pow(10, (double)k / PerDecade));
        }

        for (var k = -Farthest; k <= Farthest; k += 4) Both(points, 0, Math.Pow(10, k));
        points.Sort();
        return [.. points.Where(double.IsFinite).Distinct()];
    }

    private static int Thinning(IReadOnlyList<Feature> features, int most)
    {
        var centres = features.Select(f => f.Centre).Distinct().Count();
        var points = 2L * ((features.Count(f => double.IsFinite(f.Width)) * Near.Length) + (centres * 2 * Decades * PerDecade));
        return (int)Math.Max(1, (points + most - 1) / most);
    }

    private static void Both(List<double> points, double centre, double distance)
    {
        points.Add(centre - distance);
        points.Add(centre + distance);
    }

    private static IEnumerable<double> Steps(double from, double to, int perUnit) =>
        Enumerable.Range(0, (int)((to - from) * perUnit)).Select(i => from + ((double)i / perUnit));
}
