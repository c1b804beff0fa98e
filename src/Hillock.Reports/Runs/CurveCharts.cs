using Hillock.Reports.Charts;

namespace Hillock.Reports.Runs;

/// <summary>Loss and metric by epoch.</summary>
internal static class CurveCharts
{
    private const double Wide = 20; // so many times the lowest loss asks for a logarithm

    /// <summary>Of one training: training and validation.</summary>
    public static IReadOnlyList<Chart> Of(IReadOnlyList<EpochFigures> epochs, MetricWords metric, int best)
    {
        double? marked = best > 0 ? best : null;
        return
        [
            Chart("metric", Capital(metric.Name) + " by epoch", metric.Axis, metric.Note,
            [
                Line("validation", epochs, e => 100 * e.ValidationMetric) with { Marked = marked }, Line("training", epochs, e => 100 * e.Metric),
            ]),
            Chart("loss", "Loss by epoch", "loss",
                "What training makes small; where validation rises while training falls, the network learns its rows by heart.",
            [
                Line("validation", epochs, e => e.ValidationLoss) with { Marked = marked }, Line("training", epochs, e => e.Loss),
            ]),
        ];
    }

    /// <summary>Of several arms of some trainings each: validation, the mean and a band from the lowest to the highest training.</summary>
    public static IReadOnlyList<Chart> Of(IReadOnlyList<(string Name, IReadOnlyList<IReadOnlyList<EpochFigures>> Runs)> arms, MetricWords metric)
    {
        const string Band = "lowest to highest training; one that has ended stays at its last value";
        return
        [
            Of("metric", $"Validation {metric.Name} by epoch", metric.Axis, metric.Note, e => 100 * e.ValidationMetric),
            Of("validation-loss", "Validation loss by epoch", "validation loss", "", e => e.ValidationLoss),
            Of("training-loss", "Training loss by epoch", "training loss", "", e => e.Loss),
        ];

        LineChart Of(string name, string title, string axis, string note, Func<EpochFigures, double> figure) =>
            Chart(name, title, axis, note, [.. arms.Select(a => Mean(a, figure))]) with { Band = Band };
    }

    /// <summary>The mean over the trainings; one that has ended before the others stays at its last value.</summary>
    public static LineSeries Mean((string Name, IReadOnlyList<IReadOnlyList<EpochFigures>> Runs) arm, Func<EpochFigures, double> figure) =>
        Mean(arm.Name, [.. arm.Runs.Select(r => (IReadOnlyList<double>)[.. r.Select(figure)])]);

    /// <summary>The same of plain numbers by epoch.</summary>
    public static LineSeries Mean(string name, IReadOnlyList<IReadOnlyList<double>> runs)
    {
        var points = new List<LinePoint>();
        for (var e = 0; e < runs.Select(r => r.Count).DefaultIfEmpty(0).Max(); e++)
        {
            var known = runs.Where(r => r.Count > 0).Select(r => r[Math.Min(e, r.Count - 1)]).Where(double.IsFinite).ToList();
            if (known.Count == 0) continue;
            points.Add(known.Count > 1 ? new(e + 1, known.Average(), known.Min(), known.Max()) : new(e + 1, known[0]));
        }

        return new(name, points);
    }

    private static LineSeries Line(string name, IReadOnlyList<EpochFigures> epochs, Func<EpochFigures, double> figure) =>
        new(name, [.. epochs.Select((e, i) => new LinePoint(i + 1, figure(e)))]);

    private static LineChart Chart(string name, string title, string axis, string note, IReadOnlyList<LineSeries> lines)
    {
        var all = lines.SelectMany(l => l.Points).SelectMany(p => new[] { p.Y, p.Low, p.High }).Where(double.IsFinite).ToList();
        var log = axis != MetricWords.Accuracy.Axis && axis != MetricWords.Unknown.Axis && all.Count > 0 && all.Min() > 0 && all.Max() > Wide * all.Min();
        return new LineChart
        {
            Name = name,
            Title = title,
            XLabel = "epoch",
            YLabel = log ? $"{axis}, logarithmic" : axis,
            LogY = log,
            Note = note,
            Series = [.. lines.Where(l => l.Points.Any(p => double.IsFinite(p.Y)))],
        };
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
