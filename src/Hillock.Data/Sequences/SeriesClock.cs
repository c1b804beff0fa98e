using System.Globalization;
using Hillock.Data.Tables;

namespace Hillock.Data.Sequences;

/// <summary>The column that says when each value of a series was: what is missing, repeated, out of order or of another step is told.</summary>
/// <remarks>Windows take rows as they stand, one step apart; only the clock shows that they are not.</remarks>
internal sealed class SeriesClock
{
    private const double MostlyDates = 0.9;
    private const double MostlySteps = 0.5;
    private const int DaysOfWeek = 7;
    private static readonly string[] ClockWords = ["date", "time", "day", "week", "month", "quarter", "year", "hour", "step", "index"];
    private static readonly DateTimeFormatInfo[] Orders = [CultureInfo.InvariantCulture.DateTimeFormat, DayFirst()];

    private readonly Table _table;
    private readonly int _column;
    private readonly List<(int Row, long Time)> _times;
    private readonly Unit _unit;

    private SeriesClock(Table table, int column, List<(int Row, long Time)> times, Unit unit) =>
        (_table, _column, _times, _unit) = (table, column, times, unit);

    /// <summary>What the clock shows, where a column besides <paramref name="used"/> is one.</summary>
    public static IEnumerable<string> Warnings(Table table, IReadOnlyCollection<int> used)
    {
        var clocks = Enumerable.Range(0, table.Names.Length).Where(column => !used.Contains(column));
        return clocks.Select(column => Of(table, column)).FirstOrDefault(clock => clock is not null)?.Warnings() ?? [];
    }

    private static SeriesClock? Of(Table table, int column)
    {
        var named = Array.Exists(ClockWords, word => table.Names[column].Contains(word, StringComparison.OrdinalIgnoreCase));
        if (column > 0 && !named) return null;
        return Orders.Select(order => Dates(table, column, order)).Where(clock => clock is not null).OrderBy(clock => clock!.Backward).FirstOrDefault()
            ?? Numbers(table, column);
    }

    private static SeriesClock? Dates(Table table, int column, DateTimeFormatInfo order)
    {
        var dates = new List<(int Row, DateTime Date)>();
        for (var row = 0; row < table.Rows; row++)
        {
            var cell = table.Cell(row, column);
            // A number such as 1.5 would be read as the fifth of January.
            if (Cells.KindOf(cell, out _) == CellKind.Text
                && DateTime.TryParse(cell, order, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date))
                dates.Add((row, date));
        }

        if (dates.Count < 2 || dates.Count < MostlyDates * table.Rows) return null;
        var unit = UnitOf(dates.ConvertAll(d => d.Date));
        return new SeriesClock(table, column, dates.ConvertAll(d => (d.Row, unit.Count(d.Date))), unit);
    }

    // Years, or a counter: whole numbers that mostly rise by the same step.
    private static SeriesClock? Numbers(Table table, int column)
    {
        var times = new List<(int Row, long Time)>();
        for (var row = 0; row < table.Rows; row++)
            if (Cells.KindOf(table.Cell(row, column), out var number) == CellKind.Number && Math.Floor(number) == number
                && Math.Abs(number) < 1L << 53) times.Add((row, (long)number));
        if (times.Count < 2 || times.Count < MostlyDates * table.Rows) return null;
        var clock = new SeriesClock(table, column, times, Unit.Number);
        // Months, hours and days of the week count in circles, which says nothing of the order.
        var mostly = clock.Steps().Count(step => Math.Abs(step) == clock.Step) > MostlySteps * (times.Count - 1);
        return mostly && times.DistinctBy(t => t.Time).Count() > MostlySteps * times.Count ? clock : null;
    }

    private static Unit UnitOf(List<DateTime> dates)
    {
        if (dates.TrueForAll(d => d.TimeOfDay == TimeSpan.Zero))
        {
            if (dates.TrueForAll(d => d.Day == 1) || dates.TrueForAll(d => d.Day == DateTime.DaysInMonth(d.Year, d.Month))
                || dates.TrueForAll(d => d.Day == dates[0].Day)) return Unit.Month;
            return dates.TrueForAll(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) ? Unit.Weekday : Unit.Day;
        }

        return Unit.Tick;
    }

