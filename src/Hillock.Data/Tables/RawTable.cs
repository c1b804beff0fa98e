using System.Buffers;
using System.Runtime.InteropServices;

namespace Hillock.Data.Tables;

/// <summary>The cells of one file as text, each a slice of the file's text.</summary>
internal sealed class RawTable
{
    /// <summary>What typesetting writes for a minus.</summary>
    public static readonly SearchValues<char> OddMinus = SearchValues.Create("\u2212\u2012\u2013\uFE63\uFF0D");

    private readonly char[] _text;
    private readonly CellList _cells;
    private readonly List<string> _unquoted;
    private readonly List<int> _lines;

    /// <summary>Wraps what the reader found; the first record names the columns where <paramref name="hasHeader"/>.</summary>
    public RawTable(string path, char[] text, CellList cells, List<string> unquoted, List<int> lines, bool hasHeader)
    {
        Path = path;
        _text = text;
        _cells = cells;
        _unquoted = unquoted;
        _lines = lines;
        FirstRecord = hasHeader ? 1 : 0;
        Columns = lines.Count == 0 ? 0 : cells.Count / lines.Count;
        HasHeader = hasHeader;
        Marks = new string[Columns];
    }

    /// <summary>The file's path as given.</summary>
    public string Path { get; }

    /// <summary>How many cells a row has.</summary>
    public int Columns { get; }

    /// <summary>How many rows there are, without the header.</summary>
    public int Rows => Records - FirstRecord;

    /// <summary>How many rows there are, with the header.</summary>
    public int Records => _lines.Count;

    /// <summary>The first record that is a row.</summary>
    public int FirstRecord { get; }

    /// <summary>Whether the first record names the columns.</summary>
    public bool HasHeader { get; }

    /// <summary>What a person should know of how the file was read.</summary>
    public List<string> Notes { get; private init; } = [];

    /// <summary>The unit or other mark that was left off the numbers of a column; null or empty where none was.</summary>
    public string?[] Marks { get; private init; }

    /// <summary>Whether a minus of typesetting is somewhere in the file.</summary>
    public bool HasOddMinus => _text.AsSpan().ContainsAny(OddMinus);

    /// <summary>A cell without the blanks around it and without its quotes.</summary>
    public ReadOnlySpan<char> Cell(int row, int column) => Record(row + FirstRecord, column);

    /// <summary>The line of the file, from 1, at which a row begins.</summary>
    public int Line(int row) => _lines[row + FirstRecord];

    /// <summary>The line of a record, the header counted.</summary>
    public int LineOf(int record) => _lines[record];

    /// <summary>The same cells with or without a header.</summary>
    public RawTable With(bool hasHeader) => new(Path, _text, _cells, _unquoted, _lines, hasHeader) { Notes = Notes, Marks = Marks };

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

    /// <summary>A cell of any record, the header being the first.</summary>
    public ReadOnlySpan<char> Record(int record, int column)
    {
        var cell = _cells[(record * Columns) + column];
        return cell.Start < 0 ? _unquoted[~cell.Start] : _text.AsSpan(cell.Start, cell.Length);
    }

    /// <summary>Puts a text in the place of a cell.</summary>
    public void Rewrite(int record, int column, ReadOnlySpan<char> text)
    {
        var index = (record * Columns) + column;
        var cell = _cells[index];
        if (cell.Start >= 0 && text.Length <= cell.Length)
        {
            text.CopyTo(_text.AsSpan(cell.Start));
            _cells[index] = cell with { Length = text.Length };
        }
        else
        {
            _cells[index] = new CellList.Span(~_unquoted.Count, text.Length);
            _unquoted.Add(text.ToString());
        }
    }

    /// <summary>Gives every cell of a column that <paramref name="spelling"/> knows the text it gives, which is kept once.</summary>
    public void Respell(int column, Func<string, string> spelling)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var record = FirstRecord; record < Records; record++)
        {
            var cell = Record(record, column);
            var text = spelling(cell.ToString());
            if (cell.SequenceEqual(text)) continue;
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, text, out var known);
            if (!known)
            {
                place = ~_unquoted.Count;
                _unquoted.Add(text);
            }

            _cells[(record * Columns) + column] = new CellList.Span(place, text.Length);
        }
    }
}
