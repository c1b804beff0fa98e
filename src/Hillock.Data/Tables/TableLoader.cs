namespace Hillock.Data.Tables;

/// <summary>Makes a data set of a CSV file.</summary>
internal static class TableLoader
{
    private const double ManyCopies = 0.02;
    private const int FewRows = 50;
    private const int MostNews = 12;
    private const int MostClasses = 10;

    /// <summary>Reads, types, splits, encodes and standardises a table.</summary>
    public static DataSet Load(DataFile file, DataOptions options)
    {
        var (path, table) = (file.Path, Read(file, options));
        var column = ColumnChoice.Target(table, options.Target);
        var target = TargetColumn.Read(table, column, options.Task);
        var parts = Split(table, column, target, options);
        var train = Array.ConvertAll(parts.Train, row => target.Rows[row]);
        var plan = ColumnPlan.Of(table, column, train, [.. target.Rows.Except(train)], options);
        var width = plan.Columns.Sum(c => c.Inputs);
        if ((long)width * target.Rows.Length > Array.MaxLength)
            throw new HillockException($"{path}: {target.Rows.Length:N0} rows of {width:N0} inputs do not fit into memory.");
        MemoryLimit.Require((long)width * target.Rows.Length
            * sizeof(float), $"{path}: {target.Rows.Length:N0} rows of {width:N0} inputs need",
            $"Leave columns out ({new SettingHint(nameof(DataOptions.Drop))}), or give fewer rows.");
        var matrix = new TableColumn.Matrix(new float[width * target.Rows.Length], width);
        var columns = Encode(plan, matrix, target.Rows, parts.Train, options.Standardize);
        var scale = target.Task == TaskKind.Regression ? Scaling.Of(target.Targets, parts.Train, options.Standardize) : TargetScale.None;
        if (target.Task == TaskKind.Regression && Array.TrueForAll(parts.Train, row => target.Targets[row] == target.Targets[parts.Train[0]]))
            throw new HillockException(
                ErrorKind.Data,
                $"{path}: the target, {table.NameOf(column)}, is {target.Targets[parts.Train[0]]} in all {parts.Train.Length:N0} training rows; there is "
                + $"nothing to learn. Give more rows, or another {new SettingHint(nameof(DataOptions.Seed))}.");
        var (mean, deviation) = Moments(columns);
        var store = new FloatRows(matrix.Values, width);
        return new DataSet
        {
            Name = DataFile.Stem(path),
            Inputs = new Shape(width),
            Task = target.Task,
            Classes = target.Classes,
            Train = Part(store, parts.Train, target, scale),
            Validation = Part(store, parts.Validation, target, scale),
            Test = Part(store, parts.Test, target, scale),
            TargetScale = scale,
            TargetName = table.Names[column],
            TargetIsGuess = options.Target is null,
            FeatureNames = [.. plan.Columns.SelectMany(c => c.InputNames)],
            Columns = InOrder(table, [.. columns, .. plan.Dropped, TargetInfo(table, column, target, scale)]),
            Description = Describe(table, column, target, width),
            Source = Path.GetFullPath(path),
            Warnings = [.. Warnings(table, column, target, plan, matrix, options.Task), .. Guess(table, column, target, plan, options), .. News(plan),
                .. Digits(table, column, target, parts.Train, scale)],
            InputMean = mean,
            InputDeviation = deviation,
        };
    }

    private static Table Read(DataFile file, DataOptions options)
    {
        var first = CsvReader.Read(file, options);
        if (options.TestPath is null) return new Table(first, null, options);
        return new Table(first, CsvReader.Read(DataFile.Read(options.TestPath), options with { HasHeader = first.HasHeader }), options);
    }

    private static Splitter.Parts Split(Table table, int column, TargetColumn target, DataOptions options)
    {
        try
        {
            return Split(table, target, options);
        }
        catch (HillockException)
        {
            // Cells that cannot be read are told before that there are too few rows.
            ColumnPlan.Of(table, column, target.Rows, [], options);
            throw;
        }
    }

