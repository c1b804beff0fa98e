using System.Text.RegularExpressions;
using Hillock.Activations;
using Hillock.Reports.Reference;

namespace Hillock.Reports.Tests.Reference;

public sealed partial class ReferenceTests
{
    private const string Refresh = "is not what the catalogue says; run 'hillock reference -o docs/reference' and commit what it wrote";

    // Written once: what is known of the whole catalogue takes seconds.
    private static readonly Lazy<ReferenceFile[]> Pages = new(() => [.. ReferenceFiles.Pages()]);

    [Fact]
    public void Reference_is_up_to_date()
    {
        var folder = Folder();
        foreach (var page in Pages.Value)
            Assert.True(Read(Path.Combine(folder, page.Path)) == page.Text, $"docs/reference/{page.Path} {Refresh}.");
    }

    [Fact]
    public void Pictures_are_up_to_date()
    {
        var folder = Folder();
        foreach (var picture in ReferenceFiles.Pictures())
        {
            // Letters are measured by the system's own code, so that other systems may differ in a tenth of a pixel.
            var committed = Read(Path.Combine(folder, picture.Path));
            Assert.True(OperatingSystem.IsLinux() ? committed == picture.Text : committed.Length > 0, $"docs/reference/{picture.Path} {Refresh}.");
        }
    }

    [Fact]
    public void No_page_is_left_of_an_activation_that_is_gone()
    {
        var known = Pages.Value.Select(p => Path.GetFileName(p.Path)).ToHashSet();
        Assert.All(Directory.GetFiles(Path.Combine(Folder(), "activations"), "*.md"), f => Assert.Contains(Path.GetFileName(f), known));
    }

    [Fact]
    public void Every_link_leads_to_a_file()
    {
        var folder = Folder();
        foreach (var page in Pages.Value)
        {
            var home = Path.GetDirectoryName(Path.Combine(folder, page.Path))!;
            foreach (Match link in Link().Matches(page.Text))
                Assert.True(File.Exists(Path.Combine(home, link.Groups[1].Value)), $"{page.Path} links to {link.Groups[1].Value}, which is not there.");
        }
    }

    [Fact]
    public void What_is_said_of_frameworks_is_what_the_presets_say()
    {
        foreach (var choice in Mismatches.All.SelectMany(m => m.Choices).Where(c => c.Here.Length > 0))
        {
            var here = Activation.Parse(choice.Here);
            Assert.All(choice.Presets, preset => Assert.Equal(here.Text, Activation.Parse(preset).Text));
        }
    }

    [Fact]
    public void Every_page_has_a_formula_in_latex_and_facts()
    {
        foreach (var page in Pages.Value.Where(p => p.Path.StartsWith("activations/", StringComparison.Ordinal)))
        {
            Assert.Contains("```math\n", page.Text, StringComparison.Ordinal);
            Assert.Contains("## Facts", page.Text, StringComparison.Ordinal);
            Assert.Contains("| range |", page.Text, StringComparison.Ordinal);
        }
    }

    private static string Read(string path) => File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";

    private static string Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Hillock.slnx")))
                return Path.Combine(at.FullName, "docs", "reference");
        throw new DirectoryNotFoundException("The tests do not stand in a checkout.");
    }

    [GeneratedRegex(@"\]\(([^)#:]+\.(?:md|svg))\)")]
    private static partial Regex Link();
}
