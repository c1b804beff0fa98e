namespace Hillock.Cli.Tests.Verbs;

public sealed class CatalogueTests
{
    [Fact]
    public void List_names_every_activation_once()
    {
        var names = Cli.Json("list").EnumerateArray().Select(a => a.GetProperty("activation").GetString()!).ToList();
        Assert.Equal(Hillock.Activations.Activations.All.Select(a => a.Id), names);
        var text = Cli.Text("list");
        Assert.All(names, n => Assert.Contains($"\n{n} ", text, StringComparison.Ordinal));
    }

    [Fact]
    public void List_fits() => Assert.DoesNotContain(Cli.Text("list").Split('\n'), l => l.Length > 100);

    [Fact]
    public void An_entry_of_the_list() => Assert.Equal(
        "?", Cli.Json("list").EnumerateArray().First(a => a.GetProperty("activation").GetString() == "leaky_relu").GetRawText());

    [Fact]
    public void Show_is_a_page() => Assert.Equal(
        """
        ?
        """.ReplaceLineEndings("\n"), Cli.Tidy(Cli.Text("show", "leaky_relu(0.2)")));

    [Fact]
    public void Show_takes_a_formula()
    {
        var page = Cli.Text("show", "x * sigmoid(1.702 * x)");
        Assert.Contains("derivative", page, StringComparison.Ordinal);
        Assert.Contains("⡠⠊", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_of_a_row_function_has_no_curve()
    {
        var page = Cli.Text("show", "softmax");
        Assert.Contains("exp(x_i) / sum_j exp(x_j)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value", page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_activation_gets_the_nearest() =>
        Assert.Contains("Did you mean gelu", Cli.Refused("show", "geluu"), StringComparison.Ordinal);

    [Fact]
    public void A_typo_in_a_formula_is_pointed_at()
    {
        var lines = Cli.Refused("show", "x * tanh(exp(x)").Split('\n');
        var text = Array.FindIndex(lines, l => l.TrimStart() == "x * tanh(exp(x)");
        Assert.Equal(lines[text].IndexOf('(', StringComparison.Ordinal), lines[text + 1].IndexOf('^', StringComparison.Ordinal));
    }
}
