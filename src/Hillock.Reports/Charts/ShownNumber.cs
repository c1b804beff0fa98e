namespace Hillock.Reports.Charts;

/// <summary>Numbers as reports show them.</summary>
internal static class ShownNumber
{
    /// <summary>Four digits that count, or all of the whole part with its thousands parted; ∞ where it is infinite.</summary>
    public static string Of(double value) => Math.Abs(value) is >= 1e3 and < 1e9 && double.IsFinite(value)
        ? NumberText.Count(value).Replace('-', '−')
        : Numerals.Of(value);
}
