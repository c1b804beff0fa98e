using Hillock.Data;
using Hillock.Experiments.Comparisons;

namespace Hillock.Experiments.Tests.Published;

/// <summary>Real data sets reach what the literature knows, with the defaults a user gets.</summary>
public sealed class PublishedAccuracyTests
{
    private static readonly ComparisonOptions OneSeed = new() { Seeds = 1, Threads = 1 };

    // One split of so few rows moves the accuracy by points: what is comparable is the mean over five splits, each with the activation that
    // the comparison itself recommends.
    [Theory]
    [InlineData("iris.csv", 0.93)]
    [InlineData("wine.csv", 0.95)]
    [InlineData("breast-cancer-wdbc.csv", 0.95)]
    [InlineData("digits-8x8.csv", 0.95)]
    public void Small_tables_train_from_the_csv_alone(string name, double accuracy)
    {
        var path = RealData.Path(Path.Combine("tables", name));
        var test = Enumerable.Range(0, 5).Average(seed =>
            Comparison.Run(Datasets.Load(path, new DataOptions { Seed = seed }), ["relu", "elu", "tanh"], OneSeed with { Seeds = 2 }).Rows[0].Test!.Mean);
        Assert.True(test >= accuracy, $"{name}: {test:P2}, expected at least {accuracy:P0}");
    }

    [Fact]
    public void California_housing_leaves_less_than_three_tenths_of_the_variance()
    {
        var data = Datasets.Load(
            RealData.Path(Path.Combine("tables", "california-housing.csv.gz")), new DataOptions { Target = "median_house_value" });
        Assert.InRange(Comparison.Run(data, ["relu"], OneSeed).Rows[0].Test!.Mean, 0.1, 0.3);
    }

    [Fact]
    public void Adult_is_above_84_percent()
    {
        var options = new DataOptions { TestPath = RealData.Path(Path.Combine("tables", "adult-test.csv.gz")) };
        var data = Datasets.Load(RealData.Path(Path.Combine("tables", "adult-train.csv.gz")), options);
        Assert.InRange(Comparison.Run(data, ["relu"], OneSeed with { Epochs = 4 }).Rows[0].Test!.Mean, 0.84, 0.9);
    }

    [Fact]
    public void Mnist_is_above_95_percent_for_every_activation_and_above_96_and_a_half_for_relu()
    {
        var data = Datasets.Load("mnist", new DataOptions
        {
            Directory =
            Path.GetDirectoryName(Path.GetDirectoryName(RealData.Path(Path.Combine("mnist", "t10k-labels-idx1-ubyte.gz"))))
        });
        var result = Comparison.Run(
            data, ["relu", "leaky_relu", "elu", "selu", "swish", "tanh", "sigmoid"], new ComparisonOptions { Hidden = [64, 32], Epochs = 5, Seeds = 3 });
        Assert.All(result.Rows, row => Assert.True(row.Test!.Mean > 0.95, $"{row.Arm}: {row.Test!.Mean:P2}"));
        Assert.True(result.Rows.Single(row => row.Arm == "relu").Test!.Mean > 0.965);
    }
}
