using System.Globalization;
using System.Text.Json;

namespace Hillock.Cli.Tests.Fuzzing;

/// <summary>Whatever is typed or written into a run file: a documented exit code, a message that is no fault of ours, and no command to the terminal.</summary>
/// <remarks><c>HILLOCK_FUZZ=20000</c> tries so many mutants of each instead of some hundred, from the seed of <c>HILLOCK_FUZZ_SEED</c>.</remarks>
public sealed class FuzzTests : IDisposable
{
    private static readonly int[] Documented = [0, 1, 2, 3, 4, 5, 6, 130];

    private readonly Scratch _folder = new();

    public FuzzTests()
    {
        _folder.File("t.csv", "a,b,y\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},{i * 3 % 7},{i % 2}\n")));
        _folder.File("run.yaml", "data: moons\nrows: 60\nepochs: 1\n");
        _folder.File("empty", "");
        _folder.File("bytes.csv", [.. Enumerable.Range(0, 256).Select(i => (byte)i)]);
        Directory.CreateDirectory(Path.Combine(_folder.Location, "folder.svg"));
    }

    private static int Count => Number("HILLOCK_FUZZ", 120);

    private static int Seed => Number("HILLOCK_FUZZ_SEED", 20261130);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_option_of_every_verb()
    {
        var mutants = new Mutants(Seed, _folder);
        Try(mutants.Next, _ => "");
    }

    [Fact]
    public void Run_files()
    {
        var mutants = new Mutants(Seed, _folder);
        Try(mutants.NextFile, words => "\n" + File.ReadAllText(words[2]));
    }

    private void Try(Func<string[]> next, Func<string[], string> detail)
    {
        var faults = new List<string>();
        for (var i = 0; i < Count && faults.Count < 20; i++)
        {
            var words = next();
            if (Fault(words) is { } fault) faults.Add($"{fault}\n  {string.Join(' ', words.Select(w => JsonSerializer.Serialize(w)))}{detail(words)}");
            if (Directory.Exists(Path.Combine(_folder.Location, "run"))) Directory.Delete(Path.Combine(_folder.Location, "run"), recursive: true);
        }

        Assert.True(faults.Count == 0, $"seed {Seed}, {faults.Count} faults:\n{string.Join("\n\n", faults)}");
    }

    // The limit only keeps a mutant that is a sound, long training from taking its time: being stopped is one of the right ends.
    private static string? Fault(string[] words)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(0.1));
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run(words, output, error, limit.Token);
        var (text, message) = (output.ToString(), error.ToString());
        if (message.Contains("fault in hillock", StringComparison.Ordinal)) return message;
        if (!Documented.Contains(code)) return $"exit code {code}";
        if (code is >= 2 and <= 6 && (text.Length > 0 || !message.StartsWith("error: ", StringComparison.Ordinal))) return $"refused with '{text}' and "
            + $"'{message}'";
        if (code is >= 2 and <= 6 && message.Split('\n').Any(l => l.Length > 2000)) return "a message too long to read";
        if ((text + message).FirstOrDefault(c => (char.IsControl(c) && c is not ('\n' or '\t')) || c == '\u202e') is not '\0'
            and var c) return $"U+{(int)c:X4} reaches the terminal";
        return code is 0 or 1 && words.Contains("--json") && text.Length > 0 && !IsJson(text) ? $"no JSON: {text}" : null;
    }

    private static bool IsJson(string text)
    {
        try
        {
            JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static int Number(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;
}
