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
        facts.Add("task", Name(s.Task) + (s.TargetName is { } target ? $" of {target}" : ""));
        facts.Add("one sample", s.Inputs.Rank > 1 ? $"{s.Inputs} = {s.Inputs.Size} numbers" : $"{s.Inputs.Size} numbers");
        facts.Add("samples", $"{Text.Count(s.Rows)}: {Text.Count(s.Train)} training, {Text.Count(s.Validation)} validation, {Text.Count(s.Test)} test");
        facts.Add("inputs", $"mean {Text.Number(s.InputMean)}, deviation {Text.Number(s.InputDeviation)} (training, before standardising)");
        if (s.Task == TaskKind.Regression)
            facts.Add("target", $"mean {Text.Number(s.TargetScale.Mean)}, deviation {Text.Number(s.TargetScale.Deviation)} (training)");
        facts.Add("source", s.Source);
        facts.Write(screen);
        Classes(screen, s.Classes);
        Columns(screen, s.Columns);
        foreach (var warning in s.Warnings) Facts.Warning(screen, warning);
    }

    /// <summary>The task as results name it.</summary>
    public static string Name(TaskKind task) => task switch
    {
        TaskKind.Classification => "classification",
        TaskKind.BinaryClassification => "binary classification",
        _ => "regression",
    };

    /// <summary>The kind in lower case.</summary>
    public static string Name(ColumnKind kind) => kind.ToString().ToLowerInvariant();

    private static void Classes(Screen screen, IReadOnlyList<ClassCount> classes)
    {
        if (classes.Count == 0) return;
        screen.Plain();
        var table = new FittedTable(
            new("class", ShortenTo: 16), new("training", true), new("validation", true), new("test", true), new("share (%)", true, 1));
        var all = Math.Max(1, classes.Sum(c => c.Total));
        foreach (var c in classes.Take(MostClasses))
            table.Add("", c.Name, Text.Count(c.Train), Text.Count(c.Validation), Text.Count(c.Test), Text.Fixed(100.0 * c.Total / all, 1));
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
                c.Name, Name(c.Kind), Text.Count(c.Missing), Text.Count(c.Distinct), Text.Number(c.Mean), Text.Number(c.Deviation), Text.Count(c.Inputs), c.Note);
        table.Write(screen);
        if (columns.Count > MostColumns) screen.Plain($"… and {columns.Count - MostColumns} more columns (--json has them all)");
    }
}
