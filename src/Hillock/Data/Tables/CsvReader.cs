using System.Text;

namespace Hillock.Data.Tables;

/// <summary>Reads delimited text (RFC 4180, and what people make of it): quotes, line breaks inside them, blanks after the delimiter.</summary>
internal sealed class CsvReader
{
    private readonly string _path;
    private readonly string _text;
    private readonly char _delimiter;
    private readonly List<RawTable.CellSpan> _cells = [];
    private readonly List<string> _unquoted = [];
    private readonly List<int> _lines = [];
    private int _at;
    private int _line = 1;

    private CsvReader(string path, string text, char delimiter)
    {
        _path = path;
        _text = text;
        _delimiter = delimiter;
    }

    /// <summary>Reads a file, gzip or not; delimiter and header are found out where the options leave them open.</summary>
    public static RawTable Read(DataFile file, DataOptions options)
    {
        var (path, text) = (file.Path, Decode(file.Whole()));
        if (string.IsNullOrWhiteSpace(text)) throw new HillockException($"{path} holds zero rows: it is empty.");
        if (text.AsSpan(0, Math.Min(text.Length, 4096)).Contains('\0'))
            throw new HillockException($"{path} is neither a table nor an IDX file: it holds binary data. Give a CSV file (gzip or not), an IDX file, or a known name.");
        // A series may stand alone; a table needs inputs beside its target.
        var single = options.Series is not null;
        var delimiter = options.Delimiter ?? CsvDialect.Delimiter(path, text, single);
        var table = new CsvReader(path, text, delimiter).Table();
        if (table.Columns == 1 && !single)
            throw new HillockException($"{path}: only one column was found with '{delimiter}' between cells; a table needs inputs and a target. Name another delimiter.");
        return table.With(options.HasHeader ?? CsvDialect.HasHeader(table));
    }

    private static string Decode(DataFile file) => file.Bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
        [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        var all => Encoding.UTF8.GetString(all),
    };

    private RawTable Table()
    {
        var columns = 0;
        while (SkipBlankLines())
        {
            var (line, before) = (_line, _cells.Count);
            ReadRecord();
            var count = _cells.Count - before;
            if (_lines.Count == 0) columns = count;
            if (count != columns)
                throw new HillockException(
                    $"{_path}, line {line}: {count} cells, expected {columns} as in line {_lines[0]}. Correct the line; a '{_delimiter}' inside a cell needs quotes around the cell.");
            _lines.Add(line);
        }

        return new RawTable(_path, _text, _cells, _unquoted, _lines, false);
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
        while (true)
        {
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
        var length = _text.AsSpan(_at).IndexOfAny(_delimiter, '\r', '\n');
        if (length < 0) length = _text.Length - _at;
        _cells.Add(new RawTable.CellSpan(_at, _text.AsSpan(_at, length).TrimEnd().Length));
        _at += length;
    }

    private void ReadQuoted()
    {
        var (opened, from) = (_line, ++_at);
        StringBuilder? text = null;
        while (true)
        {
            var length = _text.AsSpan(_at).IndexOf('"');
            if (length < 0) throw new HillockException($"{_path}, line {opened}: a quote is opened and never closed. Close it, or double it where it belongs to the cell.");
            _line += _text.AsSpan(_at, length).Count('\n');
            _at += length + 1;
            if (_at >= _text.Length || _text[_at] != '"') break;
            text = (text ?? new StringBuilder()).Append(_text, from, _at - from);
            from = ++_at;
        }

        var (start, end) = (from, _at - 1);
        var after = ReadAfterQuote();
        if (text is null && after.Length == 0) _cells.Add(new RawTable.CellSpan(start, end - start));
        else AddUnquoted((text ?? new StringBuilder()).Append(_text, start, end - start).Append(after).ToString());
    }

    private string ReadAfterQuote()
    {
        var length = _text.AsSpan(_at).IndexOfAny(_delimiter, '\r', '\n');
        if (length < 0) length = _text.Length - _at;
        var after = _text.AsSpan(_at, length).TrimEnd().ToString();
        _at += length;
        return after;
    }

    private void AddUnquoted(string text)
    {
        _cells.Add(new RawTable.CellSpan(~_unquoted.Count, text.Length));
        _unquoted.Add(text);
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && IsBlank(_text[_at])) _at++;
    }

    private bool IsBlank(char c) => c == ' ' || (c == '\t' && _delimiter != '\t');

    private void SkipLineBreak()
    {
        if (_at >= _text.Length) return;
        if (_text[_at] == '\r' && _at + 1 < _text.Length && _text[_at + 1] == '\n') _at++;
        _at++;
        _line++;
    }
}
