namespace Hillock.Cli.Tests.Verbs;

public sealed class CheckTests
{
    [Fact]
    public void A_sound_activation_ends_in_0_with_a_line_for_each_check()
    {
        var text = Cli.Text("check", "relu");
        foreach (var title in new[] { "values", "derivative", "continuity", "special values", "overflow", "precision", "gradient flow", "shape", "signal size", "learning" })
            Assert.Contains($"\n✓ {title} ", text, StringComparison.Ordinal);
        Assert.Contains("note: slope.half_line", text, StringComparison.Ordinal);
        Assert.Contains("sound: 0 errors, 0 warnings, 1 note", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text.Split('\n'), l => l.Length > 100);
    }

    [Fact]
    public void A_wrong_derivative_ends_in_1_with_its_worst_x()
    {
        var (code, text, error) = Cli.Run("check", "x*sigmoid(x)", "--derivative", "sigmoid(x)");
        Assert.Equal(1, code);
        Assert.Empty(error);
        Assert.Contains("✗ given derivative", text, StringComparison.Ordinal);
        Assert.Contains("error: given.wrong", text, StringComparison.Ordinal);
        Assert.Contains("The derivative is sigmoid(x) + x * sigmoid(x) * sigmoid(-x)", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sigmoid(x) * sigmoid(-x)")]
    [InlineData("sigmoid(x) - sigmoid(x)^2")]
    public void A_right_derivative_is_no_error(string derivative) => Cli.Text("check", "sigmoid", "--derivative", derivative);

    [Fact]
    public void Overflow_of_the_formula_as_written_names_the_better_form()
    {
        var text = Cli.Text("check", "exp(x)/(1+exp(x))");
        Assert.Contains("compiled as  sigmoid(x)", text, StringComparison.Ordinal);
        Assert.Contains("x = 88.723", text, StringComparison.Ordinal);
        Assert.Contains("Write sigmoid(x) in place of", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Learn_only_trains()
    {
        var json = Cli.Json("check", "tanh", "--learn");
        Assert.Equal("learn", Assert.Single(json.GetProperty("checks").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(["problem", "metric", "score", "relu", "tanh"], json.GetProperty("learning")[0].EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public void Json_has_exactly_the_documented_members()
    {
        var (code, output, _) = Cli.Run("check", "where(x > 1, x, 0)", "--json");
        Assert.Equal(1, code);
        var json = System.Text.Json.JsonDocument.Parse(output).RootElement;
        Assert.Equal(
            ["schemaVersion", "activation", "formula", "compiled", "derivative", "ok", "errors", "warnings", "notes", "checks", "learning"],
            json.EnumerateObject().Select(p => p.Name));
        var check = json.GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("id").GetString() == "continuity");
        Assert.Equal(["id", "title", "passed", "summary", "findings"], check.EnumerateObject().Select(p => p.Name));
        var finding = check.GetProperty("findings")[0];
        Assert.Equal(["severity", "code", "message", "x", "expected", "got", "advice"], finding.EnumerateObject().Select(p => p.Name));
        Assert.Equal("error", finding.GetProperty("severity").GetString());
        Assert.Equal(1, finding.GetProperty("x").GetDouble());
    }

    [Theory]
    [InlineData("Unknown activation 'relo'", "relo")]
    [InlineData("does not contain x", "2 + 3")]
    [InlineData("Jacobian", "softmax", "--derivative", "x")]
    [InlineData("--derivative:", "relu", "--derivative", "1 +")]
    [InlineData("give one of the two", "relu", "--derivative", "1", "--learn")]
    public void What_cannot_be_checked_is_refused(string part, params string[] arguments) =>
        Assert.Contains(part, Cli.Refused(["check", .. arguments]), StringComparison.Ordinal);
}
