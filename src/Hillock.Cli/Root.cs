using System.CommandLine;
using System.CommandLine.Help;
using System.Reflection;
using Hillock.Cli.Rendering;

namespace Hillock.Cli;

/// <summary>The table of verbs: the classes with a <see cref="VerbPlaceAttribute"/>, found by reflection.</summary>
internal static class Root
{
    private static readonly Lazy<IReadOnlyList<Type>> Places = new(() =>
        [.. typeof(Root).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Command)) && !t.IsAbstract)
            .Select(t => (Type: t, t.GetCustomAttribute<VerbPlaceAttribute>()?.Place))
            .Where(v => v.Place is not null)
            .OrderBy(v => v.Place)
            .Select(v => v.Type)]);

    /// <summary>The command with every verb, bound to <paramref name="session"/>.</summary>
    public static RootCommand Build(Session session)
    {
        var root = new RootCommand("The workbench for activation functions: look at them, train with them, compare them.")
        {
            session.JsonOption,
            session.QuietOption,
            session.NoColorOption,
        };
        foreach (var verb in Places.Value) root.Add((Command)Activator.CreateInstance(verb, session)!);
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
