using System.Text;
using Hillock.Reports.Charts;

namespace Hillock.Reports.Pages;

/// <summary>A table as CSV (RFC 4180): numbers with every digit, texts that no spreadsheet takes for a formula.</summary>
internal static class CsvTable
{
    /// <summary>A line for the heads and one for each row.</summary>
    public static string Of(Grid grid)
    {
        var text = new StringBuilder(string.Join(',', grid.Columns.Select(c => SafeText.Csv(c.Name)))).Append('\n');
        foreach (var row in grid.Rows)
            text.AppendJoin(',', row.Select(c => c.Value is { } value ? NumberText.Exact(value) : SafeText.Csv(c.Text))).Append('\n');
        return text.ToString();
    }
}
