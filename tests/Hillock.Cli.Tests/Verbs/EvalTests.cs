using System.Text.Json;

namespace Hillock.Cli.Tests.Verbs;

public sealed class EvalTests
{
    [Fact]
    public void Negative_numbers_and_infinities_are_points_not_options() => Assert.Equal(
        """
                x     value  derivative
        ───────────────────────────────
               -1         0           0
        -Infinity         0           0
              NaN       NaN         NaN
              2.5       2.5           1
         Infinity  Infinity           1
        """.ReplaceLineEndings("\n"), Cli.Tidy(Cli.Text("eval", "relu", "-1", "-Infinity", "NaN", "2.5", "Infinity")));

    [Fact]
    public void Json_has_exactly_the_documented_members()
    {
        var json = Cli.Json("eval", "relu", "-1", "2.5");
        Assert.Equal(["schemaVersion", "activation", "formula", "derivative", "points"], json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["x", "value", "derivative"], json.GetProperty("points")[1].EnumerateObject().Select(p => p.Name));
        Assert.Equal("relu", json.GetProperty("activation").GetString());
        Assert.Equal("max(0, x)", json.GetProperty("formula").GetString());
        Assert.Equal(2.5, json.GetProperty("points")[1].GetProperty("value").GetDouble());
    }

    [Fact]
    public void Json_writes_infinities_and_NaN_as_strings()
    {
        var points = Cli.Json("eval", "relu", "Infinity", "-Infinity", "NaN").GetProperty("points");
        Assert.Equal(["Infinity", "-Infinity", "NaN"], points.EnumerateArray().Select(p => p.GetProperty("x").GetString()));
        Assert.Equal("Infinity", points[0].GetProperty("value").GetString());
        Assert.Equal(JsonValueKind.Number, points[1].GetProperty("value").ValueKind);
        Assert.Equal("NaN", points[2].GetProperty("derivative").GetString());
    }

    [Fact]
    public void Values_have_every_bit()
    {
        var point = Cli.Json("eval", "exp(x)", "1").GetProperty("points")[0];
        Assert.Equal(Math.E, point.GetProperty("value").GetDouble());
    }

    [Fact]
    public void Float32_goes_through_the_kernel()
    {
        var point = Cli.Json("eval", "exp(x)", "1", "--float32").GetProperty("points")[0];
        Assert.Equal("2.7182817", point.GetProperty("value").GetRawText()[..9]);
        Assert.NotEqual(Math.E, point.GetProperty("value").GetDouble());
    }

    [Fact]
    public void Float32_uses_learnable_parameters_at_their_start() =>
        Assert.Equal(-0.25, Cli.Json("eval", "prelu", "-1", "--float32").GetProperty("points")[0].GetProperty("value").GetDouble());

    [Fact]
    public void A_formula_may_begin_with_a_minus() =>
        Assert.Equal(-4, Cli.Json("eval", "-x^2", "2").GetProperty("points")[0].GetProperty("value").GetDouble());

    [Fact]
    public void What_is_no_number_is_named() =>
        Assert.Contains("'abc' is not a number", Cli.Refused("eval", "relu", "abc"), StringComparison.Ordinal);

    [Fact]
    public void An_option_with_a_typo_is_not_taken_for_a_number() =>
        Assert.Contains("has no option '--jsn'. Did you mean --json", Cli.Refused("eval", "relu", "1", "--jsn"), StringComparison.Ordinal);

    [Fact]
    public void What_draws_noise_is_not_called_a_function_of_a_row()
    {
        var refused = Cli.Refused("eval", "rrelu", "1");
        Assert.Contains("rrelu draws noise while it trains", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("row", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void Softmax_has_no_value_at_one_point() =>
        Assert.Contains("whole row", Cli.Refused("eval", "softmax", "1"), StringComparison.Ordinal);
}
