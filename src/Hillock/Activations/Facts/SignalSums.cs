namespace Hillock.Activations.Facts;

/// <summary>Adds up what <see cref="SignalMoments"/> consist of.</summary>
internal sealed class SignalSums(SignalFunction function, double spread)
{
    private const double Rim = 11;

    private static readonly double[] Roots = [.. Enumerable.Range(0, SignalMoments.Terms + 1).Select(n => Math.Sqrt(n))];

    private readonly double[] _coefficients = new double[SignalMoments.Terms];

    private double _rim;

    /// <summary>Whether f grows so fast that much of the mean square lies where normal numbers never are, so that there is none to speak of.</summary>
    public bool Overflows => _rim > 1e-6 * MeanSquare;

    public double Mean { get; private set; }

    public double MeanSquare { get; private set; }

    public double SlopeMeanSquare { get; private set; }

    public double SlopeFourth { get; private set; }

    public double LengthSlope { get; private set; }

    public double DeadShare { get; private set; }

    public double SaturatedShare { get; private set; }

    /// <summary>The squared coefficients of <c>f(mean + spread·z)</c> by the normalised Hermite polynomials of z.</summary>
    public double[] Spectrum => [.. _coefficients.Select(a => a * a)];

    /// <summary>Adds a place u, of the standard normal number z, with a weight.</summary>
    public void Add(double u, double z, double weight)
    {
        var average = 0.0;
        foreach (var (value, slope, share) in function.Draws)
        {
            var part = weight * share;
            var (y, d) = (value(u), slope(u));
            average += y * part;
            MeanSquare += part * y * y;
            if (Math.Abs(z) > Rim) _rim += part * y * y;
            SlopeMeanSquare += part * d * d;
            SlopeFourth += part * d * d * d * d;
            if (spread > 0) LengthSlope += part * y * d * z / spread;
            if (d == 0) DeadShare += part;
            if (Math.Abs(d) < 0.01 * function.LargestSlope) SaturatedShare += part;
        }

        Mean += average;
        double before = 0, polynomial = 1;
        for (var n = 0; n < _coefficients.Length; n++)
        {
            _coefficients[n] += average * polynomial;
            (before, polynomial) = (polynomial, ((z * polynomial) - (Roots[n] * before)) / Roots[n + 1]);
        }
    }
}
