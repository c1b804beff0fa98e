using Hillock.Formulas;

namespace Hillock.Activations;

/// <summary>The values a parameter may have.</summary>
public static class Domains
{
    /// <summary>Any number.</summary>
    public static Interval Everything => Interval.Everything;

    /// <summary>(0, inf).</summary>
    public static Interval Positive => new(0, double.PositiveInfinity);

    /// <summary>[0, inf).</summary>
    public static Interval NotNegative => Positive with { LowAttained = true };

    /// <summary>[1, inf).</summary>
    public static Interval AtLeastOne => new(1, double.PositiveInfinity) { LowAttained = true };

    /// <summary>[0, 1].</summary>
    public static Interval Fraction => Between(0, 1);

    /// <summary>[low, high].</summary>
    public static Interval Between(double low, double high) => new(low, high) { LowAttained = true, HighAttained = true };

    /// <summary>Whether <paramref name="value"/> lies inside, open ends left out.</summary>
    public static bool Admits(this Interval domain, double value) =>
        (value > domain.Low || (domain.LowAttained && value == domain.Low))
        && (value < domain.High || (domain.HighAttained && value == domain.High));
}
