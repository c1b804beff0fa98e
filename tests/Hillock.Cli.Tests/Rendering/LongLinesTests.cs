using Hillock.Cli.Rendering;

namespace Hillock.Cli.Tests.Rendering;

public sealed class LongLinesTests
{
    [Fact]
    public void Of_a_long_line_the_ends_stay()
    {
        var line = Assert.Single(LongLines.Of("cell '" + new string('a', 100_000) + "' is no number"));
        Assert.InRange(line.Length, 100, 500);
        Assert.StartsWith("cell 'aaa", line, StringComparison.Ordinal);
        Assert.Contains("(100,020 characters)", line, StringComparison.Ordinal);
        Assert.EndsWith("' is no number", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3000)]
    [InlineData(4999)]
    public void The_caret_stays_under_its_place(int place)
    {
        var text = new string('x', place) + "!" + new string('y', 4999 - place);
        var lines = LongLines.Of($"wrong here:\n{text}\n{new string(' ', place)}^").ToList();
        Assert.Equal(3, lines.Count);
        Assert.Equal('!', lines[1][lines[2].IndexOf('^', StringComparison.Ordinal)]);
        Assert.True(lines[1].Length < 100);
    }

    [Fact]
    public void Short_lines_stay() => Assert.Equal(["a", " ^", "b"], LongLines.Of("a\n ^\nb"));
}
