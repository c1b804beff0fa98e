namespace Hillock.Reports.Charts;

/// <summary>A cell of a table: a text, and the number that it shows.</summary>
/// <param name="Text">As a person reads it.</param>
/// <param name="Value">As a program reads it; null where it is no number.</param>
internal readonly record struct Cell(string Text, double? Value = null)
{
    /// <summary>A text.</summary>
    public static implicit operator Cell(string text) => new(text);

    /// <summary>A number with four digits that count; an empty cell where there is none.</summary>
    public static Cell Of(double? value) => value is { } v && !double.IsNaN(v) ? new(ShownNumber.Of(v), v) : new("");

    /// <summary>A number with so many digits after the point; an empty cell where there is none.</summary>
    public static Cell Fixed(double? value, int digits) => value is { } v && double.IsFinite(v)
        ? new(NumberText.Fixed(v, digits).Replace('-', '−'), v)
        : Of(value);

    /// <summary>A whole number with its thousands parted.</summary>
    public static Cell Count(double? value) => value is { } v && double.IsFinite(v) ? new(NumberText.Count(v).Replace('-', '−'), v) : Of(value);
}
