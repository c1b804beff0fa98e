using System.CommandLine;
using Hillock.Experiments.RunFiles;

namespace Hillock.Cli.Verbs;

/// <summary>A verb told what to do by a <see cref="RunSpec"/>: its flags are the rows of <see cref="RunOptions"/>.</summary>
internal abstract class SpecVerb : Verb
{
    private readonly RunVerb _verb;
    private readonly SpecFlags _flags;

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
        _flags = new SpecFlags(this, RunOptions.For(verb));
    }

    public override string GroupOf(Option option) => _flags.GroupOf(option) ?? "Run file";

    /// <summary>The run as told by the run file and the flags.</summary>
    protected RunSpec Spec(ParseResult parsed) => Spec(parsed, parsed.GetValue(_file) is { } path ? RunFile.Read(path, _verb) : new RunSpec());

    /// <summary>A run changed by the flags.</summary>
    protected RunSpec Spec(ParseResult parsed, RunSpec given) => _flags.Apply(given, parsed);

    /// <summary>Whether a run file was given.</summary>
    protected bool HasFile(ParseResult parsed) => parsed.GetValue(_file) is not null;
}
