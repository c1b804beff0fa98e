using System.Globalization;

namespace Hillock.Data.Tables;

/// <summary>What a column of texts may well be: numbers in a dress that is not read as it is, or dates; and what to do.</summary>
/// <param name="What">Such as <c>amounts with '$'</c>.</param>
/// <param name="Advice">What to do, as a sentence.</param>
/// <param name="Bare">Whether nothing but separators keeps the cells from being numbers.</param>
/// <param name="Row">A row that shows it.</param>
internal sealed record NumberHint(string What, string Advice, bool Bare, int Row)
{
    private const int MostRows = 2000;
    private const double Mostly = 0.9;
    private const int MarksShown = 4;

    private static readonly string[] DateFormats =
    [
        "yyyy-M-d", "yyyy/M/d", "d.M.yyyy", "d/M/yyyy", "M/d/yyyy", "d-M-yyyy", "d.M.yy", "d MMM yyyy", "d-MMM-yyyy", "MMM d, yyyy", "yyyy-MM", "MMM yyyy",
            "MMM-yy", "yyyyMMddTHHmmss",
        "yyyy-M-d H:m", "yyyy-M-d H:m:s", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssK", "yyyy-M-d H:m:s.FFFFFFF", "d.M.yyyy H:m", "d/M/yyyy H:m",
            "M/d/yyyy H:m", "H:m", "H:m:s",
    ];

    /// <summary>The hint for a column; null where its cells are plain numbers, or names.</summary>
    public static NumberHint? Of(Table table, int column, IEnumerable<int> rows)
    {
        var (cells, dates, first) = (0, 0, -1);
        var shapes = new List<NumberShape>();
        foreach (var row in rows.Take(MostRows))
        {
            var cell = table.Cell(row, column);
            if (Cells.KindOf(cell, out _) is var kind && kind == CellKind.Missing) continue;
            cells++;
            var shape = NumberShape.Of(cell);
            if (shape.IsNumber) shapes.Add(shape);
            if (kind != CellKind.Text) continue;
            if (first < 0) first = row;
            if (DateTime.TryParseExact(cell, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out _)) dates++;
        }

        if (first < 0) return null;
        if (dates >= Mostly * cells) return new NumberHint(
            "dates or times", "Make numbers of them first, such as the year, the month or the days since the first.", false, first);
        return shapes.Count >= Mostly * cells ? OfNumbers(shapes, first) : null;
    }

    /// <summary>The hint as the end of a message, or nothing.</summary>
    public static string Sentence(Table table, int column, IEnumerable<int> rows) =>
        Of(table, column, rows) is { } hint ? $" Its cells are {hint.What}. {hint.Advice}" : "";

    private static NumberHint OfNumbers(List<NumberShape> shapes, int row)
    {
        var thousands = shapes.Select(shape => shape.Thousands).Where(c => c != '\0').Distinct().ToList();
        var commaIsSure = shapes.Exists(shape => shape.Decimal == ',');
        var open = !commaIsSure && shapes.Exists(shape => shape is { Decimal: NumberShape.Open, Separator: ',' });
        if (open && shapes.Exists(shape => shape.Decimal == '.')) (open, thousands) = (false, [.. thousands.Append(',').Distinct()]);
        if (commaIsSure && shapes.Exists(shape => shape is { Decimal: NumberShape.Open, Separator: '.' })) thousands = [.. thousands.Append('.').Distinct()];
        if (open && thousands.Contains(',')) open = false;
        var marks = shapes.Select(shape => shape.Mark).Distinct().ToList();
        var named = marks.Where(mark => mark.Length > 0).ToList();
        if (marks.Count > 1)
            return new NumberHint($"numbers, some with {Quoted(named)}{(marks.Count > named.Count ? ", some without" : "")}",
                "Bring them to one unit, and write it in the heading.", false, row);
        var settings = new List<SettingHint>();
        if (commaIsSure) settings.Add(new SettingHint(nameof(DataOptions.DecimalMark), ','));
        if (thousands.Count == 1) settings.Add(new SettingHint(nameof(DataOptions.ThousandsMark), thousands[0]));
        SettingHint[] units = named.Count == 1 ? [new SettingHint(nameof(DataOptions.Units), true)] : [];
        var dress = named.Count == 1 ? $"numbers with {Quoted(named)}" : commaIsSure || open || thousands.Contains(',') ? "numbers with a comma"
            : "numbers with marks between thousands";
        if (thousands.Count > 1 || (commaIsSure && thousands.Contains(','))) return new NumberHint(
            dress, "Their separators differ from row to row; write all alike.", named.Count == 0, row);
        var advice = open
            ? $"If the comma stands before decimals, add {SettingHint.Join([new SettingHint(nameof(DataOptions.DecimalMark), ','), .. units])} to read "
                + $"them; if it parts thousands, {SettingHint.Join([new SettingHint(nameof(DataOptions.ThousandsMark), ','), .. units])}."
            : $"Add {SettingHint.Join([.. settings, .. units])} to read them.";
        return new NumberHint(dress, advice, named.Count == 0, row);
    }

    private static string Quoted(List<string> marks) =>
        string.Join(", ", marks.Take(MarksShown).Select(mark => $"'{mark}'")) + (marks.Count > MarksShown ? ", …" : "");
}
