using Hillock.Benchmarks.Limits;
using Hillock.Benchmarks.Memory;
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
        var chosen = Chosen(options);
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

        if (options.WithAvx2 && !NarrowSession.Differs)
        {
            Console.Error.WriteLine("--avx2 measures what AVX-512 adds, and there is none here. Leave it out.");
            return BadUsage;
        }

        List<SessionResult> results = [Measure(options)];
        Print(results[0]);
        if (options.WithAvx2) results.Add(NarrowSession.Run(options));
        if (options.WithAvx2) Print(results[1]);
        if (options.Json is { } json) Save(json, JsonRows.Write(results.SelectMany(r => r.Rows)));
        if (options.Markdown is { } markdown) Save(markdown, MarkdownPage.Write(results, options.Command));
        return Done;
    }

    /// <summary>Measures the chosen cases, with the limits of the machine.</summary>
    public static SessionResult Measure(SessionOptions options)
    {
        if (TorchRuntime.Failure is { } reason) Console.Error.WriteLine($"No peer: {reason}");
        var limits = new MachineLimits();
        string machine = MachineLine.Describe(), bounds = MachineLine.DescribeLimits(limits);
        var runner = new PairedRunner(limits, options.Rounds);
        var rows = new List<Measurement>();
        foreach (var entry in Chosen(options))
        {
            Console.Error.WriteLine(entry.Label);
            using (var work = entry.Create()) rows.Add(runner.Run(work));
            rows[^1] = MemoryProbe.Measure(entry, rows[^1]);
        }

        return new SessionResult(machine, bounds, rows);
    }

    private static List<CaseEntry> Chosen(SessionOptions options) => [.. CaseList.All.Where(c => IsChosen(c, options.Only))];

    private static void Print(SessionResult result)
    {
        Console.WriteLine(result.Machine);
        Console.WriteLine(result.Limits);
        Console.WriteLine();
        Console.Write(MarkdownTable.Tables(result.Rows));
        Console.WriteLine();
    }

    private static bool IsChosen(CaseEntry entry, IReadOnlyList<string> only) =>
        only.Count == 0 || only.Any(part => entry.Label.Contains(part, StringComparison.OrdinalIgnoreCase));

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