    private static Splitter.Parts Split(Table table, TargetColumn target, DataOptions options)
    {
        var (validation, test) = Splitter.Shares(options, Splitter.TableShare, table.HasTest ? 0 : Splitter.TableShare);
        var drawn = Array.FindIndex(target.Rows, row => row >= table.FirstTestRow) is >= 0 and var first ? first : target.Rows.Length;
        if (table.HasTest && drawn == target.Rows.Length)
            throw new HillockException(
                ErrorKind.Data,
                $"{options.TestPath}: every cell of the target, {table.NameOf(ColumnChoice.Target(table, options.Target))}, is missing; zero test rows "
                + "are left.");
        var parts = options.Group is { } group
            ? Splitter.Grouped(Groups(table, ColumnChoice.Find(table, group, "group"), target.Rows[..drawn]), validation, test, options)
            : target.Task == TaskKind.Regression
            ? Splitter.Uniform(drawn, validation, test, options)
            : Splitter.Stratified(target.Labels[..drawn], target.Classes.Length, validation, test, options);
        return table.HasTest ? parts with { Test = [.. Enumerable.Range(drawn, target.Rows.Length - drawn)] } : parts;
    }

    private static int[] Groups(Table table, int column, int[] rows)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        return Array.ConvertAll(rows, row =>
        {
            var text = table.Cell(row, column).Trim().ToString();
            if (text.Length == 0)
                throw new HillockException(ErrorKind.Data, $"{table.Where(row, column)}: the group is missing; each row needs one, or leave group out.");
            ids.TryAdd(text, ids.Count);
            return ids[text];
        });
    }

    private static List<ColumnInfo> Encode(ColumnPlan plan, TableColumn.Matrix matrix, int[] rows, int[] trainRows, bool standardize)
    {
        var (infos, offset) = (new List<ColumnInfo>(), 0);
        foreach (var column in plan.Columns)
        {
            infos.Add(column.Encode(matrix, offset, rows, trainRows, standardize));
            offset += column.Inputs;
        }

        return infos;
    }

    private static Split Part(FloatRows store, int[] rows, TargetColumn target, TargetScale scale) => target.Task == TaskKind.Regression
        ? new Split(store.View(rows), Array.ConvertAll(rows, row => scale.Standardize(target.Targets[row])), Array.ConvertAll(rows, row => target.Targets[row]))
        : new Split(store.View(rows), Array.ConvertAll(rows, row => target.Labels[row]));

    private static ColumnInfo TargetInfo(Table table, int column, TargetColumn target, TargetScale scale) =>
        target.Task == TaskKind.Regression
            ? new ColumnInfo(table.Names[column], ColumnKind.Target, table.Rows - target.Rows.Length, target.Targets.Distinct()
                .Count(), scale.Mean, scale.Deviation, 0)
            : new ColumnInfo(table.Names[column], ColumnKind.Target, table.Rows - target.Rows.Length, target.Classes.Length, null, null, 0);

    private static List<ColumnInfo> InOrder(Table table, IEnumerable<ColumnInfo> infos)
    {
        var byName = infos.ToDictionary(info => info.Name, StringComparer.Ordinal);
        return [.. table.Names.Select(name => byName[name])];
    }

    private static string Describe(Table table, int column, TargetColumn target, int width)
    {
        var what = target.Task == TaskKind.Regression ? "a number" : $"{target.Classes.Length} classes";
        return $"A table of {table.Rows:N0} rows and {table.Names.Length} columns, {width} inputs; the target is {table.NameOf(column)}, {what}";
    }

    // Over the numbers as they were read: the mean of the columns' means, and the spread within and between columns.
    private static (double Mean, double Deviation) Moments(List<ColumnInfo> columns)
    {
        var numeric = columns.Where(column => column.Mean is not null).ToList();
        if (numeric.Count == 0) return (0, 1);
        var mean = numeric.Average(column => column.Mean!.Value);
        var square = numeric.Average(column => Math.Pow(column.Deviation!.Value, 2) + Math.Pow(column.Mean!.Value - mean, 2));
        return (mean, Math.Sqrt(square));
    }

    private static IEnumerable<string> Warnings(Table table, int column, TargetColumn target, ColumnPlan plan, TableColumn.Matrix matrix, TaskKind? asked)
    {
        foreach (var note in table.Notes) yield return note;
        foreach (var doubt in CellDoubts.Of(table, [.. plan.Columns.Select(used => used.Index), column], column)) yield return doubt;
        foreach (var doubt in CellDoubts.OfCodes(table, plan.Columns.OfType<NumericColumn>().Select(used => used.Index))) yield return doubt;
        foreach (var doubt in CellDoubts.OfClasses(table, column, target, asked)) yield return doubt;
        var without = table.Rows - target.Rows.Length;
        if (without > 0) yield return $"{without:N0} rows have no target ({table.NameOf(column)}) and were left out.";
        foreach (var warning in plan.Warnings) yield return warning;
        if (target.Rows.Length < FewRows) yield return $"There are only {target.Rows.Length} rows; figures on so few say little.";
        if (target.Task != TaskKind.Regression)
            foreach (var warning in ClassWarnings.Of(target.Classes, target.Labels)) yield return warning;
        var copies = Copies(matrix, target);
        if (copies > ManyCopies * target.Rows.Length)
            yield return $"{copies:N0} rows are copies of another row; a copy in training and in the test makes the test look better than it is.";
    }

    // Who names no target most often means a column of classes; the last is taken where no name says so.
    private static IEnumerable<string> Guess(Table table, int column, TargetColumn target, ColumnPlan plan, DataOptions options)
    {
        if (options.Target is not null || ColumnChoice.HasUsualName(table, column)) yield break;
        var levels = target.Task == TaskKind.Regression ? MostClasses : target.Classes.Length > 2 ? 2 : 0;
        var likelier = plan.Columns.Where(other => other.Index < column && other.ClassCount >= 2 && other.ClassCount <= levels)
            .OrderBy(other => other.ClassCount != 2).FirstOrDefault();
        if (likelier is not null)
            yield return $"The target was guessed: {table.NameOf(column)}, the last{(column < table.Names.Length - 1 ? " with a cell in it" : "")}. "
                + $"{table.TitleOf(likelier.Index)} holds {likelier.ClassCount} different values and may be what you mean; "
                + $"say so with {new SettingHint(nameof(DataOptions.Target), table.Names[likelier.Index])}, or "
                    + $"{new SettingHint(nameof(DataOptions.Target), table.Names[column])} to keep the guess.";
    }

    private static IEnumerable<string> News(ColumnPlan plan)
    {
        string[] news = [.. plan.Columns.SelectMany(column => column.News)];
        return news.Length <= MostNews ? news : news.Take(MostNews - 1).Append($"{news.Length - MostNews + 1:N0} more columns are told of likewise.");
    }

    private static IEnumerable<string> Digits(Table table, int column, TargetColumn target, int[] trainRows, TargetScale scale)
    {
        if (target.Task != TaskKind.Regression) return [];
        var what = $"The target, {table.NameOf(column)},";
        var lost = LongNumbers.Lost(table, column, Array.ConvertAll(trainRows, row => target.Rows[row]),
            Array.ConvertAll(trainRows, row => target.Targets[row]));
        return lost is null ? Rounding.OfTargets(target.Targets, trainRows, scale, what) : [$"{what} {lost}"];
    }

    private static int Copies(TableColumn.Matrix matrix, TargetColumn target)
    {
        var seen = new HashSet<ulong>();
        for (var row = 0; row < target.Rows.Length; row++)
        {
            var hash = 14695981039346656037UL;
            foreach (var value in matrix.Values.AsSpan(row * matrix.Columns, matrix.Columns))
                hash = (hash ^ BitConverter.SingleToUInt32Bits(value)) * 1099511628211UL;
            seen.Add((hash ^ (target.Labels.Length > 0 ? (uint)target.Labels[row] : BitConverter.DoubleToUInt64Bits(target.Targets[row]))) * 1099511628211UL);
        }

        return target.Rows.Length - seen.Count;
    }
}
