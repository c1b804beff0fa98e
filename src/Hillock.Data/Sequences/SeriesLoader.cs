using Hillock.Data.Tables;

namespace Hillock.Data.Sequences;

/// <summary>Makes windows of a table whose rows follow one another in time; later rows are for validation, the last ones for the test.</summary>
internal sealed class SeriesLoader
{
    private readonly Table _table;
    private readonly SeriesOptions _how;
    private readonly DataOptions _options;
    private readonly int[] _columns;

    private SeriesLoader(Table table, SeriesOptions how, DataOptions options)
    {
        (_table, _how, _options) = (table, how, options);
        var target = ColumnChoice.Target(table, options.Target);
        int[] others = [.. how.Inputs.Select(given => ColumnChoice.Find(table, given, "window"))];
        _columns = [target, .. others.Where(column => column != target).Distinct()];
    }

    /// <summary>Reads, transforms, cuts and scales; every statistic is one of the training values.</summary>
    /// <exception cref="HillockException">Cells that are no numbers, or too few of them for the windows.</exception>
    public static DataSet Load(DataFile file, SeriesOptions how, DataOptions options)
    {
        ClassTask.OfNumbers(file.Name, options.Task);
        if (options.Fold is not null)
            throw new HillockException("Windows in time are split by time, the latest for the test, so they cannot be cut into folds; leave folds out.");
        return new SeriesLoader(new Table(CsvReader.Read(file, options), null, options), how, options).Build();
    }

    private string Column => _table.Names[_columns[0]];

    private DataSet Build()
    {
        var (validationShare, testShare) = Splitter.Shares(_options, Splitter.TableShare, Splitter.TableShare);
        var count = _table.Rows;
        var testFrom = count - (int)Math.Round(count * testShare);
        var validationFrom = testFrom - (int)Math.Round(count * validationShare);
        var series = new Series(Numbers(_columns[0], _how.Logarithm), _how, validationFrom);
        var windows =
            new[] { Windows(series, 0, validationFrom, "training"), Windows(series, validationFrom, testFrom, "validation"),
            Windows(series, testFrom, count, "test") };
        var (inputs, mean, deviation) = Inputs(series, validationFrom);
        var scale = Scale(series, windows[0]);
        SeriesPart[] parts = [.. windows.Select(starts => new SeriesPart(series, scale, Array.ConvertAll(starts, Predicted)))];
        return new DataSet
        {
            Name = DataFile.Stem(_table.Path),
            Inputs = new Shape(_how.Window, _columns.Length),
            Task = TaskKind.Regression,
            Train = Part(inputs, windows[0], series, scale),
            Validation = Part(inputs, windows[1], series, scale),
            Test = Part(inputs, windows[2], series, scale),
            TargetScale = scale,
            TargetName = Column,
            TargetIsGuess = _options.Target is null,
            FeatureNames = [.. Enumerable.Range(0, _how.Window).SelectMany(i => _columns.Select(c => $"{_table.Names[c]} {i + 1 - _how.Window}"))],
            Description = Describe(count),
            Source = Path.GetFullPath(_table.Path),
            Warnings = [.. Warnings(windows)],
            InputMean = mean,
            InputDeviation = deviation,
            Series = new SeriesInfo
            {
                Column = Column,
                Channels = [.. _columns.Select(c => _table.Names[c])],
                Options = _how,
                TrainValues = validationFrom,
                ValidationValues = testFrom - validationFrom,
                TestValues = count - testFrom,
                Train = parts[0],
                Validation = parts[1],
                Test = parts[2],
            },
        };
    }

    private int Predicted(int start) => start + _how.Window - 1 + _how.Horizon;

    private double[] Numbers(int column, bool positive)
    {
        int[] rows = [.. Enumerable.Range(0, _table.Rows)];
        var scan = ColumnScan.Of(_table, column, rows);
        if (!scan.IsNumeric(_table, column, rows, scan))
            throw new HillockException(
                $"{_table.Path}: {_table.NameOf(column)} holds no numbers; name the column of the series with "
                + $"{new SettingHint(nameof(DataOptions.Target))}: {string.Join(", ", _table.Names)}.");
        return Array.ConvertAll(rows, row =>
        {
            if (Cells.KindOf(_table.Cell(row, column), out var number) != CellKind.Number)
                throw new HillockException(
                    ErrorKind.Data,
                    $"{_table.Where(row, column)}: the value is missing. A series needs every one; fill it in, such as with the mean of its neighbours.");
            return !positive || number > 0
                ? number
                : throw new HillockException(ErrorKind.Data,
                    $"{_table.Where(row, column)}: the logarithm of {number} does not exist. Leave the logarithm out, or add a constant to the series.");
        });
    }

