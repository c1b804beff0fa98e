namespace Hillock.Data.Tables;

/// <summary>A column of names: one input a level, 1 where the row has it; missing is a level, and rare ones share <c>other</c>.</summary>
internal sealed class CategoricalColumn : TableColumn
{
    private const string MissingLevel = "missing";
    private const string OtherLevel = "other";
    private const int NamesShown = 5;

    private readonly Dictionary<string, int> _inputs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts;
    private readonly int _missing = -1;
    private readonly int _other = -1;

    /// <summary>A column of at most <paramref name="maximumLevels"/> inputs.</summary>
    public CategoricalColumn(Table table, int index, ColumnScan scan, int missing, Dictionary<string, int> counts, int maximumLevels)
        : base(table, index, scan, missing)
    {
        _counts = counts;
        var room = maximumLevels - (scan.Missing > 0 ? 1 : 0);
        IEnumerable<string> kept = counts.Count <= room
            ? counts.Keys
            : counts.OrderByDescending(level => level.Value).ThenBy(level => level.Key, StringComparer.Ordinal).Take(Math.Max(1, room - 1))
                .Select(level => level.Key);
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
    public int Collapsed => _counts.Count - _inputs.Count;

    /// <inheritdoc/>
    public override int ClassCount => _counts.Count * TargetColumn.RowsAClass <= Scan.Cells ? _counts.Count : 0;

    /// <inheritdoc/>
    public override ColumnInfo Encode(Matrix into, int offset, int[] rows, int[] trainRows, bool standardize)
    {
        var bySpan = _inputs.GetAlternateLookup<ReadOnlySpan<char>>();
        var (unseen, cells) = (new SortedSet<string>(StringComparer.Ordinal), 0);
        for (var row = 0; row < rows.Length; row++)
        {
            var cell = Table.Cell(rows[row], Index);
            // A level's own text is the usual case; a missing cell, a rare level or a number written another way is not.
            if (!bySpan.TryGetValue(cell, out var input)) input = Levels.Of(cell) is { } level ? Rare(level) : _missing;
            if (input >= 0) into.Values[(row * into.Columns) + offset + input] = 1;
        }

        if (cells > 0) Tell(Unseen(unseen, cells));
        if (_missing < 0 && Missing > 0)
            Tell($"has no missing cell in the training rows, and {Missing:N0} outside them; all its inputs are 0 there.");
        var note = Collapsed > 0 ? $"the {Collapsed:N0} rarest levels share one input" : "";
        return new ColumnInfo(Name, ColumnKind.Categorical, Missing, _counts.Count, null, null, Inputs, note);

        int Rare(string level)
        {
            if (_inputs.TryGetValue(level, out var known)) return known;
            if (_counts.ContainsKey(level)) return _other;
            unseen.Add(level);
            cells++;
            return _other;
        }
    }

    private string Unseen(SortedSet<string> unseen, int cells)
    {
        var names = string.Join(", ", unseen.Take(NamesShown).Select(name => Shown.Text(name))) + (unseen.Count > NamesShown ? ", …" : "");
        var levels = unseen.Count == 1 ? "a level" : $"{unseen.Count:N0} levels";
        return $"holds {levels} that no training row has ({names}), in {cells:N0} cells; "
            + $"{(_other < 0 ? "all its inputs are 0 there" : $"they share the input {InputNames[_other]}")}.";
    }
}
