namespace Hillock.Health.Checks;

/// <summary>Finds the x nearest 0 at which a computation stops being finite though the function goes on.</summary>
internal static class OverflowSweep
{
    /// <summary>Beyond this no input of a network that works gets.</summary>
    public const double Practical = 1e4;

    private static readonly double[] Steps =
        [.. Enumerable.Range(1, 2000).Select(i => i * 0.5).Concat(SamplePoints.Magnitudes(3, 37, 8).Where(x => x > 1000)).Order()];

    /// <summary>The first break on either side, the nearer one; null if there is none.</summary>
    /// <param name="computed">The computation.</param>
    /// <param name="truth">The function, as well as it is known; may be NaN.</param>
    /// <param name="largest">The largest number the computation can hold.</param>
    public static OverflowPlace? Find(Func<double, double> computed, Func<double, double> truth, double largest)
    {
        var (left, right) = (Side(computed, truth, largest, -1), Side(computed, truth, largest, 1));
        return left is null ? right : right is null ? left : Math.Abs(left.X) < Math.Abs(right.X) ? left : right;
    }

    private static OverflowPlace? Side(Func<double, double> computed, Func<double, double> truth, double largest, int sign)
    {
        var good = 0.0;
        foreach (var step in Steps)
        {
            var x = sign * step;
            var got = computed(x);
            if (double.IsFinite(got) && Math.Abs(got) <= largest)
            {
                good = x;
                continue;
            }

            // The first points are for the check of the domain.
            if (step <= 10) return null;
            var at = Bisect(computed, largest, good, x);
            var expected = truth(at);
            if (!double.IsFinite(expected) && double.IsNaN(got)) expected = computed(good);
            var legitimate = !double.IsNaN(got) && (!double.IsFinite(expected) || Math.Abs(expected) > 0.1 * largest)
                && Math.Abs(computed(good)) > 1e-3 * Math.Sqrt(largest);
            return new(at, double.IsFinite(expected) ? expected : computed(good), computed(at), legitimate);
        }

        return null;
    }

    private static double Bisect(Func<double, double> computed, double largest, double good, double bad)
    {
        for (var i = 0; i < 60; i++)
        {
            var middle = good + ((bad - good) / 2);
            var value = computed(middle);
            if (double.IsFinite(value) && Math.Abs(value) <= largest) good = middle;
            else bad = middle;
        }

        return bad;
    }
}
