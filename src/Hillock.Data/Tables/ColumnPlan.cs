namespace Hillock.Data.Tables;

/// <summary>Decides for every column but the target whether it is numbers, names, or left out, and says why; from the training rows alone.</summary>
internal sealed class ColumnPlan
{
    private const double MostlyDifferent = 0.5;
    private const int FewLevels = 20;

    private readonly Table _table;
    private readonly int[] _rows;
    private readonly int[] _others;
    private readonly DataOptions _options;
    private readonly List<TableColumn> _columns = [];
    private readonly List<ColumnInfo> _dropped = [];
    private readonly List<string> _warnings = [];
    private int _missing;
    private int _missingColumns;

    private ColumnPlan(Table table, int[] trainRows, int[] otherRows, DataOptions options) =>
        (_table, _rows, _others, _options) = (table, trainRows, otherRows, options);

    /// <summary>The columns that are used, in their order.</summary>
    public IReadOnlyList<TableColumn> Columns => _columns;

    /// <summary>The columns that are left out.</summary>
    public IReadOnlyList<ColumnInfo> Dropped => _dropped;

    /// <summary>What was done on the user's behalf.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Looks at every column.</summary>
    /// <param name="table">The table.</param>
    /// <param name="target">The column that is no input.</param>
    /// <param name="trainRows">The rows that decide.</param>
    /// <param name="otherRows">The rows of validation and test, whose cells must fit what was decided.</param>
    /// <param name="options">What the user says of columns.</param>
    public static ColumnPlan Of(Table table, int target, int[] trainRows, int[] otherRows, DataOptions options)
    {
        if (options.MaximumLevels < 2) throw new HillockException($"A categorical column may become {options.MaximumLevels} inputs; it needs at least 2.");
        var plan = new ColumnPlan(table, trainRows, otherRows, options);
        var categorical = options.Categorical.Select(given => ColumnChoice.Find(table, given, "categorical")).ToHashSet();
        var drop = options.Drop.Select(given => ColumnChoice.Find(table, given, "left-out")).ToHashSet();
        var group = options.Group is { } name ? ColumnChoice.Find(table, name, "group") : -1;
        if (group == target)
            throw new HillockException($"{table.TitleOf(group)} is both the target and the group; give another group column, or leave it out.");
        for (var column = 0; column < table.Names.Length; column++)
            if (column == group) plan.Drop(column, null, 0, "it says which rows stay together");
            else if (column != target) plan.Add(column, categorical.Contains(column), drop.Contains(column));
        if (plan._missing > 0) plan._warnings.Add(
            $"{plan._missing:N0} cells are missing in {Plural(plan._missingColumns)}; numbers became the training mean, names a level of their own.");
        if (plan._columns.Count == 0)
            throw new HillockException(
                $"{table.Path}: no column is left to learn from. "
                + (plan._warnings.Count > 0 ? string.Join(' ', plan._warnings)
                    : drop.Count > 0 ? $"Leave fewer out ({new SettingHint(nameof(DataOptions.Drop))})."
                    : "A table needs inputs beside its target."));
        return plan;
    }

    private static string Plural(int columns) => columns == 1 ? "one column" : $"{columns} columns";

    private void Add(int column, bool categorical, bool drop)
    {
        if (drop)
        {
            Drop(column, null, 0, "on request");
            return;
        }

        var (scan, others) = (ColumnScan.Of(_table, column, _rows), ColumnScan.Of(_table, column, _others));
        var all = scan.Plus(others);
        if (scan.Missing == scan.Cells) Drop(column, all, 0, others.Missing == others.Cells ? "every cell is missing"
            : "every cell of the training rows is missing", warn: true);
        else if (!categorical && scan.IsNumeric(_table, column, _rows, all)) AddNumbers(column, scan, all);
        else AddNames(column, scan, all, categorical);
    }

    private void AddNumbers(int column, ColumnScan scan, ColumnScan all)
    {
        if (scan.Distinct == 1 && scan.Missing == 0) Drop(column, all, 1, Constant(column), warn: true);
        else if (IsCounter(column, scan)) Drop(column, all, scan.Distinct, "it only counts the rows", warn: true);
        else Use(new NumericColumn(_table, column, scan, all.Missing), all);
    }

    // A column that training cannot learn from may well vary in the test.
    private string Constant(int column)
    {
        var (counts, others) = (Levels.Count(_table, column, _rows), Levels.Count(_table, column, _others));
        if (counts.Count > 1) return $"its {counts.Count:N0} different numbers are one to float64; subtract what they have in common";
        var varies = others.Keys.Any(level => !counts.ContainsKey(level));
        return varies ? "it is constant in the training rows, and is not outside them" : "it is constant";
    }

    private void AddNames(int column, ColumnScan scan, ColumnScan all, bool asked)
    {
        var counts = Levels.Count(_table, column, _rows);
        var there = scan.Cells - scan.Missing;
        if (counts.Count == 1 && scan.Missing == 0) Drop(column, all, 1, Constant(column), warn: true);
        else if (!asked && counts.Count > FewLevels && counts.Count > MostlyDifferent * there)
            Drop(column, all, counts.Count, $"it holds {counts.Count:N0} different texts in {there:N0} cells", NumberHint.Sentence(_table, column, _rows),
                warn: true);
        else
        {
            var names = new CategoricalColumn(_table, column, scan, all.Missing, counts, _options.MaximumLevels);
            if (names.Collapsed > 0)
                _warnings.Add($"{_table.TitleOf(column)} has {counts.Count:N0} levels; the {names.Collapsed:N0} rarest share one input.");
            Use(names, all);
        }
    }

    private void Use(TableColumn column, ColumnScan all)
    {
        _columns.Add(column);
        _missing += all.Missing;
        _missingColumns += all.Missing > 0 ? 1 : 0;
    }

    private void Drop(int column, ColumnScan? scan, int distinct, string why, string advice = "", bool warn = false)
    {
        _dropped.Add(new ColumnInfo(_table.Names[column], ColumnKind.Dropped, scan?.Missing ?? 0, distinct, null, null, 0, why));
        if (warn) _warnings.Add($"{_table.TitleOf(column)} was left out: {why}.{advice}");
    }

    // An identifier that rises by one from row to row would give the order of the file away.
    private bool IsCounter(int column, ColumnScan scan)
    {
        var name = _table.Names[column];
        var named = name.EndsWith("id", StringComparison.OrdinalIgnoreCase) || name.Contains("index", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("unnamed", StringComparison.OrdinalIgnoreCase) || name == $"column {column + 1}";
        if (!named || !scan.IsWhole || scan.Distinct != scan.Cells || scan.Cells < FewLevels) return false;
        _ = Cells.KindOf(_table.Cell(_rows[0], column), out var first);
        for (var i = 1; i < _rows.Length; i++)
        {
            _ = Cells.KindOf(_table.Cell(_rows[i], column), out var number);
            if (number - first != _rows[i] - _rows[0]) return false;
        }

        return true;
    }
}
