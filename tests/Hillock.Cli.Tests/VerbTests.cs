using System.CommandLine;
using Hillock.Cli.Rendering;
using Hillock.Cli.Verbs;

namespace Hillock.Cli.Tests;

/// <summary>A verb is one class: it is found, it has a page, and the completion offers it.</summary>
public sealed class VerbTests
{
    public static TheoryData<string> Paths => [.. All().Select(HelpPage.Path)];

    [Fact]
    public void No_verb_is_left_out() => Assert.Equal(
        typeof(Verb).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Command)) && !t.IsAbstract).Select(t => t.Name).Order(StringComparer.Ordinal),
        All().Select(v => v.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_has_a_place_of_its_own()
    {
        var places = typeof(Verb).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes(typeof(VerbPlaceAttribute), inherit: false))
            .Cast<VerbPlaceAttribute>().ToList();
        Assert.Equal(places.Count, places.Select(p => p.Place).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Its_page_fits(string path)
    {
        var verb = All().Single(v => HelpPage.Path(v) == path);
        var page = Cli.Text([.. path.Split(' ')[1..], "--help"]);
        Assert.StartsWith(path + ": ", page, StringComparison.Ordinal);
        if (verb is Verb { Hidden: false }) Assert.Contains("\nExamples\n", page, StringComparison.Ordinal);
        // A command to copy is not broken.
        Assert.DoesNotContain(page.Split('\n'), l => l.Length > 100 && !l.StartsWith("  hillock ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void It_is_offered_unless_it_is_hidden(string path)
    {
        var verb = All().Single(v => HelpPage.Path(v) == path);
        var above = path[..path.LastIndexOf(' ')];
        Assert.Equal(!verb.Hidden, Cli.Text([.. above.Split(' ')[1..], "--help"]).Split('\n')
            .Any(l => l.StartsWith($"  {verb.Name} ", StringComparison.Ordinal)));
    }

    private static IEnumerable<Command> All()
    {
        var screen = new Screen(TextWriter.Null, isTerminal: false, color: false, 100);
        return Root.Build(new Session(screen, screen, Interrupt.Of(CancellationToken.None))).Subcommands.SelectMany(c => c.Subcommands.Prepend(c));
    }
}
