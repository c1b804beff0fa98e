using System.Globalization;
using System.Text;

namespace Hillock.Training;

/// <summary>Numbers and tables of reports.</summary>
internal static class ReportText
{
    /// <summary>Four digits after the point, or <c>-</c> where there is no number.</summary>
    public static string Number(double value) => double.IsNaN(value) ? "-" : value.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>Rows of cells in columns: the first column stands left, the others right.</summary>
    public static string Table(IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows.Max(r => r.Length)).Select(c => rows.Max(r => c < r.Length ? r[c].Length : 0)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
            text.Append(string.Join("  ", row.Select((cell, c) => c == 0 ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]))).TrimEnd()).Append('\n');
        return text.ToString();
    }
}
