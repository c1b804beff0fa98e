using System.Globalization;
using Hillock.Cli.Verbs;
using Hillock.Data;
using Hillock.Health;
using Hillock.Health.Forecasts;

namespace Hillock.Cli.Rendering;

/// <summary>The page of <c>forecast</c>: the layers, the verdict, the findings with cause and fix.</summary>
internal static class ForecastPage
{
    private const int Ends = 9;

    /// <summary>Writes one network as a page, several as a line each.</summary>
    public static void Write(Screen screen, IReadOnlyList<ForecastResult> results, DataSet? data, bool measured, string? file)
    {
        if (data is not null) DataHeading.Write(screen, data, data.Warnings);
        if (results is [var one]) Page(screen, one, measured);
        else Lines(screen, results);
        if (file is null) return;
        screen.Plain();
        screen.Plain(file);
    }

    private static void Page(Screen screen, ForecastResult result, bool measured)
    {
        var report = result.Report;
        Table(screen, report, measured ? result.Measured : null);
        screen.Plain();
        Verdict(screen, report);
        if (report.DepthScales is { } scales) screen.Paragraph(Scales(scales));
        foreach (var finding in report.Findings) FindingLines.Write(screen, finding);
        foreach (var other in report.Fixes.Skip(1)) screen.Paragraph($"or {other.Fix.Advice}: log10 of squares {Signed(other.Log10GradientRatio)}");
    }

    private static void Verdict(Screen screen, ForecastReport report)
    {
        var lines = TextWrap.Lines(report.Sentence, screen.Width).ToList();
        var word = report.Verdict.ToString();
        screen.Line($"[{Style(report.Verdict)}]{word.ToLowerInvariant()}[/]{Screen.Escape(lines[0][word.Length..])}");
        foreach (var line in lines.Skip(1)) screen.Plain(line);
    }

    private static void Table(Screen screen, ForecastReport report, IReadOnlyList<LayerMeasure>? measured)
    {
        Column[] columns =
            [new("layer", ShortenTo: 14), new("output", Sacrifice: 3), new("q", true), new("c", true), new("χ", true, 2), new("log10\ngradient", true)];
        if (measured is not null) columns =
            [new("layer", ShortenTo: 12), new("output\nq", true), new("\nmeasured", true), new("output\nc", true), new("\nmeasured", true),
            new("log10\ngradient", true), new("\nmeasured", true)];
        var table = new FittedTable(columns);
        for (var i = 0; i < report.Layers.Count; i++)
        {
            if (i == Ends && report.Layers.Count > (2 * Ends) + 2)
            {
                table.AddTitle($"… {report.Layers.Count - (2 * Ends)} more …");
                i = report.Layers.Count - Ends;
            }

            table.Add("", Cells(report.Layers[i], measured?[i]));
        }

        table.Write(screen);
    }

    private static string[] Cells(LayerForecast l, LayerMeasure? m) => m is null
        ? [l.Name, l.Outputs.ToString(), Ratio(l.MeanSquare), Correlation(l.Correlation), Ratio(l.Chi), Signed(l.Log10Gradient)]
        : [l.Name, Ratio(l.OutputMeanSquare), Ratio(m.MeanSquare), Correlation(l.OutputCorrelation), Correlation(m.Correlation), Signed(l.Log10OutputGradient),
            Signed(m.Log10Gradient)];

    private static void Lines(Screen screen, IReadOnlyList<ForecastResult> results)
    {
        var table = new FittedTable(
            new("activation", ShortenTo: 16), new("verdict"), new("log10\ngradient", true), new("±", true, 2), new("born\ndead", true, 3),
                new("gradient\nscale", true, 4), new("findings", ShortenTo: 20));
        foreach (var (name, report, _) in results)
        {
            table.Add(
                Style(report.Verdict), name, report.Verdict.ToString()
                    .ToLowerInvariant() + (report.IsUncertain ? "?" : ""), Signed(report.Log10GradientRatio), Figures.Fixed(report.Tolerance, 1),
                Figures.Fixed(report.DeadProbability, 2), report.DepthScales is { } s ? Figures.Number(Math.Round(s.Gradient, 1)) : "-",
                string.Join(", ", report.Findings.Where(f => f.Severity != Severity.Note).Select(f => f.Code)));
        }

        table.Write(screen);
        screen.Plain();
        screen.Paragraph("log10 gradient: that of the squared gradient at the first layer over that at the last; within ±2 is healthy. "
            + "Gradient scale: layers over which it changes by a factor e. One activation alone shows its layers, causes and cures.");
    }

    private static string Scales(DepthScales s) =>
        $"Without end, such layers settle at q {Ratio(s.MeanSquare)} and c {Figures.Fixed(s.Correlation, 3)} with χ {Figures.Fixed(s.Chi, 3)}: gradients "
            + $"change by a factor e over {Layers(s.Gradient)}, what rows are apart over {Layers(s.OfCorrelation)}.";

    private static string Layers(double scale) => scale > 1000 ? "more than 1,000 layers" : $"{Figures.Fixed(scale, 1)} layers";

    private static string Style(HealthVerdict verdict) =>
        verdict switch { HealthVerdict.Failing => "bold red", HealthVerdict.Warning => "bold yellow", _ => "green" };

    private static string Ratio(double value) => double.IsFinite(value) ? Figures.Ratio(value) : Figures.Number(value);

    private static string Correlation(double value) => Figures.Fixed(Math.Abs(value) < 5e-4 ? 0 : value, 3);

    private static string Signed(double? value) => value is not { } v ? "-" : double.IsFinite(v)
        ? (Math.Abs(v) < 0.05 ? 0 : v).ToString("0.0;-0.0", CultureInfo.InvariantCulture)
        : Figures.Number(v);
}
