using System.Globalization;

namespace Hillock.Experiments.Comparisons;

/// <summary>Mean and sample deviation of a value over trainings.</summary>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Deviation">Sample standard deviation (n - 1); null for one value.</param>
public sealed record Spread(double Mean, double? Deviation)
{
    /// <summary>Both as amounts, to three digits, or whole where they are large: <c>5,210 ± 140</c>.</summary>
    public string Amount => Deviation is { } d ? $"{Figure(Mean)} ± {Figure(d)}" : Figure(Mean);

    private static string Figure(double value) => Math.Abs(value) >= 100 ? value.ToString("#,0", CultureInfo.InvariantCulture) : NumberText.Digits(value, 3);
}
