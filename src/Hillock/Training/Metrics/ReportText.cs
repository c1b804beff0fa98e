using System.Globalization;

namespace Hillock.Training;

/// <summary>Numbers and tables of reports.</summary>
internal static class ReportText
{
    /// <summary>Four digits after the point, or <c>-</c> where there is no number.</summary>
    public static string Number(double value) => double.IsNaN(value) ? "-" : value.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>A table in which all columns but the first hold numbers.</summary>
    public static string Table(string[] header, IReadOnlyList<string[]> rows) =>
        TextTable.Of(header, rows, [.. Enumerable.Range(1, header.Length - 1)]).ToString();
}
