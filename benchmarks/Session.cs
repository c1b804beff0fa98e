using Hillock.Benchmarks.Limits;
using Hillock.Benchmarks.Reporting;
using Hillock.Peer;

namespace Hillock.Benchmarks;

/// <summary>One run of the benchmarks: choose, measure, print, write.</summary>
internal static class Session
{
    private const int Done = 0, BadUsage = 2;

    /// <summary>Runs it; the exit code.</summary>
    public static int Run(SessionOptions options)
    {
        var chosen = CaseList.All.Where(c => IsChosen(c, options.Only)).ToList();
        if (chosen.Count == 0)
        {
            Console.Error.WriteLine($"No case matches {string.Join(", ", options.Only)}. --list shows them all.");
            return BadUsage;
        }

        if (options.List)
        {
            foreach (var entry in chosen) Console.WriteLine(entry.Label);
            return Done;
        }

        if (FirstUnwritable(options) is { } problem)
        {
            Console.Error.WriteLine(problem);
            return BadUsage;
        }

        Measure(chosen, options);
        return Done;
    }

    private static bool IsChosen(CaseEntry entry, IReadOnlyList<string> only) =>
        only.Count == 0 || only.Any(part => entry.Label.Contains(part, StringComparison.OrdinalIgnoreCase));

    private static void Measure(List<CaseEntry> chosen, SessionOptions options)
    {
        if (TorchRuntime.Failure is { } reason) Console.Error.WriteLine($"No peer: {reason}");
        var limits = new MachineLimits();
        string machine = MachineLine.Describe(), bounds = MachineLine.DescribeLimits(limits);
        Console.WriteLine(machine);
        Console.WriteLine(bounds);
        Console.WriteLine();
        var runner = new PairedRunner(limits, options.Rounds);
        var rows = new List<Measurement>();
        foreach (var entry in chosen)
        {
            Console.Error.WriteLine(entry.Label);
            using var work = entry.Create();
            rows.Add(runner.Run(work));
        }

        Console.Write(MarkdownTable.Tables(rows));
        if (options.Json is { } json) Save(json, JsonRows.Write(rows));
        if (options.Markdown is { } markdown) Save(markdown, MarkdownTable.Page(rows, machine, bounds));
    }

    /// <summary>Says before the long work starts that its result could not be written.</summary>
    private static string? FirstUnwritable(SessionOptions options) =>
        new[] { options.Json, options.Markdown }.FirstOrDefault(f => f is not null && !Directory.Exists(Path.GetDirectoryName(f))) is { } file
            ? $"Cannot write {file}: its folder does not exist."
            : null;

    private static void Save(string file, string text)
    {
        var draft = file + ".tmp";
        File.WriteAllText(draft, text);
        File.Move(draft, file, overwrite: true);
    }
}
