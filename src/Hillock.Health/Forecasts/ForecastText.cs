using System.Globalization;

namespace Hillock.Health.Forecasts;

/// <summary>Figures and sentences of forecasts.</summary>
internal static class ForecastText
{
    /// <summary>A number in a few digits.</summary>
    public static string Number(double value) => double.IsNaN(value)
        ? ""
        : NumberText.Ranged(value, 1e-3, 1e4, Math.Abs(value) switch { >= 100 => "0", >= 10 => "0.#", _ => "0.###" }, "0.0e+0");

    /// <summary>A share as per cent.</summary>
    public static string Percent(double share) =>
        share is > 0 and < 0.001 ? "under 0.1 %" : string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#} %");

    /// <summary>How much larger or smaller the gradient's norm is, from log10 of its square.</summary>
    public static string Times(double log10)
    {
        var factor = Math.Pow(10, log10 / 2);
        return !double.IsFinite(factor) || factor == 0 ? $"10^{Number(log10 / 2)} times" : $"{Number(factor)} times";
    }

    /// <summary>The verdict in a sentence.</summary>
    public static string Sentence(ForecastReport report)
    {
        var ratio = report.Log10GradientRatio;
        var gradient = double.IsNegativeInfinity(ratio) ? "no gradient arrives at the first layer"
            : !double.IsFinite(ratio) ? "the gradient has no value"
            : $"the gradient at the first layer is {Times(ratio)} that at the last (log10 of squares "
                + $"{ratio.ToString("0.0;-0.0", CultureInfo.InvariantCulture)} ± {report.Tolerance.ToString("0.0", CultureInfo.InvariantCulture)})";
        var doubt = report.IsUnstable ? "; unstable, uncertain" : report.IsUncertain ? "; an order of magnitude" : "";
        return $"{report.Verdict}: {gradient}{doubt}.";
    }
}
