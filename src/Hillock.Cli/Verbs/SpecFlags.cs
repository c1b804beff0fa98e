using System.CommandLine;
using Hillock.Data;
using Hillock.Experiments.RunFiles;

namespace Hillock.Cli.Verbs;

/// <summary>Flags of a verb that are rows of <see cref="RunOptions"/>.</summary>
internal sealed class SpecFlags
{
    private readonly Command _command;
    private readonly List<(RunOption Row, Option Flag)> _flags = [];

    /// <summary>Adds a flag for each row to the command.</summary>
    public SpecFlags(Command command, IEnumerable<RunOption> rows)
    {
        _command = command;
        foreach (var row in rows)
        {
            var flag = Flag(row);
            _flags.Add((row, flag));
            command.Add(flag);
        }
    }

    /// <summary>The heading of a flag on the help page; null where it is none of these.</summary>
    public string? GroupOf(Option option) => _flags.FirstOrDefault(f => f.Flag == option).Row?.Group;

    /// <summary>The names of the flags that were given.</summary>
    public IEnumerable<string> Given(ParseResult parsed) =>
        _flags.Where(f => parsed.GetResult(f.Flag) is { Implicit: false }).Select(f => f.Row.Name);

    /// <summary>A specification changed by the flags that were given.</summary>
    public RunSpec Apply(RunSpec spec, ParseResult parsed)
    {
        foreach (var (row, flag) in _flags)
        {
            if (parsed.GetResult(flag) is not { Implicit: false } result) continue;
            var texts = result.Tokens.Select(t => t.Value).ToArray();
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
        flag.DescribedBy(() => row.Default.Length == 0 ? row.Help.TrimEnd('.') : $"{row.Help.TrimEnd('.')} [{row.Default}]");
        flag.CompletionSources.Add(context => Words(row, context.WordToComplete));
        return flag;
    }

    private IEnumerable<string> Words(RunOption row, string word) => row.Name switch
    {
        // A list goes on until the next flag, so the parser takes a half-typed flag for an item of it.
        _ when word.StartsWith('-') => _command.Options.Select(o => o.Name),
        "data" => Datasets.Known.Select(d => d.Name),
        "activations" => Known.ActivationList(word),
        _ => row.Choices.Concat(row.Offers),
    };
}
