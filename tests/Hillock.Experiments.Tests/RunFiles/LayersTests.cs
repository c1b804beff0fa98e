using Hillock.Activations;
using Hillock.Data;
using Hillock.Experiments.Comparisons;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Experiments.Tests.RunFiles;

/// <summary>Networks given as layers, with _ for the activations of the run.</summary>
public sealed class LayersTests
{
    private static readonly DataSet Moons = Datasets.Load("moons", new DataOptions { Rows = 200 });

    [Fact]
    public void Activations_fill_their_places_in_order()
    {
        using var model = Build(["dense(8, _)", "residual(dense(8, _) | dense(8))", "_", "dense(4, gelu)"], "relu", "tanh", "x * sigmoid(x)");
        Assert.Equal(
            ["dense(8, activation=relu)", "dense(8, activation=tanh)", "dense(8)", "add", "activation(x * sigmoid(x))", "dense(4, activation=gelu)",
                "dense(1, activation=sigmoid)"],
            model.Layers.Select(l => l.Layer.Text));
    }

    [Fact]
    public void One_activation_fills_all_places_and_may_be_code()
    {
        var code = Activation.FromCode("my_code", x => x, _ => 1);
        using var model = NetworkBuilder.Build(Moons, new ComparisonOptions { Layers = ["dense(8, _)", "_"] }, [code]);
        Assert.All(model.Layers.Take(2), l => Assert.Same(code, l.Layer.OutputActivation));
    }

    [Fact]
    public void The_initializer_of_the_run_is_for_layers_that_name_none()
    {
        using var model = NetworkBuilder.Build(
            Moons, new ComparisonOptions { Layers = ["dense(8, _)", "dense(8, _, orthogonal)"], Initializer = "he_uniform" }, ["relu"]);
        Assert.Equal(["he_uniform", "orthogonal", "he_uniform"], model.Layers.Select(l => ((Dense)l.Layer).Initializer.Text));
    }

    [Theory]
    [InlineData(RunVerb.Compare, "layers: [\"dense(8, relu)\"]", "no place for the activations")]
    [InlineData(RunVerb.Compare, "layers: [\"dense(8, _)\"]\nhidden: [4]", "give one of them")]
    [InlineData(RunVerb.Compare, "layers: [\"dense(8, _)\"]\ndropout: 0.5", "dropout(0.2)")]
    [InlineData(RunVerb.Train, "layers: [\"dense(8, relu)\"]\nactivations: [tanh]", "no place for tanh")]
    [InlineData(RunVerb.Train, "layers: [\"dense(8, _)\"]\nactivations: [tanh, relu]", "2 activations for 1 places")]
    [InlineData(RunVerb.Train, "layers: [\"dens(8, _)\"]", "Did you mean dense?")]
    public void What_does_not_go_together_is_said(RunVerb verb, string yaml, string expected)
    {
        var path = Path.Combine(Path.GetTempPath(), $"hillock-{Guid.NewGuid():N}.yaml");
        File.WriteAllText(path, yaml);
        try
        {
            var message = Assert.Throws<HillockException>(() => RunSpecRules.Check(RunFile.Read(path, verb), verb)).Message;
            Assert.Contains(expected, message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Ids_of_characters_are_never_multiplied()
    {
        var folder = Directory.CreateTempSubdirectory("hillock-names-").FullName;
        File.WriteAllLines(Path.Combine(folder, "a.txt"), Enumerable.Range(0, 20).Select(i => $"ada{(char)('a' + i)}"));
        File.WriteAllLines(Path.Combine(folder, "b.txt"), Enumerable.Range(0, 20).Select(i => $"bob{(char)('a' + i)}"));
        var texts = Datasets.Load(folder);
        Directory.Delete(folder, recursive: true);
        Build(texts, ["embedding(vocabulary, 4, mask_zero=true)", "lstm(3)"]).Dispose();
        var message = Assert.Throws<HillockException>(() => Build(texts, ["dense(8, _)"])).Message;
        Assert.Contains("embedding(vocabulary", message, StringComparison.Ordinal);
        message = Assert.Throws<HillockException>(() => Build(Moons, ["embedding(vocabulary, 4)"])).Message;
        Assert.Contains("only texts have", message, StringComparison.Ordinal);

        static Sequential Build(DataSet data, string[] layers) => NetworkBuilder.Build(data, new ComparisonOptions { Layers = layers }, ["relu"]);
    }

    [Fact]
    public void A_comparison_runs_on_them()
    {
        var result =
            Comparison.Run(Moons, ["relu", "tanh"], new ComparisonOptions
            {
                Layers = ["dense(8, _)", "residual(dense(8, "
            + "_))"],
                Seeds = 2,
                Epochs = 2,
                Threads = 1
            });
        Assert.Equal("2 → dense(8, _) → residual(dense(8, _)) → 1", result.Network);
        Assert.Equal(2, result.Rows.Count);
    }

    private static Sequential Build(string[] layers, params string[] activations) =>
        NetworkBuilder.Build(Moons, new ComparisonOptions { Layers = layers }, [.. activations.Select(Activation.Parse)]);
}
