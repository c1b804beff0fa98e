using System.Text;

namespace Hillock.Benchmarks.Reporting;

/// <summary>Results as a Markdown page: machine line, limits, how to read it and the tables.</summary>
internal static class MarkdownPage
{
    /// <summary>The page; results after the first are those without AVX-512, in a section of their own.</summary>
    public static string Write(IReadOnlyList<SessionResult> results, string command)
    {
        var text = new StringBuilder()
            .AppendLine("# Results").AppendLine()
            .AppendLine($"Written by `dotnet run --project benchmarks -- {command}`.").AppendLine()
            .AppendLine($"- Machine: {results[0].Machine}")
            .AppendLine($"- Limits measured in the same run: {results[0].Limits}")
            .AppendLine("- Times are medians; a ratio is the peer's time over ours, in brackets the least and greatest of five repeats.")
            .AppendLine("- GFLOP/s counts the operations of the matrix products over the whole time; the share is of the FMA peak of the threads used,")
            .AppendLine("  for element-wise work of the fastest copy of the same memory on one thread. Neither is given where zeros may be skipped: "
                + "operations not done do not count.")
            .AppendLine("- MiB is how much the resident memory of a process of one side alone grows at most, from before the network is built to after "
                + "five steps; libraries, compiled code and rows were there before.")
            .AppendLine("  Planned are parameters, gradients, the optimiser's averages and the working memory.")
            .AppendLine().Append(MarkdownTable.Tables(results[0].Rows));
        foreach (var narrow in results.Skip(1))
        {
            text.AppendLine().AppendLine("## AVX2").AppendLine()
                .AppendLine("The same cases in a process that does without AVX-512, on both sides (`DOTNET_EnableAVX512=0`, `ATEN_CPU_CAPABILITY=avx2`, "
                    + "`ONEDNN_MAX_CPU_ISA=AVX2`, `MKL_ENABLE_INSTRUCTIONS=AVX2`).").AppendLine()
                .AppendLine($"- Limits measured in the same run: {narrow.Limits}")
                .AppendLine().Append(MarkdownTable.Tables(narrow.Rows));
        }

        return text.ToString().ReplaceLineEndings("\n");
    }
}