    private int[] Windows(Series series, int from, int to, string part)
    {
        if (from == to) return [];
        var starts = new List<int>();
        for (var start = Math.Max(from, series.FirstInput); Predicted(start) < to; start += _how.Stride)
            if (Predicted(start) >= series.FirstTarget) starts.Add(start);
        if (starts.Count > 0) return [.. starts];
        var needed = Math.Max(Math.Max(0, series.FirstInput - from) + _how.Window + _how.Horizon, series.FirstTarget - from + 1);
        throw new HillockException(
            $"{_table.Path}: the {part} part has {to - from:N0} values, from row {from + 1:N0} on, but a window of "
                + $"{_how.Window}{(_how.Differences.Count > 0 ? " after the differences" : "")} and a horizon of {_how.Horizon} need {needed:N0}. "
                + $"Give a shorter window{(part == "training" ? "" : $", or a larger {ShareOf(part)}")}.");
    }

    private static SettingHint ShareOf(string part) => new(part == "validation" ? nameof(DataOptions.ValidationShare) : nameof(DataOptions.TestShare));

    // [rows × columns], the target's transformed history first.
    private (float[] Values, double Mean, double Deviation) Inputs(Series series, int trainValues)
    {
        var inputs = new float[checked(_table.Rows * _columns.Length)];
        var first = (Mean: 0.0, Deviation: 1.0);
        for (var c = 0; c < _columns.Length; c++)
        {
            var from = c == 0 ? series.FirstInput : 0;
            var numbers = c == 0 ? [.. Enumerable.Range(0, _table.Rows).Select(t => t < from ? 0 : series.Input(t))] : Numbers(_columns[c], positive: false);
            var (mean, deviation) = Scaling.Of(numbers[from..trainValues]);
            if (c == 0) first = (mean, deviation);
            if (c == 0 && !(deviation > 0)) throw new HillockException(
                ErrorKind.Data,
                $"{_table.Path}: the training values of {_table.NameOf(_columns[0])} never "
                + $"change{(_how.Differences.Count > 0 ? " after the differences" : "")}; there is nothing to predict.");
            var (shift, scale) = _options.Standardize ? (mean, deviation > 0 ? deviation : 1) : (0, 1);
            for (var t = from; t < numbers.Length; t++) inputs[(t * _columns.Length) + c] = (float)((numbers[t] - shift) / scale);
        }

        return (inputs, first.Mean, first.Deviation);
    }

    private TargetScale Scale(Series series, int[] starts)
    {
        if (!_options.Standardize) return TargetScale.None;
        var (mean, deviation) = Scaling.Of(starts.Select(start => series.Target(Predicted(start))));
        return new TargetScale(mean, deviation > 0 ? deviation : 1);
    }

    private Split Part(float[] inputs, int[] starts, Series series, TargetScale scale) => new(
        new WindowRows(inputs, _columns.Length, _how.Window, starts),
        Array.ConvertAll(starts, start => scale.Standardize(series.Target(Predicted(start)))),
        Array.ConvertAll(starts, start => series.Values[Predicted(start)]));

    private string Describe(int count)
    {
        var steps = _how.Horizon == 1 ? "one step" : $"{_how.Horizon} steps";
        var changes = string.Concat(_how.Logarithm ? ", as logarithm" : "", _how.Differences.Count > 0
            ? $", differences of lag {string.Join(" and ", _how.Differences)}" : "");
        return $"{count:N0} values of {Column} in time: windows of {_how.Window}{(_columns.Length > 1 ? $" by {_columns.Length} columns" : "")}, {steps} "
            + $"ahead{changes}";
    }

    private IEnumerable<string> Warnings(int[][] windows)
    {
        foreach (var note in _table.Notes) yield return note;
        foreach (var warning in SeriesClock.Warnings(_table, _columns)) yield return warning;
        foreach (var (starts, part) in windows.Skip(1).Zip(["validation", "test"]))
            if (starts.Length is > 0 and < 10) yield return $"The {part} part has only {starts.Length} windows; figures on so few say little.";
    }
}
