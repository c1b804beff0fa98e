using Hillock.Data;

namespace Hillock.Cli.Rendering;

/// <summary>A data set as a page of text.</summary>
internal static class DataPage
{
    private const int MostClasses = 20;
    private const int MostColumns = 30;

    /// <summary>Writes the page.</summary>
    public static void Write(Screen screen, DataSummary s)
    {
        Facts.Title(screen, s.Name, s.Description);
        var facts = new Facts();
        facts.Add("task", s.Question);
        facts.Add("one sample", s.Inputs.Rank > 1 ? $"{s.Inputs} = {s.Inputs.Size} numbers" : $"{s.Inputs.Size} numbers");
        facts.Add("samples",
            $"{Figures.Count(s.Rows)}: {Figures.Count(s.Train)} training, {Figures.Count(s.Validation)} validation, {Figures.Count(s.Test)} test");
        if (s.Vocabulary is { } vocabulary) Vocabulary(facts, vocabulary);
        else if (s.Channels.Count > 1) facts.Add("pixels",
            string.Join(", ", s.Channels.Select(c => $"{c.Name} {Figures.Number(c.Mean)} ± {Figures.Number(c.Deviation)}")) + " (training, from 0 to 1)");
        else facts.Add(
            "inputs", $"mean {Figures.Number(s.InputMean)}, deviation {Figures.Number(s.InputDeviation)} (training{Changes(s.Series)}, before standardising)");
        if (s.Task == TaskKind.Regression)
            facts.Add("target",
                $"mean {Figures.Number(s.TargetScale.Mean)}, deviation {Figures.Number(s.TargetScale.Deviation)} (training{Changes(s.Series)})");
        if (s.Series is { } series) Series(facts, series);
        facts.Add("augmentation", s.Augmentation is { } how ? $"{how}, of training images, anew in every epoch" : "");
        facts.Add("source", s.Source);
        facts.Write(screen);
        Classes(screen, s.Classes);
        Columns(screen, s.Columns);
        foreach (var warning in s.Warnings) Facts.Warning(screen, warning);
    }

    /// <summary>The kind in lower case.</summary>
    public static string Name(ColumnKind kind) => kind.ToString().ToLowerInvariant();

    private static void Vocabulary(Facts facts, Vocabulary vocabulary)
    {
        facts.Add("vocabulary", $"{vocabulary.Size} ids: 0 pads, 1 is unknown, then {string.Concat(vocabulary.Symbols.Skip(2))}");
        facts.Add("length", $"{vocabulary.Length} characters");
    }

    private static void Series(Facts facts, SeriesInfo series)
    {
        facts.Add("values",
            $"{Figures.Count(series.TrainValues)} training, then {Figures.Count(series.ValidationValues)} validation, then "
            + $"{Figures.Count(series.TestValues)} test");
        facts.Add("as last value", Errors(series.Validation.NaiveError, series.Test.NaiveError));
        if (series.Options.Period is { } period) facts.Add($"as {period} before", Errors(series.Validation.SeasonalError, series.Test.SeasonalError));
    }

    private static string Changes(SeriesInfo? series) =>
        (series?.Options.Logarithm == true ? ", of logarithms" : "") + (series?.Options.Differences.Count > 0 ? ", of differences" : "");

    private static string Errors(double? validation, double? test) =>
        $"mean absolute error {Figures.Number(validation)} (validation), {Figures.Number(test)} (test)";

    private static void Classes(Screen screen, IReadOnlyList<ClassCount> classes)
    {
        if (classes.Count == 0) return;
        screen.Plain();
        var table = new FittedTable(
            new("class", ShortenTo: 16), new("training", true), new("validation", true), new("test", true), new("share (%)", true, 1));
        var all = Math.Max(1, classes.Sum(c => c.Total));
        foreach (var c in classes.Take(MostClasses))
            table.Add("", c.Name, Figures.Count(c.Train), Figures.Count(c.Validation), Figures.Count(c.Test), Figures.Fixed(100.0 * c.Total / all, 1));
        table.Write(screen);
        if (classes.Count > MostClasses) screen.Plain($"… and {classes.Count - MostClasses} more classes (--json has them all)");
    }

    private static void Columns(Screen screen, IReadOnlyList<ColumnInfo> columns)
    {
        if (columns.Count == 0) return;
        screen.Plain();
        var table = new FittedTable(
            new("column", ShortenTo: 16), new("kind"), new("missing", true), new("distinct", true, 2), new("mean", true),
            new("deviation", true), new("inputs", true, 1), new("note", Sacrifice: 3, ShortenTo: 12));
        foreach (var c in columns.Take(MostColumns))
            table.Add(
                c.Kind == ColumnKind.Dropped ? "dim" : c.Kind == ColumnKind.Target ? "bold" : "",
                c.Name, Name(c.Kind), Figures.Count(c.Missing), Figures.Count(c.Distinct), Figures.Number(c.Mean), Figures.Number(c.Deviation),
                    Figures.Count(c.Inputs), c.Note);
        table.Write(screen);
        if (columns.Count > MostColumns) screen.Plain($"… and {columns.Count - MostColumns} more columns (--json has them all)");
    }
}
