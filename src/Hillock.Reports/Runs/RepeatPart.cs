using Hillock.Reports.Documents;

namespace Hillock.Reports.Runs;

/// <summary>What repeats a run.</summary>
internal static class RepeatPart
{
    /// <summary>The section: the command, and the run file.</summary>
    public static IEnumerable<Section> Of(FolderFiles files)
    {
        List<Block> blocks = [];
        if (files.Text("command.txt")?.Trim() is { Length: > 0 } command)
            blocks.Add(new CodeBlock("The command that repeats it:", command) { InSummary = true });
        foreach (var (file, caption) in new[]
        {
            ("run.yaml", "run.yaml: every option, those left alone as comments"), ("mended.yaml", "mended.yaml: the run that was cured"),
        })
            if (files.Text(file) is { Length: > 0 } text) blocks.Add(new CodeBlock(caption, text) { IsFolded = true });
        if (blocks.Count > 0) yield return new("repeat", "Repeat it", blocks);
        else files.Lacks("The folder does not hold the command that repeats the run.");
    }
}
