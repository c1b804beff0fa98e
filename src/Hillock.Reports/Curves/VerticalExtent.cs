using Hillock.Formulas;

namespace Hillock.Reports.Curves;

/// <summary>Which values of y a picture shows.</summary>
internal static class VerticalExtent
{
    private const double Typical = 2;
    private const double Margin = 0.06;

    /// <summary>Zero and nearly everything; what shoots off (an exponential, a pole) is cut instead of flattening the rest.</summary>
    public static Interval Of(IEnumerable<SampledCurve> curves)
    {
        var points = curves.SelectMany(c => c.Pieces).SelectMany(p => p).ToList();
        double[] all = [.. points.Select(p => p.Y).Append(0).Order()];
        double low = all[0], high = all[^1];
        double bulkLow = all[(int)(0.08 * (all.Length - 1))], bulkHigh = all[(int)(0.92 * (all.Length - 1))];
        var bulk = Math.Max(bulkHigh - bulkLow, 1e-9);
        if (high > bulkHigh + (2.5 * bulk) && bulk > 1e-6) high = bulkHigh + (0.5 * bulk);
        if (low < bulkLow - (2.5 * bulk) && bulk > 1e-6) low = bulkLow - (0.5 * bulk);
        double[] core = [.. points.Where(p => Math.Abs(p.X) <= Typical).Select(p => p.Y).Append(0)];
        var (coreLow, coreHigh) = (core.Min(), core.Max());
        if (high > coreHigh + (2 * (coreHigh - coreLow)) && core.Length > 99) high = coreHigh + (coreHigh - coreLow);
        if (low < coreLow - (2 * (coreHigh - coreLow)) && core.Length > 99) low = coreLow - (coreHigh - coreLow);
        if (high - low < 1e-9) (low, high) = (low - 1, high + 1);
        var margin = Margin * (high - low);
        return new(low - margin, high + margin);
    }
}
