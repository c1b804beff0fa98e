using System.Globalization;
using System.Text.RegularExpressions;
using Hillock.Initialization;
using Hillock.Training;

namespace Hillock.Docs.Tests;

/// <summary>The guide knows every optimiser, schedule, loss and initialiser there is, and the usual values of optimisers.</summary>
public sealed partial class NamedThingTests
{
    public static TheoryData<string, string> Names
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var name in (string[])[.. Optimizer.Names, .. Schedule.Names, .. Loss.Names]) rows.Add("docs/guide/train.md", name);
            foreach (var name in Initializer.Names) rows.Add("docs/guide/activations.md", name);
            return rows;
        }
    }

    public static TheoryData<string> Optimizers => [.. Optimizer.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_guide_names_it(string page, string name) => Assert.NotEmpty(Lines(page, name));

    // Every optimiser has a weight decay, which the text under the table tells of; a row may say that it is as another.
    [Theory]
    [MemberData(nameof(Optimizers))]
    public void The_guide_gives_the_usual_values_of_an_optimiser(string name)
    {
        var row = Row(name);
        if (AsAnother().Match(row) is { Success: true } other) row += Row(other.Groups[1].Value);
        var told = Value().Matches(row).GroupBy(m => m.Groups[1].Value).ToDictionary(g => g.Key, g => g.First().Groups[2].Value);
        foreach (var setting in Optimizer.Parse(name).Settings)
        {
            if (setting.Name == "weight_decay" && !told.ContainsKey(setting.Name)) Assert.Equal("0", setting.Text);
            else Assert.Equal(Read(setting.Text), Read(told.GetValueOrDefault(setting.Name, $"{setting.Name} is missing")));
        }
    }

    private static string Row(string name) =>
        Assert.Single(Lines("docs/guide/train.md", name), l => l.StartsWith($"| `{name}` |", StringComparison.Ordinal));

    private static object Read(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : text;

    private static List<string> Lines(string page, string name) =>
        [.. File.ReadLines(Path.Combine(Repository.Root, page)).Where(l => Regex.IsMatch(l, $@"`{name}[(`]"))];

    [GeneratedRegex(@"\| as `?(\w+)")]
    private static partial Regex AsAnother();

    [GeneratedRegex(@"`(\w+)=([^`]+)`")]
    private static partial Regex Value();
}
