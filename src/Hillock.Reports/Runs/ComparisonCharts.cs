using System.Text.Json;
using Hillock.Reports.Charts;

namespace Hillock.Reports.Runs;

/// <summary>What is drawn of a comparison.</summary>
internal static class ComparisonCharts
{
    /// <summary>Each arm with its spread over trainings.</summary>
    public static IntervalChart Spreads(IReadOnlyList<ComparedArm> arms, ComparedMeasure measure) => new()
    {
        Name = "spreads",
        Title = $"Validation {measure.Metric.Name} of each",
        XLabel = measure.Axis,
        Note = measure.Note,
        Zero = null,
        Interval = "one standard deviation over trainings",
        Rows = [.. arms.Where(a => double.IsFinite(measure.Mean(a))).Select(a => new IntervalRow(
            a.Name, measure.Mean(a), measure.Mean(a) - measure.Deviation(a), measure.Mean(a) + measure.Deviation(a), a.Word))],
    };

    /// <summary>Paired differences with their intervals; nothing where the folder has none, as those of earlier versions.</summary>
    /// <param name="arms">The arms.</param>
    /// <param name="pair"><c>toBest</c> or <c>toBaseline</c>.</param>
    /// <param name="metric">What differs.</param>
    public static IntervalChart Differences(IReadOnlyList<ComparedArm> arms, string pair, MetricWords metric)
    {
        var pairs = arms.Select(a => (Arm: a, Pair: a.Row.Part(pair))).Where(p => p.Pair is not null).Select(p => (p.Arm, Pair: p.Pair!.Value)).ToList();
        var than = pairs.Count > 0 ? pairs[0].Pair.Text("than") : "";
        var factor = metric.HigherIsBetter ? 100 : 1;
        return new IntervalChart
        {
            Name = pair == "toBest" ? "behind-best" : "behind-baseline",
            Title = pair == "toBest" ? $"How far behind {than}" : $"Against the baseline {than}",
            XLabel = metric.HigherIsBetter ? $"points of accuracy behind {than}" : $"error as a multiple of that of {than}",
            Note = metric.HigherIsBetter
                ? "The mean of the paired differences; an interval that holds 0 leaves it open which of the two is ahead."
                : "The mean of the paired factors; an interval that holds 1 leaves it open which of the two is ahead.",
            Zero = metric.HigherIsBetter ? 0 : 1,
            Log = !metric.HigherIsBetter,
            Rows = [.. pairs.Select(p => new IntervalRow(
                p.Arm.Name, factor * p.Pair.Number("difference"), factor * p.Pair.Number("low"), factor * p.Pair.Number("high"), Word(p.Pair, metric)))],
        };
    }

    /// <summary>What each arm reaches at each rate; nothing where there was no choice.</summary>
    public static LineChart Rates(IReadOnlyList<ComparedArm> arms, ComparedMeasure measure) => new()
    {
        Name = "rates",
        Title = "Sensitivity to the learning rate",
        XLabel = "learning rate, logarithmic",
        YLabel = $"validation {measure.Metric.Axis}",
        Note = string.Join(' ', new[] { "Each arm at the rates that it was tried at.", Diverged(arms) }.Where(t => t.Length > 0)),
        LogX = true,
        WholeX = false,
        Dots = true,
        MarkedWord = "ringed: the rate chosen",
        Band = "one standard deviation over trainings",
        Series = [.. arms.Where(a => a.Row.Items("rates").Count > 1).Select(a => new LineSeries(a.Name,
        [
            .. a.Row.Items("rates").OrderBy(r => r.Number("rate")).Select(r =>
            {
                var validation = r.Part("validation") ?? default;
                var (mean, deviation) = (100 * validation.Number("mean"), 100 * validation.Number("deviation"));
                // Neither error nor accuracy leaves these ends.
                var high = measure.Metric.HigherIsBetter ? Math.Min(100, mean + deviation) : mean + deviation;
                return new LinePoint(r.Number("rate"), mean, Math.Max(0, mean - deviation), high);
            }),
        ])
        { Marked = a.Row.Items("rates").FirstOrDefault(r => r.Flag("chosen")) is { ValueKind: JsonValueKind.Object } chosen ? chosen.Number("rate") : null })],
    };

    /// <summary>What each arm costs and reaches.</summary>
    public static ScatterChart Costs(IReadOnlyList<ComparedArm> arms, ComparedMeasure measure) => new()
    {
        Name = "time",
        Title = $"Time against {measure.Metric.Name}",
        XLabel = "seconds of a training's steps",
        YLabel = measure.Axis,
        Note = "Lines: one standard deviation over trainings.",
        LogX = arms.Select(a => a.Seconds).Where(s => s > 0).ToList() is { Count: > 1 } known && known.Max() > 5 * known.Min(),
        Points = [.. arms.Select(a => new ScatterPoint(
            a.Name, a.Seconds, measure.Mean(a), measure.Mean(a) - measure.Deviation(a), measure.Mean(a) + measure.Deviation(a)))],
    };

    /// <summary>What each value of a factor gains over the factor's first, averaged over the other factors.</summary>
    public static IntervalChart Effects(JsonElement effects, MetricWords metric) => new()
    {
        Name = "effects",
        Title = "What each value gains over all",
        XLabel = metric.HigherIsBetter ? "points of accuracy gained over the factor's first value"
            : "share of the error taken away (%), over the factor's first value",
        Rows = [.. effects.Items("main").Where(e => double.IsFinite(e.Number("gain"))).Select(e => new IntervalRow(
            $"{e.Text("factor")} {e.Text("level")}", 100 * e.Number("gain"), 100 * e.Number("low"), 100 * e.Number("high"),
            e.Number("adjustedPValue") <= 0.05 ? e.Number("gain") > 0 ? "gains" : "loses" : "not shown"))],
    };

    private static string Diverged(IReadOnlyList<ComparedArm> arms)
    {
        var lost = arms.SelectMany(a => a.Row.Items("rates").Where(r => r.Number("diverged") > 0)
            .Select(r => $"{a.Name} at {ShownNumber.Of(r.Number("rate"))} ({ShownNumber.Of(r.Number("diverged"))})")).ToList();
        return lost.Count == 0 ? "" : $"Trainings diverged: {string.Join(", ", lost.Take(6))}{(lost.Count > 6 ? $" and {lost.Count - 6} more" : "")}.";
    }

    private static string Word(JsonElement pair, MetricWords metric)
    {
        if (pair.Text("margin") is "equal") return "equal enough";
        if (!pair.Flag("apart")) return pair.Text("limit") is { Length: > 0 } limit ? $"open: {limit}" : "open";
        return (metric.HigherIsBetter ? pair.Number("difference") > 0 : pair.Number("difference") > 1) ? "behind" : "ahead";
    }
}
