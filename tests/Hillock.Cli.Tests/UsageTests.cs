namespace Hillock.Cli.Tests;

public sealed class UsageTests
{
    [Fact]
    public void Without_arguments_three_commands_are_offered()
    {
        var text = Cli.Text();
        Assert.Contains("hillock compare", text, StringComparison.Ordinal);
        Assert.Contains("hillock show gelu", text, StringComparison.Ordinal);
        Assert.Contains("hillock list", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Version_is_one_line() => Assert.Matches(@"\Ahillock \d+\.\d+\.\d+\n\z", Cli.Text("--version"));

    [Theory]
    [InlineData("evl", "eval")]
    [InlineData("comapre", "compare")]
    [InlineData("lst", "list")]
    public void An_unknown_verb_gets_the_nearest(string given, string nearest) =>
        Assert.Contains($"there is no verb '{given}'. Did you mean {nearest}", Cli.Refused(given, "x"), StringComparison.Ordinal);

    [Fact]
    public void An_activation_in_place_of_a_verb_is_understood() =>
        Assert.Contains("run 'hillock show gelu'", Cli.Refused("gelu"), StringComparison.Ordinal);

    [Fact]
    public void An_unknown_verb_of_data_gets_the_nearest() =>
        Assert.Contains("there is no data verb 'inof'. Did you mean info", Cli.Refused("data", "inof"), StringComparison.Ordinal);

    [Fact]
    public void Data_alone_asks_for_its_verb() => Assert.Contains("needs a verb: list or info or download", Cli.Refused("data"), StringComparison.Ordinal);

    [Theory]
    [InlineData("compare", "--epocs", "3")]
    [InlineData("compare", "--hidden", "64", "--epocs", "3")]
    [InlineData("train", "--data", "--epocs")]
    public void An_unknown_option_gets_the_nearest(params string[] arguments) =>
        Assert.Contains("has no option '--epocs'. Did you mean --epochs", Cli.Refused(arguments), StringComparison.Ordinal);

    [Fact]
    public void An_option_without_its_value_is_named() =>
        Assert.Contains("--epochs needs a value", Cli.Refused("compare", "--epochs"), StringComparison.Ordinal);

    [Fact]
    public void A_missing_argument_is_described() => Assert.Contains("needs NAME|FORMULA", Cli.Refused("eval"), StringComparison.Ordinal);

    [Theory]
    [InlineData("list")]
    [InlineData("show")]
    [InlineData("eval")]
    [InlineData("check")]
    [InlineData("data")]
    [InlineData("data", "list")]
    [InlineData("data", "info")]
    [InlineData("data", "download")]
    [InlineData("train")]
    [InlineData("compare")]
    [InlineData("completion")]
    public void Every_verb_has_a_page_that_fits(params string[] verb)
    {
        var page = Cli.Text([.. verb, "--help"]);
        Assert.StartsWith("hillock " + string.Join(' ', verb) + ": ", page, StringComparison.Ordinal);
        if (verb is not ["data"]) Assert.Contains("\nExamples\n", page, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Split('\n'), l => l.Length > 100);
    }
}
