using Hillock.Cli.Rendering;

namespace Hillock.Cli.Tests.Rendering;

public sealed class FittedTableTests
{
    [Fact]
    public void Numbers_stand_right_and_headers_over_them() => Assert.Equal(
        """
              accuracy
        name       (%)  note
        ────────────────────
        relu      97.5  a
        gelu       8.0
        """.ReplaceLineEndings("\n"), Draw(Example(), 80));

    [Fact]
    public void A_character_of_two_cells_takes_two()
    {
        var table = new FittedTable(new("name"), new("n", true));
        table.Add("", "東京都", "1");
        table.Add("", "Berlin", "2");
        table.Add("", "a\nb\u001b[0m", "3");
        Assert.Equal(["name     n", "──────────", "東京都   1", "Berlin   2", "a␊b␛[0m  3"], Draw(table, 80).Split('\n').Select(l => l.TrimEnd())
            .Where(l => l.Length > 0));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(24)]
    [InlineData(18)]
    [InlineData(14)]
    public void No_line_is_wider_than_the_screen(int width) =>
        Assert.All(Draw(Long(), width).Split('\n'), l => Assert.True(l.Length <= width, l));

    [Fact]
    public void The_column_to_sacrifice_goes_before_the_others()
    {
        var narrow = Draw(Long(), 16);
        Assert.DoesNotContain("note", narrow, StringComparison.Ordinal);
        Assert.Contains("97.5", narrow, StringComparison.Ordinal);
    }

    [Fact]
    public void Markup_in_a_cell_is_shown_as_it_is()
    {
        var table = new FittedTable(new Column("formula"));
        table.Add("bold", "[red]x[/]");
        Assert.Contains("[red]x[/]", Draw(table, 80), StringComparison.Ordinal);
    }

    private static FittedTable Example()
    {
        var table = new FittedTable(new Column("name", ShortenTo: 6), new Column("accuracy\n(%)", Right: true), new Column("note", Sacrifice: 1));
        table.Add("", "relu", "97.5", "a");
        table.Add("bold", "gelu", "8.0", "");
        return table;
    }

    private static FittedTable Long()
    {
        var table = Example();
        table.Add("", "x * sigmoid(1.702 * x)", "50.25", "a long note about it");
        return table;
    }

    private static string Draw(FittedTable table, int width)
    {
        using var writer = new StringWriter();
        table.Write(new Screen(writer, isTerminal: false, color: false, width));
        return Cli.Tidy(writer.ToString());
    }
}
