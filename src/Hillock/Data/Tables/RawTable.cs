namespace Hillock.Data.Tables;

/// <summary>The cells of one file as text, each a slice of the file's text.</summary>
internal sealed class RawTable
{
    private readonly string _text;
    private readonly List<CellSpan> _cells;
    private readonly List<string> _unquoted;
    private readonly List<int> _lines;
    private readonly int _firstRecord;

    /// <summary>Wraps what the reader found; the first record names the columns where <paramref name="hasHeader"/>.</summary>
    public RawTable(string path, string text, List<CellSpan> cells, List<string> unquoted, List<int> lines, bool hasHeader)
    {
        Path = path;
        _text = text;
        _cells = cells;
        _unquoted = unquoted;
        _lines = lines;
        _firstRecord = hasHeader ? 1 : 0;
        Columns = lines.Count == 0 ? 0 : cells.Count / lines.Count;
        HasHeader = hasHeader;
    }

    /// <summary>The file's path as given.</summary>
    public string Path { get; }

    /// <summary>How many cells a row has.</summary>
    public int Columns { get; }

    /// <summary>How many rows there are, without the header.</summary>
    public int Rows => _lines.Count - _firstRecord;

    /// <summary>Whether the first record names the columns.</summary>
    public bool HasHeader { get; }

    /// <summary>A cell without the blanks around it and without its quotes.</summary>
    public ReadOnlySpan<char> Cell(int row, int column) => Record(row + _firstRecord, column);

    /// <summary>The line of the file, from 1, at which a row begins.</summary>
    public int Line(int row) => _lines[row + _firstRecord];

    /// <summary>The same cells with or without a header.</summary>
    public RawTable With(bool hasHeader) => new(Path, _text, _cells, _unquoted, _lines, hasHeader);

    /// <summary>Names from the header, or <c>column N</c>; a repeated name gets its column's number.</summary>
    public string[] Names()
    {
        var names = new string[Columns];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var column = 0; column < Columns; column++)
        {
            var name = HasHeader ? Record(0, column).ToString() : "";
            if (name.Length == 0) name = $"column {column + 1}";
            while (!seen.Add(name)) name = $"{name} ({column + 1})";
            names[column] = name;
        }

        return names;
    }

    private ReadOnlySpan<char> Record(int record, int column)
    {
        var cell = _cells[(record * Columns) + column];
        return cell.Start < 0 ? _unquoted[~cell.Start] : _text.AsSpan(cell.Start, cell.Length);
    }

    /// <summary>Where a cell's text lies; a negative start is the complement of a place in the list of unquoted cells.</summary>
    internal readonly record struct CellSpan(int Start, int Length);
}
