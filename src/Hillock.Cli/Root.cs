using System.CommandLine;
using System.CommandLine.Help;
using Hillock.Cli.Rendering;
using Hillock.Cli.Verbs;

namespace Hillock.Cli;

/// <summary>The table of verbs.</summary>
internal static class Root
{
    /// <summary>The command with every verb, bound to <paramref name="session"/>.</summary>
    public static RootCommand Build(Session session)
    {
        var root = new RootCommand("The workbench for activation functions: look at them, train with them, compare them.")
        {
            session.JsonOption,
            session.QuietOption,
            session.NoColorOption,
            new ListVerb(session),
            new ShowVerb(session),
            new PlotVerb(session),
            new EvalVerb(session),
            new CheckVerb(session),
            new ForecastVerb(session),
            new ExportVerb(session),
            new DataVerb(session),
            new AdviseVerb(session),
            new TrainVerb(session),
            new CompareVerb(session),
            new DoctorVerb(session),
            new CompletionVerb(session),
            new ReferenceVerb(session),
            new SheetVerb(session),
            new HelpVerb(session),
            new VersionVerb(session),
        };
        root.SetAction(_ => session.Json ? new HelpPage(session).Write(root, root) : Welcome.Write(session.Out));
        foreach (var option in root.Options)
        {
            if (option is HelpOption) Help(option, session);
            if (option is VersionOption) Version(option, session);
        }

        return root;
    }

    // The library refuses --json beside it.
    private static void Version(Option option, Session session)
    {
        option.Action = new VersionLine(session);
        option.Validators.Clear();
    }

    // Of the library's names for it only those that Unix has, so that no shell offers /?.
    private static void Help(Option option, Session session)
    {
        option.Action = new HelpPage(session);
        option.Aliases.Clear();
        option.Aliases.Add("-h");
    }
}
