using System.CommandLine;

namespace Hillock.Cli.Verbs;

/// <summary>One verb of the command: its flags, its examples and what it does.</summary>
internal abstract class Verb : Command
{
    protected Verb(string name, string description, Session session)
        : base(name, description)
    {
        Session = session;
        SetAction(Run);
    }

    /// <summary>Command lines to try and what each does, for the help page.</summary>
    public abstract IReadOnlyList<(string Command, string Meaning)> Examples { get; }

    /// <summary>The heading of an option on the help page.</summary>
    public virtual string GroupOf(Option option) => "Options";

    protected Session Session { get; }

    /// <summary>Does it and returns the exit code.</summary>
    protected abstract int Run(ParseResult parsed);
}
