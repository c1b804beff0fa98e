namespace Hillock.Reports.Charts;

/// <summary>A range of numbers along an axis, even or logarithmic.</summary>
/// <param name="Low">Its start.</param>
/// <param name="High">Its end, above the start.</param>
/// <param name="IsLog">Whether each step multiplies; then both are above 0.</param>
internal sealed record Scale(double Low, double High, bool IsLog = false)
{
    private const double Room = 0.06;
    private static readonly int[] Halves = [1, 2, 5];
    private static readonly int[] Rounds = [1, 2, 5, 10];

    /// <summary>Whether ticks stand at whole numbers only.</summary>
    public bool IsWhole { get; init; }

    /// <summary>A range that holds all finite numbers, with some room at both ends.</summary>
    public static Scale Of(IEnumerable<double> values, bool log = false, double room = Room)
    {
        var all = values.Where(v => double.IsFinite(v) && (!log || v > 0)).ToList();
        if (all.Count == 0) return log ? new(0.1, 1, true) : new(0, 1);
        var (low, high) = (all.Min(), all.Max());
        if (log)
        {
            var reach = high == low ? 0.1 : Math.Log10(high / low) * room;
            return new(low / Math.Pow(10, reach), high * Math.Pow(10, reach), true);
        }

        var wide = high - low;
        if (wide < 1e-12 * Math.Max(1, Math.Abs(high)))
        {
            wide = high == 0 ? 1 : Math.Abs(high) * 0.02;
            (low, high) = (low - (wide / 2), high + (wide / 2));
        }

        return new(low - (room * wide), high + (room * wide));
    }

    /// <summary>Where a value lies, from 0 to 1; beyond them outside.</summary>
    public double At(double value) => IsLog
        ? Math.Log(Math.Max(value, double.Epsilon) / Low) / Math.Log(High / Low)
        : (value - Low) / (High - Low);

    /// <summary>Round numbers in the range, about <paramref name="most"/> at most.</summary>
    public IReadOnlyList<double> Ticks(int most) => IsLog ? LogTicks(most) : EvenTicks(most);

    private List<double> EvenTicks(int most)
    {
        var raw = (High - Low) / Math.Max(1, most);
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = power * Rounds.First(m => m * power >= raw * 0.999);
        if (IsWhole) step = Math.Max(1, Math.Round(step));
        var ticks = new List<double>();
        for (var i = Math.Ceiling(Low / step); i * step <= High + (1e-9 * step) && ticks.Count < 100; i++) ticks.Add(Math.Round(i * step, 12));
        return ticks;
    }

    private List<double> LogTicks(int most)
    {
        var (first, last) = ((int)Math.Ceiling(Math.Log10(Low) - 1e-9), (int)Math.Floor(Math.Log10(High) + 1e-9));
        if (last - first >= 2)
        {
            var every = Math.Max(1, (last - first + most) / most);
            return [.. Enumerable.Range(first, last - first + 1).Where(p => (p - first) % every == 0).Select(p => Math.Pow(10, p))];
        }

        var ticks = Enumerable.Range(first - 1, last - first + 3).SelectMany(p => Halves.Select(m => m * Math.Pow(10, p)))
            .Where(v => v >= Low * 0.9999 && v <= High * 1.0001).ToList();
        return ticks.Count >= 2 ? ticks : new Scale(Low, High).EvenTicks(most);
    }
}
