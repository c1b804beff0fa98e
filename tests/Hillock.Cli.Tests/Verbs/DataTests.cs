namespace Hillock.Cli.Tests.Verbs;

public sealed class DataTests
{
    [Fact]
    public void List_says_what_is_here()
    {
        var digits = Cli.Json("data", "list").GetProperty("sets").EnumerateArray().First(d => d.GetProperty("name").GetString() == "digits");
        Assert.True(digits.GetProperty("available").GetBoolean());
        Assert.Contains("digits", Cli.Text("data", "list"), StringComparison.Ordinal);
    }

    [Fact]
    public void Info_counts_rows_and_classes()
    {
        var json = Cli.Json("data", "info", "moons");
        var parts = json.GetProperty("train").GetInt32() + json.GetProperty("validation").GetInt32() + json.GetProperty("test").GetInt32();
        Assert.Equal(json.GetProperty("rows").GetInt32(), parts);
        Assert.Equal(2, json.GetProperty("classes").GetArrayLength());
    }

    [Fact]
    public void Info_of_a_regression_has_its_target()
    {
        Assert.Equal("regression", Cli.Json("data", "info", "curve").GetProperty("task").GetString());
        Assert.Contains("target", Cli.Text("data", "info", "curve"), StringComparison.Ordinal);
    }

    [Fact]
    public void Info_of_a_table_shows_its_columns()
    {
        using var folder = new Scratch();
        var path = folder.File("t.csv", "size,colour,price\n"
            + string.Join('\n', Enumerable.Range(0, 40).Select(i => $"{i},{(i % 2 == 0 ? "red" : "blue")},{1.5 * i}")));
        var page = Cli.Text("data", "info", path, "--target", "price");
        Assert.Contains("regression of price", page, StringComparison.Ordinal);
        Assert.Contains("categorical", page, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Split('\n'), l => l.Length > 100);
    }

    [Fact]
    public void An_unknown_name_is_refused() => Assert.Contains("digitz", Cli.Refused("data", "info", "digitz"), StringComparison.Ordinal);
}
