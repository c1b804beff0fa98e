using Hillock.Data;

namespace Hillock.Tests.Data;

public sealed class DatasetsTests
{
    [Fact]
    public void Every_generated_set_loads_under_each_of_its_names()
    {
        foreach (var info in Datasets.Known.Where(info => info.Generated))
            foreach (var name in info.Aliases.Append(info.Name).Append(info.Name.ToUpperInvariant()))
                Assert.Equal(info.Name, Datasets.Load(name, new DataOptions { Rows = 200 }).Name);
    }

    [Fact]
    public void An_unknown_name_offers_the_nearest_and_a_path()
    {
        var message = Assert.Throws<HillockException>(() => Datasets.Load("minst")).Message;
        Assert.Contains("no data set 'minst'. Did you mean mnist?", message, StringComparison.Ordinal);
        Assert.Contains("path", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void No_name_is_refused(string name) =>
        Assert.Contains("digits", Assert.Throws<HillockException>(() => Datasets.Load(name)).Message, StringComparison.Ordinal);

    [Fact]
    public void Rows_in_memory_become_a_data_set()
    {
        float[] values = [.. Enumerable.Range(0, 40).Select(i => (float)i)];
        int[] labels = [.. Enumerable.Range(0, 20).Select(i => i % 3)];
        var data = Datasets.FromRows("mine", 2, values, labels);
        Assert.Equal((TaskKind.Classification, 3, 14), (data.Task, data.Outputs, data.Train.Count));
        Assert.Equal(0, values[0]);
        float[] targets = [.. labels.Select(label => label * 1.5f)];
        Assert.Equal(TaskKind.Regression, Datasets.FromRows("mine", 2, values, targets).Task);
    }

    [Fact]
    public void Rows_that_do_not_fit_are_refused()
    {
        Assert.Contains("do not fill", Refusal([1, 2, 3], [0, 1]), StringComparison.Ordinal);
        Assert.Contains("not finite", Refusal([1, 2, float.NaN, 4], [0, 1]), StringComparison.Ordinal);
        Assert.Contains("out of range", Refusal([1, 2, 3, 4], [0, -1]), StringComparison.Ordinal);
        Assert.Contains("one class only", Refusal([1, 2, 3, 4], [1, 1]), StringComparison.Ordinal);
        Assert.Contains("zero rows", Refusal([], []), StringComparison.Ordinal);
    }

    private static string Refusal(float[] values, int[] labels) =>
        Assert.Throws<HillockException>(() => Datasets.FromRows("mine", 2, values, labels)).Message;

    [Theory]
    [InlineData("moons")]
    [InlineData("digits")]
    public void Options_that_would_do_nothing_are_refused(string name)
    {
        var error = Assert.Throws<HillockException>(() => Datasets.Load(name, new DataOptions { Target = "z" }));
        Assert.Contains("target column ('z')", error.Message, StringComparison.Ordinal);
        Assert.Throws<HillockException>(() => Datasets.Load(name, new DataOptions { Drop = ["a"] }));
        Assert.Throws<HillockException>(() => Datasets.Load(name, new DataOptions { TestPath = "test.csv" }));
    }
}
