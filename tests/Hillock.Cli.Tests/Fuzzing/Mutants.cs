using System.CommandLine;
using Hillock.Cli.Rendering;
using Hillock.Cli.Verbs;
using Hillock.Experiments.RunFiles;

namespace Hillock.Cli.Tests.Fuzzing;

/// <summary>Command lines and run files that are nearly right, made from the command's own table of verbs and options.</summary>
internal sealed class Mutants
{
    private static readonly string[] Running = ["train", "compare", "doctor"];

    private readonly Random _random;
    private readonly Scratch _folder;
    private readonly Values _values;
    private readonly List<Command> _verbs;

    public Mutants(int seed, Scratch folder)
    {
        (_random, _folder, _values) = (new Random(seed), folder, new Values(new Random(seed + 1), folder));
        var screen = new Screen(TextWriter.Null, isTerminal: false, color: false, 100);
        var root = Root.Build(new Session(screen, screen, Interrupt.Of(CancellationToken.None)));
        // The hidden reference writes many files; a download needs a network.
        _verbs = [.. root.Subcommands.SelectMany(c => c.Subcommands.Count > 0 ? c.Subcommands : [c]).Where(c => c is not (ReferenceVerb or DataDownloadVerb))];
    }

    /// <summary>The next command line.</summary>
    public string[] Next()
    {
        var verb = _verbs[_random.Next(_verbs.Count)];
        var words = HelpPage.Path(verb).Split(' ')[1..].ToList();
        if (_random.Next(40) == 0) words[^1] = _values.Changed(words[^1]);
        var options = Chosen(verb);
        foreach (var argument in verb.Arguments)
            for (var i = Math.Max(argument.Arity.MinimumNumberOfValues, _random.Next(2)); i > 0; i--) words.Add(Argument(argument));
        if (Running.Contains(verb.Name)) words.AddRange(Small(verb, options));
        if (_random.Next(30) == 0) words.Insert(_random.Next(words.Count + 1), _values.Next(null));
        foreach (var option in options) words.AddRange(Words(option));
        if (_random.Next(6) == 0) words.Add("--json");
        return [.. words];
    }

    /// <summary>The next run file, and the command line that reads it.</summary>
    public string[] NextFile()
    {
        var verb = Running[_random.Next(2)];
        var lines = RunOptions.For(verb == "train" ? RunVerb.Train : RunVerb.Compare).Where(o => o.Name is not ("rows" or "output"))
            .OrderBy(_ => _random.Next()).Take(_random.Next(1, 5))
            .Select(o => $"{o.Name}: {Value(o)}").ToList();
        lines.AddRange(["data: moons", "rows: 60", "epochs: 1", "hidden: [4]"]);
        var text = string.Join(_random.Next(20) == 0 ? "\r\n" : "\n", lines.DistinctBy(l => l.Split(':')[0]).OrderBy(_ => _random.Next()));
        for (var i = _random.Next(3); i > 0; i--) text = _values.Changed(text);
        if (_random.Next(12) == 0) text = text[.._random.Next(text.Length)];
        return [verb, "--run", _folder.File("mutant.yaml", System.Text.Encoding.UTF8.GetBytes(text)), "--offline", "--output",
            Path.Combine(_folder.Location, "run")];
    }

    private string Value(RunOption option)
    {
        var value = _values.Next(option.Kind);
        return _random.Next(4) switch
        {
            0 => $"[{value}, {_values.Next(option.Kind)}]",
            1 => $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\0", "\\0", StringComparison.Ordinal)}\"",
            2 => $"'{value}'",
            _ => value,
        };
    }

    private List<Option> Chosen(Command verb)
    {
        // What is measured or searched for long, and the data that would be fetched, are left out.
        var all = verb.Options.Where(o =>
            !o.Hidden && o.Name is not ("--cost" or "--fix" or "--help" or "--rows" or "--try")
            && (o.Name != "--output" || !Running.Contains(verb.Name) && verb.Name != "advise")).ToList();
        return [.. all.OrderBy(_ => _random.Next()).Take(_random.Next(0, 4))];
    }

    private IEnumerable<string> Small(Command verb, List<Option> chosen)
    {
        var small = new List<(string Name, string Value)> { ("--data", "moons"), ("--rows", "60"), ("--epochs", "1"), ("--hidden", "4"),
            ("--output", Path.Combine(_folder.Location, "run")) };
        if (verb.Name == "compare") small.AddRange([("--activations", "relu,elu"), ("--seeds", "1")]);
        return small.Where(s => chosen.All(o => o.Name != s.Name)).SelectMany(s => new[] { s.Name, s.Value }).Append("--offline");
    }

    private IEnumerable<string> Words(Option option)
    {
        var name = _random.Next(30) == 0 ? _values.Changed(option.Name) : _random.Next(4) == 0
            ? option.Aliases.Append(option.Name).ElementAt(_random.Next(option.Aliases.Count + 1)) : option.Name;
        var kind = RunOptions.Find(option.Name.TrimStart('-'))?.Kind ?? Kind(option);
        var count = Math.Min(option.Arity.MaximumNumberOfValues, _random.Next(12) == 0 ? 0 : kind == RunOptionKind.List ? _random.Next(1, 4) : 1);
        string[] values = [.. Enumerable.Range(0, count).Select(_ => option.Name is "--output" or "--html" ? _values.File() : _values.Next(kind))];
        return values is [var one] && _random.Next(3) == 0 ? [$"{name}={one}"] : [name, .. values];
    }

    private static RunOptionKind? Kind(Option option) =>
        option.ValueType == typeof(bool) ? RunOptionKind.Switch
        : option.ValueType == typeof(int) || option.ValueType == typeof(int?) ? RunOptionKind.Integer
        : option.ValueType == typeof(double?) || option.HelpName == "N" ? RunOptionKind.Number : null;

    private string Argument(Argument argument) => _random.Next(2) == 0 ? _values.Next(null) : argument.HelpName switch
    {
        "NAME|FORMULA" => "relu",
        "X" => "1",
        "NAME|PATH" => "moons",
        "SHELL" => "bash",
        _ => _values.Next(null),
    };
}
