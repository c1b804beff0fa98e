using System.Globalization;
using System.Text;

namespace Hillock.Reports.Runs;

/// <summary>The rows of a CSV that Hillock wrote, by the names of its columns.</summary>
internal sealed class CsvRows
{
    private readonly Dictionary<string, int> _columns;
    private readonly List<string[]> _rows;

    private CsvRows(string[] header, List<string[]> rows)
    {
        _columns = header.Index().DistinctBy(c => c.Item).ToDictionary(c => c.Item, c => c.Index);
        // A line that was torn off when a run was killed is not there yet.
        _rows = [.. rows.Where(r => r.Length == header.Length)];
    }

    /// <summary>How many rows there are.</summary>
    public int Count => _rows.Count;

    /// <summary>Reads one.</summary>
    public static CsvRows Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Cells).ToList();
        return lines.Count == 0 ? new([], []) : new(lines[0], lines[1..]);
    }

    /// <summary>A cell; empty where there is no such column.</summary>
    public string Text(int row, string column) => _columns.TryGetValue(column, out var index) ? _rows[row][index] : "";

    /// <summary>A number; NaN where there is none.</summary>
    public double Number(int row, string column) => Text(row, column) switch
    {
        "∞" => double.PositiveInfinity,
        "-∞" => double.NegativeInfinity,
        var text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN,
    };

    private static string[] Cells(string line)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        line = line.TrimEnd('\r');
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') cell.Append(line[i++]);
            else if (line[i] == '"') quoted = !quoted;
            else if (line[i] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else cell.Append(line[i]);
        }

        return [.. cells, cell.ToString()];
    }
}
