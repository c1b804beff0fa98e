namespace Hillock.Data.Tables;

/// <summary>Brings cells that are numbers for a person into the writing of the invariant culture, in their place: typographic signs always, other dress as the
/// options say.</summary>
internal sealed class NumberDress
{
    // No number is longer.
    private const int Longest = 200;

    private readonly char[] _number = new char[Longest];
    private readonly RawTable _table;
    private readonly char _decimal;
    private readonly char _thousands;
    private readonly bool _units;

    private NumberDress(RawTable table, DataOptions options)
    {
        _table = table;
        _decimal = options.DecimalMark ?? '.';
        _thousands = options.ThousandsMark is { } mark ? NumberShape.Plain(mark) : '\0';
        _units = options.Units;
    }

    /// <summary>Rewrites the cells of a table.</summary>
    /// <exception cref="HillockException">A column has numbers with the mark that was said and with the other.</exception>
    public static void Undress(RawTable table, DataOptions options)
    {
        if (options.DecimalMark is { } mark && mark == options.ThousandsMark)
            throw new HillockException($"'{mark}' is said to stand before decimals and between thousands; one of the two must be another.");
        var plain = options is { DecimalMark: null or '.', ThousandsMark: null, Units: false };
        if (plain && !table.HasOddMinus) return;
        var dress = new NumberDress(table, options);
        for (var column = 0; column < table.Columns; column++) dress.Column(column, plain);
    }

    private void Column(int column, bool plain)
    {
        var mark = _units ? Mark(column) : "";
        if (mark.Length > 0) _table.Notes.Add($"{_table.Path}: the '{mark}' of column {column + 1} was left off; its numbers are in {mark}.");
        _table.Marks[column] = mark;
        var (changed, pointed) = (false, -1);
        for (var record = _table.FirstRecord; record < _table.Records; record++)
        {
            var cell = _table.Record(record, column);
            if (cell.Length > Longest || (plain && !HasOddMinus(cell))) continue;
            var length = NumberShape.Write(cell, _decimal, _thousands, _number, out var own);
            if (length > 0 && (own.Length == 0 || own == mark))
            {
                changed |= _decimal == ',' && (cell.Contains(',') || cell.Contains(_thousands));
                var number = _number.AsSpan(0, length);
                if (!cell.SequenceEqual(number)) _table.Rewrite(record, column, number);
            }
            else if (pointed < 0 && _decimal == ',' && cell.Contains('.') && NumberShape.Of(cell) is { IsNumber: true, Mark: "" }) pointed = record;
        }

        if (changed && pointed >= 0)
            throw new HillockException(
                ErrorKind.Data,
                $"{_table.Path}, line {_table.LineOf(pointed)}, column {column + 1}: '{Shown.Text(_table.Record(pointed, column))}' has a "
                    + $"point{(_thousands == '.' ? " that parts no thousands" : "")}, but decimals are said to follow a comma. Correct "
                    + $"it{(_thousands == '.' ? "" : $", or say {new SettingHint(nameof(DataOptions.ThousandsMark), '.')} where points part thousands")}.");
    }

    // The mark that all numbers of a column have.
    private string Mark(int column)
    {
        string? mark = null;
        for (var record = _table.FirstRecord; record < _table.Records; record++)
        {
            var cell = _table.Record(record, column);
            if (Cells.KindOf(cell, out _) == CellKind.Missing) continue;
            if (cell.Length <= Longest && NumberShape.Write(cell, _decimal, _thousands, _number, out var own) > 0 && (mark is null || mark == own)) mark = own;
            else return "";
        }

        return mark ?? "";
    }

    private static bool HasOddMinus(ReadOnlySpan<char> cell) => cell.ContainsAny(RawTable.OddMinus);
}
