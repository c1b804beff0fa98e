namespace Hillock.Experiments.Statistics;

/// <summary>The arms of a grid, found by the levels of its factors.</summary>
internal sealed class GridCells
{
    private readonly IReadOnlyList<IReadOnlyList<double?>> _scores;
    private readonly Dictionary<string, int> _arms = [];
    private readonly int[] _levels;
    private readonly int _blocks;
    private readonly double _correction;
    private readonly double _level;

    public GridCells(IReadOnlyList<IReadOnlyList<double?>> scores, IReadOnlyList<IReadOnlyList<int>> levels, double correction, double level)
    {
        Check(scores, levels);
        (_scores, _correction, _level, _blocks) = (scores, correction, level, scores[0].Count);
        _levels = [.. Enumerable.Range(0, levels[0].Count).Select(f => levels.Max(l => l[f]) + 1)];
        for (var arm = 0; arm < levels.Count; arm++)
            if (!_arms.TryAdd(Key(levels[arm]), arm))
                throw new HillockException($"Arms {_arms[Key(levels[arm])] + 1} and {arm + 1} of the grid have the same settings; name each setting once.");
        Lost = [.. Enumerable.Range(0, scores.Count).Where(a => 2 * scores[a].Count(v => v is null) > _blocks)];
    }

    /// <summary>Arms without a score in more than half of the blocks.</summary>
    public IReadOnlyList<int> Lost { get; }

    /// <summary>Factors.</summary>
    public int Factors => _levels.Length;

    /// <summary>Levels of a factor.</summary>
    public int Levels(int factor) => _levels[factor];

    /// <summary>The weighted sum of cells in each block, averaged over the settings of the factors that are not held.</summary>
    public GridContrast Contrast(IReadOnlyList<GridTerm> terms)
    {
        int[] free = [.. Enumerable.Range(0, Factors).Where(f => terms[0].Held.All(h => h.Factor != f))];
        var settings = new List<(int Arm, double Weight)[]>();
        var leftOut = 0;
        foreach (var setting in Settings(free))
        {
            (int Arm, double Weight)[] cells = [.. terms.Select(t => (Arm(t.Held, free, setting), t.Weight))];
            if (cells.Any(c => c.Arm < 0 || Lost.Contains(c.Arm))) leftOut++;
            else settings.Add(cells);
        }

        if (settings.Count == 0) return new GridContrast(null, 0, leftOut, 0);
        double[] values = [.. Enumerable.Range(0, _blocks)
            .Where(b => settings.All(s => s.All(c => _scores[c.Arm][b] is not null)))
            .Select(b => settings.Sum(s => s.Sum(c => c.Weight * _scores[c.Arm][b]!.Value)) / settings.Count)];
        var difference = values.Length < 2 ? null : PairedDifference.Of(values, _correction, _level);
        return new GridContrast(difference, settings.Count, leftOut, _blocks - values.Length);
    }

    private IEnumerable<int[]> Settings(int[] free) =>
        free.Aggregate<int, IEnumerable<int[]>>([[]], (all, f) => all.SelectMany(s => Enumerable.Range(0, _levels[f]).Select(l => (int[])[.. s, l])));

    private int Arm((int Factor, int Level)[] held, int[] free, int[] setting)
    {
        var levels = new int[Factors];
        foreach (var (factor, level) in held) levels[factor] = level;
        for (var i = 0; i < free.Length; i++) levels[free[i]] = setting[i];
        return _arms.GetValueOrDefault(Key(levels), -1);
    }

    private static string Key(IReadOnlyList<int> levels) => string.Join(',', levels);

    private static void Check(IReadOnlyList<IReadOnlyList<double?>> scores, IReadOnlyList<IReadOnlyList<int>> levels)
    {
        if (scores.Count == 0 || scores.Count != levels.Count)
            throw new HillockException($"A grid needs the levels of each of its arms, and there are {scores.Count} arms and levels of {levels.Count}.");
        if (levels.Any(l => l.Count != levels[0].Count || l.Any(v => v < 0)) || levels[0].Count == 0)
            throw new HillockException("Each arm of a grid needs a level, from 0, of each factor.");
        if (scores.Any(s => s.Count != scores[0].Count)) throw new HillockException("Each arm of a grid needs a score or a gap for every block.");
        foreach (var arm in scores) Finite.Check([.. arm.OfType<double>()], 0, "A grid");
    }
}
