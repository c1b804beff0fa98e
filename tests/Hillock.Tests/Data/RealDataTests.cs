using Hillock.Data;

namespace Hillock.Tests.Data;

/// <summary>Counts and moments as their publishers give them.</summary>
public sealed class RealDataTests
{
    [Theory]
    [InlineData("mnist", 0.1307, 0.3081)]
    [InlineData("fashion-mnist", 0.2860, 0.3530)]
    public void Image_sets_have_the_known_moments(string name, double mean, double deviation)
    {
        var root = Path.GetDirectoryName(RealData.Path(name))!;
        var data = Datasets.Load(name, new DataOptions { Directory = root, ValidationShare = 0 });
        Assert.Equal((60_000, 10_000), (data.Train.Count, data.Test.Count));
        Assert.Equal(mean, data.InputMean, 4);
        Assert.Equal(deviation, data.InputDeviation, 4);
        var pixels = data.Train.Inputs.ToArray([.. Enumerable.Range(0, 1000)]);
        Assert.Equal(0, pixels.Min());
        Assert.InRange(pixels.Average(p => p * p), 0.95, 1.05);
        Assert.Equal(name == "mnist" ? [7, 2, 1, 0] : [9, 2, 1, 1], data.Test.Labels[..4]);
    }

    [Theory]
    [InlineData("iris.csv", null, 150, 4, 3)]
    [InlineData("wine.csv", null, 178, 13, 3)]
    [InlineData("wheat-seeds.csv", null, 210, 7, 3)]
    [InlineData("digits-8x8.csv", null, 1797, 61, 10)]
    [InlineData("breast-cancer-wdbc.csv", null, 569, 30, 2)]
    [InlineData("pima-indians-diabetes.csv", null, 768, 8, 2)]
    [InlineData("titanic-train.csv", "Survived", 891, 12, 2)]
    [InlineData("diabetes-regression.csv", null, 442, 10, 0)]
    [InlineData("california-housing.csv.gz", "median_house_value", 20640, 14, 0)]
    [InlineData("adult-train.csv.gz", null, 32561, 108, 2)]
    public void Tables_load_from_the_file_alone(string file, string? target, int rows, int inputs, int classes)
    {
        var data = Datasets.Load(RealData.Path("tables/" + file), new DataOptions { Target = target });
        Assert.Equal((rows, inputs, classes), (data.Describe().Rows, data.Inputs.Size, data.Classes.Count));
        var values = data.Train.Inputs.ToArray([.. Enumerable.Range(0, data.Train.Count)]);
        Assert.True(Array.TrueForAll(values, float.IsFinite));
    }

    [Fact]
    public void Adult_has_its_own_test_rows()
    {
        var options = new DataOptions { TestPath = RealData.Path("tables/adult-test.csv.gz") };
        var data = Datasets.Load(RealData.Path("tables/adult-train.csv.gz"), options);
        Assert.Equal(16_281, data.Test.Count);
        Assert.Equal(["<=50K", ">50K"], data.Classes);
        Assert.Equal(3_846, data.Test.Labels.Count(label => label == 1));
        Assert.Equal(4_262 + 2_203, data.Columns.Sum(column => column.Missing));
    }

    [Fact]
    public void California_has_its_missing_rooms_filled_in()
    {
        var data = Datasets.Load(RealData.Path("tables/california-housing.csv.gz"), new DataOptions { Target = "9" });
        var rooms = data.Columns.Single(column => column.Name == "total_bedrooms");
        Assert.Equal((207, 2), (rooms.Missing, rooms.Inputs));
        Assert.Equal(1, data.Train.Targets.Average(value => (double)value * value), 4);
    }

    [Fact]
    public void Titanic_leaves_names_and_tickets_out()
    {
        var data = Datasets.Load(RealData.Path("tables/titanic-train.csv"), new DataOptions { Target = "Survived" });
        Assert.Equal(["PassengerId", "Name", "Ticket", "Cabin"], data.Columns.Where(column => column.Kind == ColumnKind.Dropped).Select(column => column.Name));
    }
}
