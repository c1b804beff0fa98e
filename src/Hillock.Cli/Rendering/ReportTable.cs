using Hillock.Training;

namespace Hillock.Cli.Rendering;

/// <summary>The measures of a trained network: a line for each class, or for each number.</summary>
internal static class ReportTable
{
    private const int MostClasses = 20;

    /// <summary>Writes the table, after an empty line.</summary>
    public static void Write(Screen screen, EvaluationReport report, string rows)
    {
        screen.Plain();
        if (report.Classification is { } classes) Classes(screen, classes, rows);
        if (report.Regression is { } regression) Numbers(screen, regression, rows);
    }

    private static void Classes(Screen screen, ClassificationReport report, string rows)
    {
        var table = new FittedTable(
            new($"{rows} rows", ShortenTo: 12), new("precision (%)", true), new("recall (%)", true), new("F1 (%)", true), new("ROC AUC", true, 1),
                new("rows", true, 2));
        if (report.Classes.Count <= MostClasses)
        {
            foreach (var c in report.Classes)
                table.Add("", c.Name, Share(c.Precision), Share(c.Recall), Share(c.F1), Figures.Fixed(c.RocAuc, 4), Figures.Count(c.Support));
        }

        Average("macro average", report.Macro, Figures.Fixed(report.RocAuc, 4));
        Average("weighted average", report.Weighted, "");
        table.Write(screen);
        if (report.Confusion.Unanswered is > 0 and var none)
            Facts.Warning(
                screen, $"{Figures.Count(none)} of {Figures.Count(report.Confusion.Count)} rows have scores that are not numbers; they count as wrong.");
        if (double.IsFinite(report.TopKAccuracy)) screen.Plain($"top-{report.TopK} accuracy {Share(report.TopKAccuracy)} %");

        void Average(string name, ScoreAverage a, string area) =>
            table.Add("", name, Share(a.Precision), Share(a.Recall), Share(a.F1), area, Figures.Count(report.Confusion.Count));
    }

    private static void Numbers(Screen screen, RegressionReport report, string rows)
    {
        var table = new FittedTable(new($"{rows} rows", ShortenTo: 12), new("R²", true), new("mean absolute error", true), new("root mean square error", true));
        foreach (var o in report.Outputs) table.Add("", o.Name, Figures.Fixed(o.R2, 4), Figures.Number(o.MeanAbsoluteError),
            Figures.Number(o.RootMeanSquareError));
        if (report.Outputs.Count > 1) table.Add("", "all", Figures.Fixed(report.R2, 4), Figures.Number(report.MeanAbsoluteError),
            Figures.Number(report.RootMeanSquareError));
        table.Write(screen);
        if (report.NotFinite > 0) Facts.Warning(screen, $"{Figures.Count(report.NotFinite)} predictions are not finite numbers, so no error can be told.");
    }

    private static string Share(double value) => Figures.Fixed(100 * value, 2);
}
