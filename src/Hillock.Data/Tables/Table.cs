namespace Hillock.Data.Tables;

/// <summary>A table, and where they have a file of their own its test rows below it.</summary>
internal sealed class Table
{
    private const int NamesShown = 6;

    private readonly RawTable _first;
    private readonly RawTable? _test;

    /// <summary>Puts the two below one another; their columns must agree.</summary>
    public Table(RawTable first, RawTable? test, DataOptions options)
    {
        Names = first.Names();
        if (first.Rows == 0) throw new HillockException(ErrorKind.Data, $"{first.Path} holds zero rows{(first.HasHeader ? " below its header" : "")}.");
        if (test is not null) Agree(first, test, Names);
        if (options.IgnoreCase) Spellings.Merge(first, test);
        (_first, _test) = (first, test);
        Repeated = Repetitions(first);
        Notes = [.. first.Notes, .. test?.Notes ?? [], .. Repeated.Select(Told)];
    }

    /// <summary>Names of the columns.</summary>
    public string[] Names { get; }

    /// <summary>Names that several columns have, and those columns.</summary>
    public IReadOnlyList<(string Name, int[] Columns)> Repeated { get; }

    /// <summary>What a person should know of how the files were read.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Rows in all.</summary>
    public int Rows => _first.Rows + (_test?.Rows ?? 0);

    /// <summary>The first row of the test file; <see cref="Rows"/> where there is none.</summary>
    public int FirstTestRow => _first.Rows;

    /// <summary>The training file.</summary>
    public string Path => _first.Path;

    /// <summary>Whether the test rows have their own file.</summary>
    public bool HasTest => _test is not null;

    /// <summary>Whether the file names its columns.</summary>
    public bool HasHeader => _first.HasHeader;

    /// <summary>A cell's text.</summary>
    public ReadOnlySpan<char> Cell(int row, int column) =>
        row < _first.Rows ? _first.Cell(row, column) : _test!.Cell(row - _first.Rows, column);

    /// <summary>Whether a unit was left off the numbers of a column, which then are amounts.</summary>
    public bool HasUnit(int column) => !string.IsNullOrEmpty(_first.Marks[column]);

    /// <summary>A cell's text for a message.</summary>
    public string Quote(int row, int column) => Shown.Text(Cell(row, column));

    /// <summary>A place for a message: file, line, column and its name.</summary>
    public string Where(int row, int column) => $"{(row < _first.Rows ? _first : _test!).Path}, {LineOf(row)}, {NameOf(column)}";

    /// <summary>The line of its file at which a row begins, for a message.</summary>
    public string LineOf(int row) => $"line {(row < _first.Rows ? _first.Line(row) : _test!.Line(row - _first.Rows))}";

    /// <summary>A column for a message: its number from 1 and its name.</summary>
    public string NameOf(int column) => HasHeader ? $"column {column + 1} '{Shown.Text(Names[column])}'" : $"column {column + 1}";

    /// <summary>The same at the beginning of a sentence.</summary>
    public string TitleOf(int column) => "C" + NameOf(column)[1..];

    private static void Agree(RawTable first, RawTable test, string[] names)
    {
        if (test.Columns != first.Columns)
            throw new HillockException(
                ErrorKind.Data,
                $"{test.Path} has {test.Columns} columns, {first.Path} {first.Columns}; training and test tables must have the same columns in the same "
                + $"order.{Differences(first, test)}");
        for (var column = 0; column < names.Length; column++)
            if ((first.Marks[column] ?? "") != (test.Marks[column] ?? ""))
                throw new HillockException(
                    ErrorKind.Data,
                    $"{test.Path}: the numbers of column {column + 1} are in '{test.Marks[column]}', those of {first.Path} '{first.Marks[column]}'; bring "
                    + "both to one unit.");
        if (test.Rows == 0) throw new HillockException(ErrorKind.Data, $"{test.Path} holds zero rows{(test.HasHeader ? " below its header" : "")}.");
        if (!test.HasHeader) return;
        var other = test.Names();
        for (var column = 0; column < names.Length; column++)
            if (other[column] != names[column])
                throw new HillockException(
                    ErrorKind.Data,
                    $"{test.Path}: column {column + 1} is '{Shown.Text(other[column])}', expected '{Shown.Text(names[column])}' as in {first.Path}; its "
                    + $"first row must be the same names in the same order.{Differences(first, test)}");
    }

    private static string Differences(RawTable first, RawTable test)
    {
        if (!first.HasHeader || !test.HasHeader) return "";
        var (expected, given) = (first.Names(), test.Names());
        string[] missing = [.. expected.Except(given)], more = [.. given.Except(expected)];
        if (missing.Length + more.Length == 0) return " They are all there: bring them into that order.";
        if (missing.Length == expected.Length) return " None of its names is one of them: does it begin with its names?";
        return (missing.Length > 0 ? $" Add {Shown.List(missing, NamesShown)}." : "") + (more.Length > 0 ? $" Take {Shown.List(more, NamesShown)} out." : "");
    }

    private static (string Name, int[] Columns)[] Repetitions(RawTable first) => !first.HasHeader ? [] :
    [
        .. Enumerable.Range(0, first.Columns).GroupBy(column => first.Record(0, column).ToString(), StringComparer.Ordinal)
            .Where(group => group.Key.Length > 0 && group.Skip(1).Any()).Select(group => (group.Key, group.ToArray())),
    ];

    private string Told((string Name, int[] Columns) repeated)
    {
        var others = repeated.Columns.Skip(1).Select(column => $"'{Shown.Text(Names[column])}'").ToList();
        return $"{repeated.Columns.Length} columns are named '{Shown.Text(repeated.Name)}'; from the second on they are called {Shown.List(others, 3)}.";
    }
}
