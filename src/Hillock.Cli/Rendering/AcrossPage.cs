using Hillock.Experiments.AcrossData;

namespace Hillock.Cli.Rendering;

/// <summary>The answer of <c>compare</c> over several data sets: mean ranks, what each set says, where it is kept.</summary>
internal static class AcrossPage
{
    /// <summary>Writes the page.</summary>
    public static void Write(Screen screen, AcrossResult result, string? report = null)
    {
        foreach (var one in result.Results)
        {
            screen.Line($"[bold]{Screen.Escape(one.Data)}[/], {Screen.Escape($"{one.Question ?? one.Task}, network {one.Network}, {one.Design}")}");
            foreach (var line in TextWrap.Lines(one.Verdict.Split('\n')[0], screen.Width)) screen.Line(Screen.Escape(line));
            screen.Plain();
        }

        var table = new FittedTable([new("", true), new("arm", ShortenTo: 20), new("mean\nrank", true), new("first\nor tied", true, 1),
            .. result.Results.Select((r, i) => new Column($"{r.Data}\n{(r.HigherIsBetter ? "accuracy (%)" : "unexplained (%)")}", true, 2 + i))]);
        for (var i = 0; i < result.Rows.Count; i++)
        {
            var row = result.Rows[i];
            table.Add(i == 0 ? "bold green" : "", [$"{i + 1}", row.Arm, Figures.Fixed(row.MeanRank, 2), $"{row.Firsts}",
                .. row.Values.Select(v => v is null ? "-" : Figures.Fixed(100 * v.Mean, 2))]);
        }

        table.Write(screen);
        screen.Plain();
        foreach (var line in TextWrap.Lines(result.Verdict, screen.Width)) screen.Line($"[bold]{Screen.Escape(line)}[/]");
        screen.Plain();
        RunPlace.Write(screen, result.Folder, result.Command, report);
    }
}
