using System.Globalization;

namespace Hillock.Training;

/// <summary>What a <see cref="RateFinder"/> saw.</summary>
/// <param name="Points">The steps, with growing rates.</param>
public sealed record RateCurve(IReadOnlyList<RatePoint> Points)
{
    // The first averages are of so few batches that they jump about.
    private const int Unsettled = 10;

    /// <summary>The rate at which the smoothed loss falls fastest against the logarithm of the rate, after the first ten steps and before its lowest
    /// point; null where it does not fall there.</summary>
    public double? Suggested
    {
        get
        {
            var (best, steepest) = (null as double?, 0.0);
            for (var i = Unsettled; i < Lowest; i++)
            {
                var slope = (Points[i + 1].Smoothed - Points[i - 1].Smoothed) / Math.Log(Points[i + 1].Rate / Points[i - 1].Rate);
                if (slope < steepest) (best, steepest) = (Points[i].Rate, slope);
            }

            return best;
        }
    }

    /// <summary>The rate at the lowest smoothed loss, which mostly is too large already; null without points.</summary>
    public double? AtLowest => Points.Count == 0 ? null : Points[Lowest].Rate;

    private int Lowest
    {
        get
        {
            var lowest = 0;
            for (var i = 1; i < Points.Count; i++)
                if (Points[i].Smoothed < Points[lowest].Smoothed) lowest = i;
            return lowest;
        }
    }

    /// <summary>The suggestion in a line.</summary>
    public override string ToString() => Suggested is { } rate
        ? string.Create(CultureInfo.InvariantCulture,
            $"rate {rate:0.##e+0}: the loss falls fastest there, and is lowest at {AtLowest:0.##e+0} ({Points.Count} steps)")
        : $"no rate: the loss did not fall in {Points.Count} steps";
}
