using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;
using Hillock.Health;
using Hillock.Health.Lint;

namespace Hillock.Experiments.Tests.Runs;

/// <summary>What <c>hillock train</c> does unless told otherwise is sound, so the lint has nothing but notes to say of it.</summary>
public sealed class DefaultRunLintTests
{
    [Theory]
    [InlineData("digits")]
    [InlineData("moons")]
    [InlineData("spirals")]
    [InlineData("curve")]
    public void Generated_data(string data) => IsSound(new RunSpec { Data = data });

    [Theory]
    [InlineData("houses.csv", null)]
    [InlineData("monthly-sales.csv", 12)]
    [InlineData("first-names", null)]
    [InlineData("shapes", null)]
    public void Data_of_the_samples(string path, int? window) =>
        IsSound(new RunSpec { Data = new() { Source = Path.Combine(Samples(), path), Window = window } });

    [Theory]
    [InlineData("conv2d(16, 3, _), max_pool(2), conv2d(32, 3, bias=false), batch_norm, _, global_average_pool, dropout(0.2)")]
    [InlineData("flatten, dense(64, _), residual(dense(64, _) | dense(64)), residual(dense(64, _) | dense(64))")]
    [InlineData("lstm(32)")]
    [InlineData("flatten, dense(64), layer_norm, _, dense(64), layer_norm, _")]
    public void Networks_on_digits(string layers) => IsSound(new RunSpec { Network = new() { Layers = ItemText.Split(layers) } });

    [Theory]
    [InlineData("relu")]
    [InlineData("leaky_relu")]
    [InlineData("elu")]
    [InlineData("selu")]
    [InlineData("swish")]
    [InlineData("gelu")]
    [InlineData("mish")]
    [InlineData("tanh")]
    [InlineData("sigmoid")]
    public void Activations_with_their_own_initialiser(string activation) =>
        IsSound(new RunSpec { Network = new() { Activations = [activation], Hidden = [64, 64, 64, 64] } });

    [Theory]
    [InlineData("sgd")]
    [InlineData("momentum")]
    [InlineData("nesterov")]
    [InlineData("adam")]
    [InlineData("adamw")]
    [InlineData("nadam")]
    [InlineData("rmsprop")]
    [InlineData("adagrad")]
    [InlineData("lion")]
    public void Optimisers_with_their_own_rate(string optimizer) => IsSound(new RunSpec { Data = "moons", Fit = new() { Optimizer = optimizer } });

    [Theory]
    [InlineData("mnist")]
    [InlineData("fashion-mnist")]
    [InlineData("cifar10-subset")]
    [InlineData("oxford-pets-3breeds")]
    public void Real_pictures(string folder) =>
        IsSound(new RunSpec
        {
            Data = new()
            {
                Source = RealData.Path(folder),
                ImageSize = folder.StartsWith("oxford", StringComparison.Ordinal)
        ? new Data.ImageSize(32, 32) : null
            }
        });

    [Theory]
    [InlineData("tables/iris.csv")]
    [InlineData("tables/wine.csv")]
    [InlineData("tables/wheat-seeds.csv")]
    [InlineData("tables/pima-indians-diabetes.csv")]
    [InlineData("tables/breast-cancer-wdbc.csv")]
    [InlineData("tables/diabetes-regression.csv")]
    [InlineData("tables/digits-8x8.csv")]
    [InlineData("tables/adult-train.csv.gz")]
    [InlineData("uci/blood.csv.gz")]
    [InlineData("uci/contrac.csv.gz")]
    [InlineData("uci/dermatology.csv.gz")]
    [InlineData("uci/image-segmentation_train.csv.gz")]
    [InlineData("uci/optical_train.csv.gz")]
    [InlineData("uci/pendigits_train.csv.gz")]
    [InlineData("uci/statlog-vehicle.csv.gz")]
    [InlineData("uci/waveform.csv.gz")]
    public void Real_tables(string file) => IsSound(new RunSpec { Data = RealData.Path(file) });

    [Theory]
    [InlineData("uci/car.csv.gz")]
    [InlineData("uci/steel-plates.csv.gz")]
    [InlineData("uci/yeast.csv.gz")]
    public void Of_real_tables_with_rare_classes_nothing_else_is_said(string file) =>
        Assert.Equal("data.class_imbalance", Assert.Single(Findings(new RunSpec { Data = RealData.Path(file) }), f => f.Severity > Severity.Note).Code);

    [Fact]
    public void A_real_table_of_numbers() =>
        IsSound(new RunSpec { Data = new() { Source = RealData.Path("tables/california-housing.csv.gz"), Target = "median_house_value" } });

    [Fact]
    public void What_a_user_says_of_the_output_is_looked_at()
    {
        Assert.Contains(Findings(new RunSpec { Data = "moons", Network = new() { OutputActivation = "softmax" } }), f =>
            f.Code == "output.softmax_on_one_unit");
        Assert.Contains(Findings(new RunSpec { Data = "curve", Network = new() { OutputActivation = "relu" } }), f =>
            f.Code == "output.range" && f.Evidence[0].Value > 0.3);
        Assert.Contains(Findings(new RunSpec { Data = "digits", Network = new() { OutputActivation = "sigmoid" } }), f =>
            f.Code == "output.sigmoid_for_exclusive_classes");
        Assert.DoesNotContain(Findings(new RunSpec { Data = "curve", Network = new() { OutputActivation = "linear" } }), f => f.Severity > Severity.Note);
    }

    private static void IsSound(RunSpec spec) => Assert.DoesNotContain(Findings(spec), f => f.Severity > Severity.Note);

    private static IReadOnlyList<Finding> Findings(RunSpec spec)
    {
        RunSpecRules.Check(spec, RunVerb.Train);
        var (recipe, data) = (SpecRecipe.Single(spec), SpecData.Load(spec));
        using var model = NetworkBuilder.Build(data, recipe, SpecRecipe.Activations(spec, RunVerb.Train));
        return NetworkLint.Run(model, data, recipe.Options(data, 1, 1));
    }

    private static string Samples()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Hillock.slnx"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "samples");
    }
}
