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
    public void Help_and_version_are_verbs_too()
    {
        Assert.Equal(Cli.Text("--help"), Cli.Text("help"));
        Assert.Equal(Cli.Text("train", "--help"), Cli.Text("help", "train"));
        Assert.Equal(Cli.Text("data", "info", "--help"), Cli.Text("help", "data", "info"));
        Assert.Equal(Cli.Text("--version"), Cli.Text("version"));
        Assert.Equal(VersionOf(Cli.Json("version")), VersionOf(Cli.Json("--version")));
        Assert.Contains("there is no verb 'trian'. Did you mean train", Cli.Refused("help", "trian"), StringComparison.Ordinal);
        Assert.Contains("there is no data verb 'inof'. Did you mean info", Cli.Refused("help", "data", "inof"), StringComparison.Ordinal);

        static string VersionOf(System.Text.Json.JsonElement json) => json.GetProperty("version").GetString()!;
    }

    [Theory]
    [InlineData("hillock")]
    [InlineData("hillock", "--help")]
    [InlineData("hillock train", "train", "--help")]
    [InlineData("hillock train", "help", "train")]
    public void Help_has_a_document(string command, params string[] arguments)
    {
        var json = Cli.Json(arguments);
        Assert.Equal(command, json.GetProperty("command").GetString());
        Assert.Equal(command == "hillock", json.GetProperty("verbs").GetArrayLength() > 10);
        Assert.Equal(command != "hillock", json.GetProperty("options").EnumerateArray().Any(o => o.GetProperty("name").GetString() == "--epochs"));
    }

    [Theory]
    [InlineData("write --data my.csv", "train", "my.csv")]
    [InlineData("write --data digits", "compare", "digits")]
    [InlineData("write --data my.csv", "doctor", "my.csv")]
    [InlineData("write --data my.csv", "advise", "my.csv")]
    [InlineData("write --data my.csv", "forecast", "my.csv")]
    [InlineData("write --activations relu,elu", "compare", "relu", "elu")]
    [InlineData("write --activations 'x*tanh(exp(x)),elu'", "compare", "x*tanh(exp(x))", "elu")]
    [InlineData("write --activations gelu", "train", "gelu")]
    [InlineData("write --activations sigmoid", "forecast", "sigmoid")]
    [InlineData("write --activations relu", "doctor", "relu")]
    [InlineData("write --run study.yaml", "compare", "study.yaml")]
    [InlineData("write -o relu.svg", "plot", "relu", "relu.svg")]
    [InlineData("write --to pytorch", "export", "relu", "pytorch")]
    [InlineData("takes one activation", "show", "relu", "elu")]
    [InlineData("'hillock data info my.csv'", "my.csv")]
    [InlineData("'hillock data info my.csv'", "data", "my.csv")]
    [InlineData("hillock show 'x*sigmoid(x)'", "x*sigmoid(x)")]
    [InlineData("hillock train --run study.yaml", "study.yaml")]
    public void A_word_without_a_place_is_told_where_it_goes(string hint, params string[] arguments) =>
        Assert.Contains(hint, Cli.Refused(arguments), StringComparison.Ordinal);

    [Fact]
    public void A_run_file_may_have_any_name()
    {
        using var folder = new Scratch();
        Assert.NotEmpty(Cli.Text("forecast", folder.File("study", "data: moons\nactivations: [relu]\nhidden: [16]\ninitializer: he_normal\n"), "--json"));
    }

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

    [Theory]
    [InlineData("--data-dir needs a value before --json", "data", "list", "--data-dir", "--json")]
    [InlineData("--output needs a value before --quiet", "export", "relu", "--to", "pytorch", "-o", "--quiet")]
    [InlineData("--epochs needs a value before --seed", "train", "--epochs", "--seed", "3")]
    [InlineData("has no option '--jsno'", "data", "list", "--data-dir", "--jsno")]
    public void An_option_in_place_of_a_value_is_no_value(string message, params string[] arguments) =>
        Assert.Contains(message, Cli.Refused(arguments), StringComparison.Ordinal);

    [Fact]
    public void An_option_without_its_value_is_named() =>
        Assert.Contains("--epochs needs a value", Cli.Refused("compare", "--epochs"), StringComparison.Ordinal);

    [Fact]
    public void A_missing_argument_is_described() => Assert.Contains("needs NAME|FORMULA", Cli.Refused("eval"), StringComparison.Ordinal);
}
