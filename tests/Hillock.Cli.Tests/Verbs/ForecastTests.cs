using System.Text.Json;

namespace Hillock.Cli.Tests.Verbs;

public sealed class ForecastTests
{
    [Fact]
    public void A_deep_sigmoid_network_fails_with_cause_and_fix()
    {
        var (code, output, _) = Cli.Run("forecast", "--activation", "sigmoid", "--depth", "20", "--width", "64");
        Assert.Equal(1, code);
        Assert.Contains("failing: the gradient at the first layer is", output, StringComparison.Ordinal);
        Assert.Contains("error: signal.vanishing", output, StringComparison.Ordinal);
        Assert.Contains("the first layers will not learn", output, StringComparison.Ordinal);
        Assert.Contains("→ Put batch_norm", output, StringComparison.Ordinal);
        Assert.Contains("… 23 more …", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_healthy_network_ends_with_0_and_has_a_stable_document()
    {
        var json = One("forecast", "--activation", "relu", "--depth", "6", "--width", "64", "--init", "he_normal", "--outputs", "3");
        Assert.Equal("healthy", json.GetProperty("verdict").GetString());
        Assert.Equal(0, json.GetProperty("findings").GetArrayLength());
        Assert.InRange(json.GetProperty("log10GradientRatio").GetDouble(), -1, 1);
        Assert.InRange(json.GetProperty("deadProbability").GetDouble(), 0, 1e-6);
        var layers = json.GetProperty("layers").EnumerateArray().ToList();
        Assert.Equal(13, layers.Count);
        Assert.Equal("dense_1", layers[0].GetProperty("name").GetString());
        foreach (var field in (string[])["q", "correlation", "chi", "log10Gradient"])
            Assert.True(double.IsFinite(layers[3].GetProperty(field).GetDouble()));
        Assert.Equal(JsonValueKind.Null, layers[0].GetProperty("measured").ValueKind);
    }

    [Fact]
    public void Findings_have_every_field()
    {
        var (code, output, _) = Cli.Run("forecast", "--activation", "tanh", "--init", "normal(std=0.01)", "--depth", "9", "--width", "64", "--json");
        Assert.Equal(1, code);
        var json = JsonDocument.Parse(output).RootElement.GetProperty("forecasts")[0];
        Assert.Equal("failing", json.GetProperty("verdict").GetString());
        var finding = json.GetProperty("findings")[0];
        Assert.Equal("error", finding.GetProperty("severity").GetString());
        Assert.Equal("initialization", finding.GetProperty("area").GetString());
        foreach (var field in (string[])["code", "layer", "message", "cause", "fix"]) Assert.NotEmpty(finding.GetProperty(field).GetString()!);
        Assert.Equal(["code", "severity", "area", "stage", "layer", "elsewhere", "message", "cause", "fix", "evidence", "certainty"], finding.EnumerateObject()
            .Select(p => p.Name));
        Assert.Equal("forecast", finding.GetProperty("stage").GetString());
        Assert.NotEmpty(finding.GetProperty("evidence").EnumerateObject());
        Assert.InRange(finding.GetProperty("certainty").GetDouble(), 0.01, 1);
        Assert.True(json.GetProperty("cures")[0].GetProperty("heals").GetBoolean());
    }

    [Fact]
    public void Measured_figures_stand_beside_the_forecast()
    {
        var json = One("forecast", "--activation", "elu", "--depth", "4", "--width", "128", "--measure");
        foreach (var layer in json.GetProperty("layers").EnumerateArray())
            Assert.Equal(layer.GetProperty("measured").GetProperty("log10OutputGradient").GetDouble(), layer.GetProperty("log10OutputGradient")
                .GetDouble(), 0.3);
        Assert.Contains("measured", Cli.Text("forecast", "--activation", "elu", "--depth", "4", "--measure"), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_activations_are_a_line_each()
    {
        var (code, output, _) = Cli.Run("forecast", "--activation", "relu,selu,sigmoid,x*tanh(exp(x))", "--depth", "12", "--width", "64");
        Assert.Equal(1, code);
        foreach (var name in (string[])["relu", "selu", "sigmoid", "x * tanh(exp(x))"])
            Assert.Contains(output.Split('\n'), l => l.StartsWith(name, StringComparison.Ordinal));
        var (_, json, _) = Cli.Run("forecast", "--activation", "relu,selu", "--depth", "3", "--json");
        Assert.Equal(2, JsonDocument.Parse(json).RootElement.GetProperty("forecasts").GetArrayLength());
    }

    [Theory]
    [InlineData("relu")]
    [InlineData("relu,selu")]
    public void The_document_has_the_same_shape_for_one_as_for_several(string activations) => Assert.Equal(
        JsonValueKind.Array, Cli.Json("forecast", "--activation", activations, "--init", "he_normal", "--depth", "2", "--width", "32")
            .GetProperty("forecasts").ValueKind);

    [Fact]
    public void The_network_of_train_is_forecast_on_its_own_rows()
    {
        var json = One("forecast", "--data", "moons", "--hidden", "32,16", "--activation", "tanh");
        Assert.Equal(3, json.GetProperty("layers").GetArrayLength());
        Assert.InRange(json.GetProperty("inputs").GetProperty("meanSquare").GetDouble(), 0.8, 1.2);
        Assert.Equal(5, One("forecast", "--layers", "conv2d(8, 3, _)", "max_pool(2)", "flatten", "dense(16, _)", "--activation", "relu").GetProperty("layers")
            .GetArrayLength());
    }

    [Fact]
    public void A_run_file_is_forecast()
    {
        using var scratch = new Scratch();
        var file = scratch.File("run.yaml", "data: moons\nhidden: 16, 8\nactivations: relu, tanh\nepochs: 3\n");
        Assert.Equal("relu, tanh", One("forecast", file).GetProperty("activation").GetString());
        Assert.Contains("cannot be read", Cli.Refused("forecast", file + "x"), StringComparison.Ordinal);
    }

    private static JsonElement One(params string[] arguments) => Assert.Single(Cli.Json(arguments).GetProperty("forecasts").EnumerateArray());

    [Theory]
    [InlineData("svg")]
    [InlineData("png")]
    public void A_picture_is_drawn(string kind)
    {
        using var scratch = new Scratch();
        var file = Path.Combine(scratch.Location, "forecast." + kind);
        Cli.Text("forecast", "--activation", "selu", "--depth", "5", "--width", "32", "-o", file);
        Assert.True(new FileInfo(file).Length > 2000);
    }

    [Theory]
    [InlineData("expected a whole number", "--depth", "0")]
    [InlineData("expected none, batch, layer or rms", "--norm", "bach")]
    [InlineData("Unknown initialiser", "--init", "he_norma")]
    [InlineData("--data another one", "--depth", "5", "--data", "digits")]
    [InlineData("neither .svg nor .png", "-o", "picture.gif")]
    [InlineData("one network", "--depth", "2", "--activation", "relu,elu", "-o", "picture.svg")]
    [InlineData("has no option '--dept'", "--dept", "3")]
    [InlineData("number of 0 or more", "--bias-std", "-1")]
    public void What_cannot_be_used_is_refused(string message, params string[] arguments) =>
        Assert.Contains(message, Cli.Refused(["forecast", .. arguments]), StringComparison.Ordinal);
}
