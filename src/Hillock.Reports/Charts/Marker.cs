namespace Hillock.Reports.Charts;

/// <summary>The marks by which lines are told apart without their colour.</summary>
internal static class Marker
{
    /// <summary>The path of a mark around a point.</summary>
    public static string Path(int shape, double x, double y, double r = 4) => (shape % ChartStyle.Distinct) switch
    {
        0 => $"M{N(x - r)} {N(y)}a{N(r)} {N(r)} 0 1 0 {N(2 * r)} 0a{N(r)} {N(r)} 0 1 0 {N(-2 * r)} 0z",
        1 => Polygon(x, y, (-r, -r), (r, -r), (r, r), (-r, r)),
        2 => Polygon(x, y, (0, -1.2 * r), (1.2 * r, r), (-1.2 * r, r)),
        3 => Polygon(x, y, (0, -1.4 * r), (1.4 * r, 0), (0, 1.4 * r), (-1.4 * r, 0)),
        4 => Polygon(x, y, (0, 1.2 * r), (1.2 * r, -r), (-1.2 * r, -r)),
        5 => Polygon(x, y, Cross(r)),
        6 => Polygon(x, y, [.. Cross(r).Select(p => ((p.X - p.Y) * 0.71, (p.X + p.Y) * 0.71))]),
        _ => Polygon(x, y, [.. Enumerable.Range(0, 10).Select(i => (Math.Sin(i * Math.PI / 5) * Far(i, r), -Math.Cos(i * Math.PI / 5) * Far(i, r)))]),
    };

    private static double Far(int corner, double r) => corner % 2 == 0 ? 1.5 * r : 0.65 * r;

    private static (double X, double Y)[] Cross(double r)
    {
        var (a, b) = (0.42 * r, 1.25 * r);
        return [(-a, -b), (a, -b), (a, -a), (b, -a), (b, a), (a, a), (a, b), (-a, b), (-a, a), (-b, a), (-b, -a), (-a, -a)];
    }

    private static string Polygon(double x, double y, params (double X, double Y)[] corners) =>
        "M" + string.Join('L', corners.Select(c => $"{N(x + c.X)} {N(y + c.Y)}")) + "z";

    private static string N(double value) => Sketch.Number(value);
}
