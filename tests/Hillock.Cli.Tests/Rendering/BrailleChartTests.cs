using Hillock.Cli.Rendering;

namespace Hillock.Cli.Tests.Rendering;

public sealed class BrailleChartTests
{
    private static readonly BrailleSeries Rising = new("rising", [0, 1, 2, 3, 4]);
    private static readonly BrailleSeries Falling = new("falling", [4, 3, 2, 1, 0]);

    [Fact]
    public void Lines_are_drawn_with_their_names_at_their_ends_and_numbers_at_the_axes()
    {
        var lines = Plain([Rising, Falling], braille: true);
        Assert.EndsWith("rising", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("falling", lines[4], StringComparison.Ordinal);
        Assert.StartsWith("4.0 ┤", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("0.0 ┤", lines[4], StringComparison.Ordinal);
        Assert.EndsWith("epoch 5", lines[5], StringComparison.Ordinal);
        Assert.Equal("4.0 ┤⠉", lines[0][..6]);
        Assert.Contains(lines[0], c => c is > '\u2800' and <= '\u28ff');
    }

    [Fact]
    public void Letters_stand_for_dots_where_those_cannot_be_shown()
    {
        var lines = Plain([Rising, Falling], braille: false);
        Assert.All(lines, line => Assert.All(line, c => Assert.InRange(c, ' ', '~')));
        Assert.EndsWith("* rising", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("o falling", lines[4], StringComparison.Ordinal);
        Assert.Contains("*", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(100)]
    [InlineData(300)]
    public void It_fits_the_width(int width) => Assert.All(
        Plain([new("a name that is longer than there is room for it", [1, 2, 3]), Falling], braille: true, width),
        line => Assert.True(line.Length <= Math.Max(width, 48)));

    [Fact]
    public void Gaps_stay_gaps_and_lines_without_numbers_are_left_out()
    {
        Assert.Empty(BrailleChart.Lines([new("none", [double.NaN, double.NaN]), new("one", [1])], 80, 5, true));
        var gap = string.Concat(Plain([new("gap", [1, 1, 1, double.NaN, double.NaN, double.NaN, double.NaN, 1, 1, 1])], braille: true));
        Assert.Contains("  ", gap.Split('┤').First(l => l.Any(c => c > '\u2800')).TrimEnd("gap ".ToCharArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void More_lines_than_can_be_told_apart_are_counted()
    {
        var many = Enumerable.Range(0, 9).Select(i => new BrailleSeries($"line {i}", [i, i + 1])).ToList();
        Assert.Contains("3 more are not drawn", string.Join('\n', Plain(many, braille: true)), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_cannot_write_markup()
    {
        using var writer = new StringWriter();
        BrailleChart.Write(new Screen(writer, isTerminal: false, color: false, 100), "[title]", [new("[red]x[/]\u001b[2J", [1, 2])]);
        Assert.Contains("[title]", writer.ToString(), StringComparison.Ordinal);
        Assert.Contains("[red]x[/]", writer.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', writer.ToString());
    }

    [Theory]
    [InlineData("de_DE.UTF-8", "xterm", true)]
    [InlineData("C.utf8", "xterm", true)]
    [InlineData("C", "xterm", false)]
    [InlineData("de_DE.ISO-8859-1", "xterm", false)]
    [InlineData(null, "xterm", true)]
    [InlineData("en_US.UTF-8", "linux", false)]
    public void Whether_dots_are_shown_depends_on_the_locale(string? locale, string terminal, bool shown) =>
        Assert.Equal(shown, Screens.BrailleShown(name => name == "TERM" ? terminal : name == "LANG" ? locale : null));

    private static List<string> Plain(IReadOnlyList<BrailleSeries> series, bool braille, int width = 60)
    {
        using var writer = new StringWriter();
        var screen = new Screen(writer, isTerminal: false, color: false, 400);
        foreach (var line in BrailleChart.Lines(series, width, 5, braille)) screen.Line(line);
        return [.. writer.ToString().Split('\n').Where(l => l.Length > 0)];
    }
}
