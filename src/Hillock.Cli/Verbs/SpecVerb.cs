using System.CommandLine;
using Hillock.Data;
using Hillock.Experiments.RunFiles;

namespace Hillock.Cli.Verbs;

/// <summary>A verb told what to do by a <see cref="RunSpec"/>: its flags are the rows of <see cref="RunOptions"/>.</summary>
internal abstract class SpecVerb : Verb
{
    private readonly RunVerb _verb;
    private readonly List<(RunOption Row, Option Flag)> _flags = [];

    private readonly Option<string?> _file = new("--run")
    {
        HelpName = "FILE",
        Description = "Run file (YAML) with any of these options as keys; flags win over it",
    };

    protected SpecVerb(string name, string description, RunVerb verb, Session session)
        : base(name, description, session)
    {
        _verb = verb;
        Add(_file);
        foreach (var row in RunOptions.For(verb))
        {
            var flag = Flag(row);
            _flags.Add((row, flag));
            Add(flag);
        }
    }

    /// <summary>The heading of an option on the help page.</summary>
    public string GroupOf(Option option) => _flags.FirstOrDefault(f => f.Flag == option).Row?.Group ?? "Run file";

    /// <summary>The run as told by the run file and the flags.</summary>
    protected RunSpec Spec(ParseResult parsed)
    {
        var spec = parsed.GetValue(_file) is { } path ? RunFile.Read(path, _verb) : new RunSpec();
        foreach (var (row, flag) in _flags)
        {
            if (parsed.GetResult(flag) is not { Implicit: false } result) continue;
            var texts = result.Tokens.Select(t => t.Value).ToArray();
            if (texts.FirstOrDefault(t => t.StartsWith("--", StringComparison.Ordinal)) is { } stray)
                throw new HillockException(UsageError.UnknownOption(stray, this, parsed.RootCommandResult.Command));
            spec = Apply(row, spec, texts);
        }

        return spec;
    }

    private static RunSpec Apply(RunOption row, RunSpec spec, string[] texts) => row.Kind switch
    {
        RunOptionKind.Switch when texts.Length == 0 => row.ApplyText(spec, "true"),
        RunOptionKind.List => row.Apply(spec, [.. texts.SelectMany(ItemText.Split)]),
        _ => row.Apply(spec, texts),
    };

    private Option Flag(RunOption row)
    {
        string[] aliases = [.. row.Aliases.Select(a => "--" + a)];
        Option flag = row.Kind == RunOptionKind.List
            ? new Option<string[]>("--" + row.Name, aliases) { Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true }
            : new Option<string>("--" + row.Name, aliases)
            {
                Arity = row.Kind == RunOptionKind.Switch ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
            };
        flag.HelpName = row.Placeholder;
        flag.Description = row.Default.Length == 0 ? row.Help.TrimEnd('.') : $"{row.Help.TrimEnd('.')} [{row.Default}]";
        flag.CompletionSources.Add(context => Words(row, context.WordToComplete));
        return flag;
    }

    private IEnumerable<string> Words(RunOption row, string word) => row.Name switch
    {
        // A list goes on until the next flag, so the parser takes a half-typed flag for an item of it.
        _ when word.StartsWith('-') => Options.Select(o => o.Name),
        "data" => Datasets.Known.Select(d => d.Name),
        "activations" => Known.ActivationList(word),
        _ => row.Choices.Concat(row.Offers),
    };
}
