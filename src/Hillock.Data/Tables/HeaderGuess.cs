namespace Hillock.Data.Tables;

/// <summary>Judges column by column whether the first row names the columns: how likely its cell is as one more value of the column, against how likely as a
/// name.</summary>
internal sealed class HeaderGuess
{
    private const int MostRows = 1000;
    private const int MostCells = 2_000_000;
    private const int NamesShown = 6;

    // Odds of 20 to 1 and more are worth no word.
    private const double Sure = 3;

    // Most tables have names; names are seldom numbers, marks for missing, or values of their column, and seldom left out.
    private const double Prior = 1;
    private const double NumberAsName = 0.03;
    private const double NextNumberAsName = 0.5;
    private const double MarkAsName = 0.02;
    private const double ValueAsName = 0.02;
    private const double NoName = 0.05;
    private const double NoNameOfFirst = 0.5;
    private const double MostOfColumn = 6;

    private readonly RawTable _table;
    private readonly int _rows;
    private double _odds = Prior;
    private bool _hasNumber;

    private HeaderGuess(RawTable table)
    {
        _table = table;
        _rows = Math.Min(table.Records - 1, Math.Clamp(MostCells / Math.Max(1, table.Columns), 20, MostRows));
    }

    /// <summary>Whether the first record is names, and what to say where it may well be the other.</summary>
    public static (bool HasHeader, string? Note) Of(RawTable table)
    {
        var guess = new HeaderGuess(table);
        if (guess._rows <= 0) return (guess.AloneIsHeader(), null);
        for (var column = 0; column < table.Columns; column++) guess.Weigh(column);
        var header = guess._odds > 0 && guess.HasName();
        var doubt = header ? guess._odds < Sure || guess._hasNumber : guess._odds > -Sure / 2;
        return (header, doubt && guess.HasName() ? guess.Told(header) : null);
    }

    private string Told(bool header)
    {
        var cells = string.Join(", ", Enumerable.Range(0, Math.Min(NamesShown, _table.Columns)).Select(column => Shown.Text(_table.Record(0, column))))
            + (_table.Columns > NamesShown ? ", …" : "");
        var hint = new SettingHint(nameof(DataOptions.HasHeader), !header);
        var (taken, other) = header ? ("the names of the columns", "data") : ("data", "the names of the columns");
        return $"{_table.Path}: the first row ({cells}) was taken for {taken}; {hint} takes it for {other}.";
    }

    private bool HasName() => Enumerable.Range(0, _table.Columns).Any(column => !_table.Record(0, column).IsEmpty);

    // A row alone is names where nothing in it is a number.
    private bool AloneIsHeader() => HasName() && Enumerable.Range(0, _table.Columns).All(column => Kind(0, column, out _) is CellKind.Text or CellKind.Missing);

    private void Weigh(int column)
    {
        var body = new Body(this, column);
        var kind = Kind(0, column, out var number);
        var cell = _table.Record(0, column);
        var (name, value) = kind switch
        {
            _ when cell.IsEmpty => (column == 0 ? NoNameOfFirst : NoName, body.Share(body.Empty)),
            CellKind.Number => Number(column, number, body),
            CellKind.Missing or CellKind.NotFinite => (MarkAsName, body.Share(body.Marks)),
            _ when body.Numbers > body.Texts => (1, body.Share(body.Texts)),
            _ => Text(cell, body),
        };
        _hasNumber |= kind == CellKind.Number;
        _odds += Math.Clamp(Math.Log(name / value), -MostOfColumn, MostOfColumn);
    }

    private static (double Name, double Value) Text(ReadOnlySpan<char> cell, Body body) =>
        body.Count(cell) is > 0 and var count ? (ValueAsName, body.Share(count)) : (1, body.Share(body.Once));

    // A number is another's name where it is far from its column, written otherwise, or goes on counting from its neighbour.
    private (double Name, double Value) Number(int column, double number, Body body)
    {
        if (body.Numbers <= body.Texts) return (NumberAsName, body.Texts == 0 ? 1 : body.Share(body.Numbers));
        var value = Math.Min(IsWhole(_table.Record(0, column)) ? body.Share(body.WholeNumbers) : 1, body.IsFar(number) ? body.Share(0) : 1);
        var goesOn = column > 0 && Kind(0, column - 1, out var before) == CellKind.Number && number == before + 1 && !RowsCount(column);
        return goesOn ? (NextNumberAsName, Math.Min(value, body.Share(body.Count(_table.Record(0, column))))) : (NumberAsName, value);
    }

    // Whether rows themselves go on counting from one column to the next.
    private bool RowsCount(int column)
    {
        var count = 0;
        for (var record = 1; record <= _rows; record++)
            if (Kind(record, column - 1, out var before) == CellKind.Number && Kind(record, column, out var number) == CellKind.Number
                && number == before + 1) count++;
        return 2 * count >= _rows;
    }

    // Amounts with a currency or a comma are numbers too, for this question.
    private CellKind Kind(int record, int column, out double number)
    {
        var cell = _table.Record(record, column);
        var kind = Cells.KindOf(cell, out number);
        if (kind != CellKind.Text || !NumberShape.Of(cell).IsNumber) return kind;
        number = double.NaN;
        return CellKind.Number;
    }

    private static bool IsWhole(ReadOnlySpan<char> cell) => !cell.ContainsAny(".,eE");

    /// <summary>What stands below the first row in one column.</summary>
    private sealed class Body
    {
        private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
        private readonly List<double> _numbers = [];
        private readonly int _rows;

        public Body(HeaderGuess guess, int column)
        {
            _rows = guess._rows;
            var bySpan = _counts.GetAlternateLookup<ReadOnlySpan<char>>();
            for (var record = 1; record <= _rows; record++)
            {
                var cell = guess._table.Record(record, column);
                var kind = guess.Kind(record, column, out var number);
                bySpan[cell] = bySpan.TryGetValue(cell, out var count) ? count + 1 : 1;
                if (cell.IsEmpty) Empty++;
                else if (kind is CellKind.Missing or CellKind.NotFinite) Marks++;
                else if (kind == CellKind.Text) Texts++;
                else
                {
                    Numbers++;
                    WholeNumbers += IsWhole(cell) ? 1 : 0;
                    if (double.IsFinite(number)) _numbers.Add(number);
                }
            }

            Once = _counts.Count(pair => pair.Value == 1 && Cells.KindOf(pair.Key, out _) == CellKind.Text);
        }

        public int Empty { get; }

        public int Marks { get; }

        public int Texts { get; }

        public int Numbers { get; }

        public int WholeNumbers { get; }

        /// <summary>Texts that occur once: as likely as they are, the next is a new one (Good and Turing).</summary>
        public int Once { get; }

        public int Count(ReadOnlySpan<char> cell) => _counts.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(cell, out var count) ? count : 0;

        /// <summary>The chance of what was seen <paramref name="count"/> times.</summary>
        public double Share(int count) => Math.Min(1, (count + 0.5) / (_rows + 1));

        /// <summary>Whether a number is much farther from all of the column than they are from one another.</summary>
        public bool IsFar(double number)
        {
            if (!double.IsFinite(number) || _numbers.Count < 3) return false;
            var (least, most) = (_numbers.Min(), _numbers.Max());
            return Math.Max(number - most, least - number) > 2 * (most - least);
        }
    }
}
