using System.CommandLine;
using System.CommandLine.Help;
using Hillock.Cli.Verbs;

namespace Hillock.Cli;

/// <summary>What <c>--help --json</c> prints.</summary>
internal static class HelpJson
{
    /// <summary>The page of a command as an object.</summary>
    public static object Of(Command command, Command root) => new
    {
        Command = HelpPage.Path(command),
        command.Description,
        Usage = HelpPage.Usage(command),
        Verbs = command.Subcommands.Where(c => !c.Hidden).Select(c => new { c.Name, c.Description }),
        Arguments = command.Arguments.Select(a => new { Name = a.HelpName ?? a.Name, a.Description, Least = a.Arity.MinimumNumberOfValues }),
        Options = (command is RootCommand ? [] : command.Options.Where(o => !o.Hidden && o is not HelpOption)).Concat(root.Options.Where(o => !o.Hidden))
            .Select(o =>
                new
                {
                    o.Name,
                    o.Aliases,
                    Value = o.Arity.MaximumNumberOfValues == 0 ? null : o.HelpName ?? "VALUE",
                    Description = o.Text(),
                    Group = command is Verb verb
                && !root.Options.Contains(o) ? verb.GroupOf(o) : null
                }),
        Examples = command is Verb { Examples: var examples } ? examples.Select(e => new { e.Command, e.Meaning }) : [],
    };
}
