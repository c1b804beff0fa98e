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
        };
        root.SetAction(_ => Welcome.Write(session.Out));
        foreach (var option in root.Options)
        {
            if (option is HelpOption) option.Action = new HelpPage(session.Out);
            if (option is VersionOption) option.Action = new VersionLine(session.Out);
        }

        return root;
    }
}