    private long Step
    {
        get
        {
            var rising = Steps().Select(Math.Abs).Where(step => step > 0).GroupBy(step => step).OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key).FirstOrDefault();
            return rising?.Key ?? 1;
        }
    }

    private int Backward => Steps().Count(step => step < 0);

    private IEnumerable<long> Steps() => _times.Zip(_times.Skip(1), (a, b) => b.Time - a.Time);

    private IEnumerable<string> Warnings()
    {
        if (_table.Rows > _times.Count) yield return $"{_table.Rows - _times.Count:N0} cells of {_table.NameOf(_column)} are no dates as the others are.";
        var (steps, back) = (_times.Count - 1, Backward);
        if (back > steps / 2)
            yield return $"The rows seem to run backwards in time ({Cell(0)} is before {Cell(steps)} in the file); sort them, oldest first.";
        else if (back > 0)
            yield return $"The rows are not in the order of time: {_table.NameOf(_column)} goes back {back:N0} times, first {Place(step => step < 0)}. "
                + "Windows take rows as they stand; sort them, oldest first.";
        var repeated = steps + 1 - _times.DistinctBy(t => t.Time).Count();
        if (repeated > 0)
            yield return $"{repeated:N0} times of {_table.NameOf(_column)} are repeated, "
                + $"{(Steps().Any(step => step == 0) ? $"first {Place(step => step == 0)}" : "apart from each other")}. A series has one value a time; "
                + "keep one, or their mean.";
        foreach (var warning in Gaps()) yield return warning;
    }

    // Over the times in their order, whatever that of the rows is.
    private IEnumerable<string> Gaps()
    {
        var (step, sorted) = (Step, _times.DistinctBy(t => t.Time).OrderBy(t => t.Time).ToList());
        var gaps = sorted.Zip(sorted.Skip(1)).Where(pair => pair.Second.Time - pair.First.Time != step).ToList();
        if (gaps.Count == 0) yield break;
        var (before, after) = gaps[0];
        var place = $"{Cell(before)} ({_table.LineOf(before.Row)}) and {Cell(after)}";
        if (gaps.TrueForAll(gap => (gap.Second.Time - gap.First.Time) % step == 0))
            yield return $"{gaps.Sum(gap => ((gap.Second.Time - gap.First.Time) / step) - 1):N0} times of {_table.NameOf(_column)} are missing, in "
                + $"{gaps.Count:N0} gaps, first between {place}. "
                + "Windows take rows as they stand, as if nothing were missing; fill the gaps in, such as with the mean of their neighbours.";
        else
            yield return $"The steps of {_table.NameOf(_column)} are not all {_unit.Text(step)}: {gaps.Count:N0} of {sorted.Count - 1:N0} are others, "
                + $"first between {place}. "
                + "Windows take rows as if they were one step apart; bring the series to one step first.";
    }

    private string Place(Func<long, bool> which)
    {
        var at = Steps().TakeWhile(step => !which(step)).Count();
        return $"from {Cell(at)} to {Cell(at + 1)} ({_table.LineOf(_times[at + 1].Row)})";
    }

    private string Cell(int index) => Cell(_times[index]);

    private string Cell((int Row, long Time) time) => _table.Cell(time.Row, _column).ToString();

    private static DateTimeFormatInfo DayFirst()
    {
        var order = (DateTimeFormatInfo)CultureInfo.InvariantCulture.DateTimeFormat.Clone();
        order.ShortDatePattern = "dd/MM/yyyy";
        return order;
    }

    /// <summary>What steps are counted in, so that months of 28 to 31 days and weeks of five days are one step.</summary>
    private sealed record Unit(string Name, Func<DateTime, long> Count)
    {
        public static Unit Month { get; } = new("month", d => (12L * d.Year) + d.Month);

        public static Unit Day { get; } = new("day", d => d.Ticks / TimeSpan.TicksPerDay);

        public static Unit Weekday { get; } = new("weekday", d =>
            (d.Ticks / TimeSpan.TicksPerDay / DaysOfWeek * (DaysOfWeek - 2)) + (d.Ticks / TimeSpan.TicksPerDay % DaysOfWeek));

        public static Unit Tick { get; } = new("", d => d.Ticks);

        public static Unit Number { get; } = new("", d => d.Ticks);

        /// <summary>A step in words.</summary>
        public string Text(long step) =>
            this == Tick ? TimeSpan.FromTicks(step).ToString("g", CultureInfo.InvariantCulture) : Name.Length == 0 ? $"{step}" : step == 1 ? $"one {Name}"
                : $"{step} {Name}s";
    }
}
