namespace Hillock.Data.Tables;

/// <summary>A column of names: one input a level, 1 where the row has it; missing is a level, and rare ones share <c>other</c>.</summary>
internal sealed class CategoricalColumn : TableColumn
{
    private const string MissingLevel = "missing";
    private const string OtherLevel = "other";

    private readonly Dictionary<string, int> _inputs = new(StringComparer.Ordinal);
    private readonly int _missing = -1;
    private readonly int _other = -1;
    private readonly int _distinct;

    /// <summary>A column of at most <paramref name="maximumLevels"/> inputs.</summary>
    public CategoricalColumn(Table table, int index, ColumnScan scan, Dictionary<string, int> counts, int maximumLevels)
        : base(table, index, scan)
    {
        _distinct = counts.Count;
        var room = maximumLevels - (scan.Missing > 0 ? 1 : 0);
        IEnumerable<string> kept = counts.Count <= room
            ? counts.Keys
            : counts.OrderByDescending(level => level.Value).ThenBy(level => level.Key, StringComparer.Ordinal).Take(Math.Max(1, room - 1)).Select(level => level.Key);
        var names = new List<string>();
        foreach (var level in Levels.Sort(kept))
        {
            _inputs[level] = names.Count;
            names.Add($"{Name}={level}");
        }

        if (_inputs.Count < counts.Count)
        {
            _other = names.Count;
            names.Add($"{Name}={OtherLevel}");
        }

        if (scan.Missing > 0)
        {
            _missing = names.Count;
            names.Add($"{Name}={MissingLevel}");
        }

        InputNames = names;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> InputNames { get; }

    /// <summary>How many levels share one input.</summary>
    public int Collapsed => _distinct - _inputs.Count;

    /// <inheritdoc/>
    public override ColumnInfo Encode(Matrix into, int offset, int[] rows, int[] trainRows, bool standardize)
    {
        var bySpan = _inputs.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var row = 0; row < rows.Length; row++)
        {
            var cell = Table.Cell(rows[row], Index);
            // A level's own text is the usual case; a missing cell, a rare level or a number written another way is not.
            var input = bySpan.TryGetValue(cell, out var known) ? known : Levels.Of(cell) is { } level ? _inputs.GetValueOrDefault(level, _other) : _missing;
            into.Values[(row * into.Columns) + offset + input] = 1;
        }

        var note = Collapsed > 0 ? $"the {Collapsed:N0} rarest levels share one input" : "";
        return new ColumnInfo(Name, ColumnKind.Categorical, Scan.Missing, _distinct, null, null, Inputs, note);
    }
}
