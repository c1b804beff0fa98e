using System.Text;

namespace Hillock.Data.Tables;

/// <summary>Cuts delimited text (RFC 4180, and what people make of it) into cells: quotes, line breaks inside them, blanks around cells.</summary>
internal sealed class CsvReader
{
    /// <summary>Most cells that a row may have.</summary>
    public const int MostColumns = 100_000;

    private readonly string _path;
    private readonly char[] _text;
    private readonly char _delimiter;
    private readonly CellList _cells = new();
    private readonly List<string> _unquoted = [];
    private readonly List<int> _lines = [];
    private int _at;
    private int _line = 1;
    private int _padded;
    private string _firstPadded = "";

    private CsvReader(string path, char[] text, char delimiter, int from)
    {
        _path = path;
        _text = text;
        _delimiter = delimiter;
        _at = from;
        _line = 1 + text.AsSpan(0, from).Count('\n');
    }

    /// <summary>Reads a file, gzip or not; encoding, delimiter and header are found out where the options leave them open.</summary>
    public static RawTable Read(DataFile file, DataOptions options)
    {
        var path = file.Path;
        if (options.Encoding is null && TextDecoding.IsBinary(file.Whole().Bytes))
            throw new HillockException(
                ErrorKind.Data,
                $"{path} is neither a table nor an IDX file: it holds binary data. Give a CSV file (gzip or not), an IDX file, or a known name; say "
                + $"{new SettingHint(nameof(DataOptions.Encoding), "utf-16")} if it is such text.");
        var (text, note) = TextDecoding.Of(path, file.Whole().Bytes, options.Encoding);
        if (Blanks.Trim(text).IsEmpty) throw new HillockException(ErrorKind.Data, $"{path} holds zero rows: it is empty.");
        // A series may stand alone; a table needs inputs beside its target.
        var single = options.Series is not null;
        var (said, from) = CsvDialect.SeparatorLine(text);
        var delimiter = options.Delimiter ?? said ?? CsvDialect.Delimiter(path, text, from, single, options.DecimalMark);
        var table = new CsvReader(path, text, delimiter, from).Table();
        if (note is not null) table.Notes.Insert(0, note);
        if (table.Columns == 1 && !single)
            throw new HillockException(
                $"{path}: only one column was found with '{delimiter}' between cells; a table needs inputs and a target. Name another delimiter.");
        var (header, told) = options.HasHeader is { } known ? (known, null) : HeaderGuess.Of(table);
        if (told is not null) table.Notes.Add(told);
        table = table.With(header);
        NumberDress.Undress(table, options);
        return table;
    }

    /// <summary>The first records as a delimiter cuts them, to see whether it fits; they may differ in length.</summary>
    public static List<SampleRecord> Sample(string path, char[] text, int from, char delimiter, int records)
    {
        var reader = new CsvReader(path, text, delimiter, from);
        var sample = new List<SampleRecord>();
        while (sample.Count < records && reader.SkipBlankLines())
        {
            var before = reader._cells.Count;
            reader.ReadRecord();
            var count = reader._cells.Count - before;
            sample.Add(new SampleRecord(count, [.. Enumerable.Range(before, Math.Min(count, SampleRecord.MostCells)).Select(reader.Show)]));
        }

        return sample;
    }

    // What stands in quotes says nothing of delimiters; an empty text is clean whatever it is cut at.
    private string Show(int cell)
    {
        var at = _cells[cell];
        return at.Start < 0 || (at.Start > 0 && _text[at.Start - 1] == '"') ? ""
            : new string(_text, at.Start, Math.Min(at.Length, SampleRecord.MostCharacters));
    }

    private RawTable Table()
    {
        var columns = 0;
        while (SkipBlankLines())
        {
            var (line, before) = (_line, _cells.Count);
            ReadRecord();
            columns = TrailingCells.Fit(_cells, before, columns);
            var count = _cells.Count - (_lines.Count * columns);
            if (_lines.Count == 0) columns = count;
            if (count != columns)
                throw new HillockException(
                    ErrorKind.Data,
                    $"{_path}, line {line}: {count} cells, expected {columns} as in line {_lines[0]}. Correct the line; a '{_delimiter}' inside a cell "
                        + $"needs quotes around the cell.{CsvDialect.CommentHint(_text)}");
            _lines.Add(line);
        }

        var empty = TrailingCells.CutEmptyColumns(_cells, columns);
        Blanks.Unify(_text);
        var table = new RawTable(_path, _text, _cells, _unquoted, _lines, false);
        if (empty > 0)
            table.Notes.Add(
                $"{_path}: every line ends with '{(_delimiter == '\t' ? "tab" : _delimiter.ToString())}' and nothing behind it; "
                + $"{(empty == 1 ? "the empty column there was" : $"the {empty:N0} empty columns there were")} left out.");
        if (_padded > 0)
            table.Notes.Add(
                $"{_path}: blanks at the edges of {_padded:N0} quoted cells were left out, the first in {_firstPadded}; quotes do not make '  x' another "
                + "name than 'x'.");
        return table;
    }

