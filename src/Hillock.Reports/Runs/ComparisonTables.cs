using System.Text.Json;
using Hillock.Reports.Charts;

namespace Hillock.Reports.Runs;

/// <summary>The tables of a comparison.</summary>
internal static class ComparisonTables
{
    /// <summary>The arms, the best first; columns in which no arm has anything are left out.</summary>
    public static Grid Ranking(IReadOnlyList<ComparedArm> arms, ComparedMeasure measure, string armWord)
    {
        List<(GridColumn Column, Func<ComparedArm, Cell> Cell)> columns =
        [
            (new("rank", true), a => new((a.IsTied && a.Rank > 1 ? "= " : "") + (double.IsFinite(a.Rank) ? ShownNumber.Of(a.Rank) : ""), a.Rank)),
            (new(armWord), a => a.Name),
            (new($"validation {measure.Axis}", true), a => Figure(measure, measure.Mean(a))),
            (new("± deviation", true), a => Figure(measure, measure.Deviation(a))),
            (new($"test {measure.Axis}", true), a => Figure(measure, measure.Factor * a.Mean(measure.Test))),
            (new("rate", true), a => a.Row.Items("rates").Count > 0 ? Cell.Of(a.Row.Number("rate")) : ""),
            (new("epochs to target", true), a => Cell.Of(a.Row.Number("epochsToTarget"))),
            (new("seconds to target", true), a => Cell.Of(a.Row.Number("secondsToTarget"))),
            (new("µs a step", true), a => Cell.Fixed(a.Row.Number("microsecondsPerStep"), 0)),
            (new("dead units (%)", true), a => Cell.Fixed(100 * a.Row.Number("deadShare"), 1)),
            (new("diverged", true), a => a.Row.Number("diverged") > 0 ? Cell.Count(a.Row.Number("diverged")) : ""),
            (new("still improving", true), a => a.Row.Number("stillImproving") > 0 ? Cell.Count(a.Row.Number("stillImproving")) : ""),
        ];
        columns = [.. columns.Where(c => arms.Any(a => c.Cell(a).Text.Length > 0))];
        return new("Mean over trainings; = marks what cannot be told from the first", [.. columns.Select(c => c.Column)],
            [.. arms.Select(a => (IReadOnlyList<Cell>)[.. columns.Select(c => c.Cell(a))])])
        { Strong = arms.Index().Where(a => a.Item.Rank == 1).Select(a => a.Index).ToHashSet() };
    }

    /// <summary>How each arm stands to the best or to the baseline.</summary>
    public static Grid Pairs(IReadOnlyList<ComparedArm> arms, string pair, MetricWords metric)
    {
        var factor = metric.HigherIsBetter ? 100 : 1;
        var unit = metric.HigherIsBetter ? "behind (points)" : "error, a multiple";
        var paired = arms.Select(a => (a.Name, Pair: a.Row.Part(pair))).Where(p => p.Pair is not null).Select(p => (p.Name, Pair: p.Pair!.Value)).ToList();
        return new(
            $"Paired differences to {(paired.Count > 0 ? paired[0].Pair.Text("than") : "")}; p is corrected for the number of pairs (Holm)",
            [
                new("arm"), new(unit, true), new("from", true), new("to", true), new("p", true), new("p, Wilcoxon", true), new("chance to be ahead (%)", true),
                new("wins, ties, losses"), new("told apart"), new("what limits it"), new("units needed", true),
            ],
            [.. paired.Select(p => (IReadOnlyList<Cell>)
                [
                    p.Name, Cell.Of(factor * p.Pair.Number("difference")), Cell.Of(factor * p.Pair.Number("low")), Cell.Of(factor * p.Pair.Number("high")),
                    P(p.Pair.Number("adjustedPValue")), P(p.Pair.Number("wilcoxonPValue")), Cell.Fixed(100 * p.Pair.Number("probabilityBetter"), 0),
                    $"{ShownNumber.Of(p.Pair.Number("wins"))}, {ShownNumber.Of(p.Pair.Number("ties"))}, {ShownNumber.Of(p.Pair.Number("losses"))}",
                    p.Pair.Flag("apart") ? "yes" : "no", p.Pair.Text("limit"), Cell.Count(p.Pair.Number("unitsNeeded")),
                ])]);
    }

    /// <summary>Which values depend on one another; those that are shown first.</summary>
    public static Grid Interactions(JsonElement effects) => new(
        "How much more a value gains together with another than alone",
        [new("value"), new("together with"), new("more by (points or %)", true), new("from", true), new("to", true), new("p", true)],
        [.. effects.Items("interactions").Select(i => (IReadOnlyList<Cell>)
            [
                $"{i.Text("factor")} {i.Text("level")}", $"{i.Text("other")} {i.Text("otherLevel")}", Cell.Of(100 * i.Number("difference")),
                Cell.Of(100 * i.Number("low")), Cell.Of(100 * i.Number("high")), P(i.Number("adjustedPValue")),
            ])]);

    /// <summary>Every training.</summary>
    public static Grid Trainings(IReadOnlyList<ComparedArm> arms, MetricWords metric)
    {
        var splits = arms.Any(a => a.Row.Items("seeds").Any(s => s.Text("split").Length > 0));
        List<GridColumn> columns = [new("arm"), new("seed", true), new($"validation {metric.Axis}", true), new($"test {metric.Axis}", true),
            new("best epoch", true), new("epochs", true), new("ended")];
        if (splits) columns.Insert(2, new("split"));
        return new("Each training", columns, [.. arms.SelectMany(a => a.Row.Items("seeds").Select(s =>
        {
            List<Cell> row = [a.Name, new(NumberText.Exact(s.Number("seed")), s.Number("seed")), Cell.Fixed(100 * s.Number("validation"), 2),
                Cell.Fixed(100 * s.Number("test"), 2), Cell.Count(s.Number("bestEpoch")), Cell.Count(s.Number("epochs")), Ended(s)];
            if (splits) row.Insert(2, s.Text("split"));
            return (IReadOnlyList<Cell>)row;
        }))]);
    }

    private static string Ended(JsonElement score) => score.Flag("diverged") ? "diverged" : score.Flag("stillImproving") ? "still improving" : "";

    private static Cell Figure(ComparedMeasure measure, double value) => measure.Factor == 100 ? Cell.Fixed(value, 2) : Cell.Of(value);

    private static Cell P(double value) => double.IsFinite(value) ? new Cell(value < 0.0001 ? "< 0.0001" : NumberText.Fixed(value, 4), value) : "";
}
