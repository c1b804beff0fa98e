using Hillock.Reports.Documents;

namespace Hillock.Reports.Runs;

/// <summary>What repeats a run.</summary>
internal static class RepeatPart
{
    /// <summary>The section: the command, and the run file.</summary>
    public static IEnumerable<Section> Of(FolderFiles files)
    {
        List<Block> blocks = [];
        if (files.Text("command.txt")?.Trim() is { Length: > 0 } command) blocks.Add(new CodeBlock("The command that repeats it:", command) { InSummary = true });
        if (files.Text("run.yaml") is { Length: > 0 } run) blocks.Add(new CodeBlock("run.yaml: every option, those left alone as comments", run) { IsFolded = true });
        if (files.Text("mended.yaml") is { Length: > 0 } mended) blocks.Add(new CodeBlock("mended.yaml: the run that was cured", mended) { IsFolded = true });
        if (blocks.Count > 0) yield return new("repeat", "Repeat it", blocks);
        else files.Lacks("The folder does not hold the command that repeats the run.");
    }
}