    private bool SkipBlankLines()
    {
        while (_at < _text.Length)
        {
            var next = _at;
            while (next < _text.Length && IsBlank(_text[next])) next++;
            if (next < _text.Length && _text[next] is not ('\r' or '\n')) return true;
            _at = next;
            SkipLineBreak();
        }

        return false;
    }

    private void ReadRecord()
    {
        var before = _cells.Count;
        while (true)
        {
            if (_cells.Count - before == MostColumns)
                throw new HillockException(
                    ErrorKind.Data,
                    $"{_path}, line {_line}: more than {MostColumns:N0} cells with '{_delimiter}' between them, the most a row may have. Is that the "
                    + "delimiter? Name another, or leave columns out.");
            SkipBlanks();
            if (_at < _text.Length && _text[_at] == '"') ReadQuoted();
            else ReadPlain();
            if (_delimiter == ' ') SkipBlanks();
            if (_at >= _text.Length) return;
            if (_text[_at] is '\r' or '\n')
            {
                SkipLineBreak();
                return;
            }

            if (_delimiter != ' ') _at++;
        }
    }

    private void ReadPlain()
    {
        var length = ToEnd();
        _cells.Add(new CellList.Span(_at, Blanks.Trim(_text.AsSpan(_at, length)).Length));
        _at += length;
    }

    private int ToEnd()
    {
        var length = _text.AsSpan(_at).IndexOfAny(_delimiter, '\r', '\n');
        return length < 0 ? _text.Length - _at : length;
    }

    private void ReadQuoted()
    {
        var (opened, from) = (_line, ++_at);
        StringBuilder? text = null;
        while (true)
        {
            var length = _text.AsSpan(_at).IndexOf('"');
            if (length < 0) throw new HillockException(ErrorKind.Data,
                $"{_path}, line {opened}: a quote is opened and never closed. Close it, or double it where it belongs to the cell.");
            _line += _text.AsSpan(_at, length).Count('\n');
            _at += length + 1;
            if (_at >= _text.Length || _text[_at] != '"') break;
            text = (text ?? new StringBuilder()).Append(_text, from, _at - from);
            from = ++_at;
        }

        var (start, end) = (from, _at - 1);
        var rest = ToEnd();
        var after = Blanks.Trim(_text.AsSpan(_at, rest)).ToString();
        _at += rest;
        if (text is null && after.Length == 0) AddQuoted(opened, start, end);
        else AddUnquoted((text ?? new StringBuilder()).Append(_text, start, end - start).Append(after));
    }

    private void AddQuoted(int line, int start, int end)
    {
        var (from, to) = (start, end);
        while (from < to && Blanks.Is(_text[from])) from++;
        while (to > from && Blanks.Is(_text[to - 1])) to--;
        if (to - from < end - start && to > from && _padded++ == 0) _firstPadded = $"line {line} ('{Shown.Text(_text.AsSpan(start, end - start))}')";
        _cells.Add(new CellList.Span(from, to - from));
    }

    private void AddUnquoted(StringBuilder built)
    {
        Span<char> text = built.ToString().ToCharArray();
        Blanks.Unify(text);
        var trimmed = Blanks.Trim(text).ToString();
        _cells.Add(new CellList.Span(~_unquoted.Count, trimmed.Length));
        _unquoted.Add(trimmed);
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && IsBlank(_text[_at])) _at++;
    }

    private bool IsBlank(char c) => c != _delimiter ? Blanks.Is(c) && c is not ('\r' or '\n') : c == ' ';

    private void SkipLineBreak()
    {
        if (_at >= _text.Length) return;
        if (_text[_at] == '\r' && _at + 1 < _text.Length && _text[_at + 1] == '\n') _at++;
        _at++;
        _line++;
    }
}
