namespace Hillock.Data.Tables;

/// <summary>What is to be predicted: classes or numbers, for the rows that have it.</summary>
/// <param name="Task">The task.</param>
/// <param name="Rows">The rows of the table that are used.</param>
/// <param name="Classes">Names of the classes; empty for a regression.</param>
/// <param name="Labels">The class of each used row.</param>
/// <param name="Targets">The number of each used row, with all its digits.</param>
internal sealed record TargetColumn(TaskKind Task, int[] Rows, string[] Classes, int[] Labels, double[] Targets)
{
    /// <summary>Rows that a class of whole numbers has at least, on average.</summary>
    public const int RowsAClass = 3;

    private const int MostWholeClasses = 20;

    /// <summary>Reads the column; the task is the one asked for, else the one its cells suggest.</summary>
    public static TargetColumn Read(Table table, int column, TaskKind? asked)
    {
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(row => Cells.KindOf(table.Cell(row, column), out _) != CellKind.Missing)];
        if (rows.Length == 0) throw new HillockException(
            ErrorKind.Data, $"{table.Path}: every cell of the target, {table.NameOf(column)}, is missing; zero rows are left.");
        int[] own = [.. rows.TakeWhile(row => row < table.FirstTestRow)];
        if (own.Length == 0) throw new HillockException(
            ErrorKind.Data, $"{table.Path}: every cell of the target, {table.NameOf(column)}, is missing; zero rows are left.");
        var scan = ColumnScan.Of(table, column, own);
        var all = scan.Plus(ColumnScan.Of(table, column, rows[own.Length..]));
        var numeric = (asked is null or TaskKind.Regression || scan.Texts == 0) && scan.IsNumeric(table, column, own, all);
        if (asked == TaskKind.Regression && !numeric)
            throw new HillockException(
                ErrorKind.Data,
                $"{table.Where(scan.FirstText, column)}: '{table.Quote(scan.FirstText, column)}' is not a number; a regression needs "
                    + $"numbers.{NumberHint.Sentence(table, column, rows)} Name another target, or leave the task to be a classification.");
        var few = scan.IsWhole && scan.Distinct <= MostWholeClasses && (scan.Distinct <= 2 || scan.Distinct * RowsAClass <= own.Length)
            && !table.HasUnit(column) && Levels.Count(table, column, own).Count == scan.Distinct;
        var task = asked ?? (numeric && !few ? TaskKind.Regression : null as TaskKind?);
        if (task == TaskKind.Regression) all.RequireNumbers(table, column);
        return task == TaskKind.Regression ? Numbers(table, column, rows) : ReadClasses(table, column, rows, task);
    }

    private static TargetColumn Numbers(Table table, int column, int[] rows)
    {
        var targets = Array.ConvertAll(rows, row =>
        {
            _ = Cells.KindOf(table.Cell(row, column), out var number);
            return number;
        });
        var own = rows.TakeWhile(row => row < table.FirstTestRow).Count();
        if (targets.AsSpan(0, own).ContainsAnyExcept(targets[0])) return new TargetColumn(TaskKind.Regression, rows, [], [], targets);
        var texts = Levels.Count(table, column, rows.Take(own)).Count;
        throw new HillockException(ErrorKind.Data, texts == 1
            ? $"{table.Path}: the target, {table.NameOf(column)}, is {targets[0]} in all {own:N0} rows; there is nothing to predict."
            : $"{table.Path}: the target, {table.NameOf(column)}, holds {texts:N0} different numbers that float64 cannot tell apart, all {targets[0]}. "
                + "Subtract what they have in common, or give the target in another unit.");
    }

    private static TargetColumn ReadClasses(Table table, int column, int[] rows, TaskKind? asked)
    {
        var own = rows.TakeWhile(row => row < table.FirstTestRow).Count();
        var counts = Levels.Count(table, column, rows.Take(own));
        if (counts.Count == 1)
            throw new HillockException(
                ErrorKind.Data,
                $"{table.Path}: the target, {table.NameOf(column)}, holds one class only, '{Shown.Text(counts.Keys.First())}', in all "
                + $"{counts.Values.First():N0} rows{Without(table, rows)}; there is nothing to tell apart.");
        if (counts.Count > MostWholeClasses && counts.Count * 2 > own)
            throw new HillockException(
                ErrorKind.Data,
                $"{table.Path}: the target, {table.NameOf(column)}, holds {counts.Count:N0} different texts in {own:N0} rows, too many for "
                    + $"classes.{NumberHint.Sentence(table, column, rows)} Name another target "
                    + $"column{(table.HasHeader ? $": {Shown.List(table.Names, MostWholeClasses)}" : "")}.");
        if (asked == TaskKind.BinaryClassification && counts.Count != 2)
            throw new HillockException(
                $"{table.Path}: the target, {table.NameOf(column)}, holds {counts.Count} classes; binary classification needs exactly 2.");
        var classes = Levels.Sort(counts.Keys);
        var index = Enumerable.Range(0, classes.Length).ToDictionary(i => classes[i], StringComparer.Ordinal);
        var labels = Array.ConvertAll(rows, row => Label(table, row, column, index, classes));
        var task = asked ?? (classes.Length == 2 ? TaskKind.BinaryClassification : TaskKind.Classification);
        return new TargetColumn(task, rows, classes, labels, []);
    }

    private static string Without(Table table, int[] rows) =>
        rows.Length == table.Rows ? "" : $" that have one ({table.Rows - rows.Length:N0} are empty or hold a mark for missing, such as NA, which is no class)";

    // UCI's adult ends the labels of its test file, and only those, with a full stop.
    private static int Label(Table table, int row, int column, Dictionary<string, int> index, string[] classes)
    {
        var name = Levels.Of(table.Cell(row, column))!;
        if (index.TryGetValue(name, out var label) || index.TryGetValue(name.TrimEnd('.'), out label)) return label;
        throw new HillockException(
            ErrorKind.Data,
            $"{table.Where(row, column)}: the class '{Shown.Text(name)}' does not occur in {table.Path}, whose classes are "
                + $"{Shown.List(classes, MostWholeClasses)}.{Suggestions.Ask(name, classes)}");
    }
}
