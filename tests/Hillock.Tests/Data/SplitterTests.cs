using CsCheck;
using Hillock.Data;

namespace Hillock.Tests.Data;

public sealed class SplitterTests
{
    [Fact]
    public void Every_row_is_in_exactly_one_part_and_every_class_in_training() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[12, 200], Gen.Long).Hold((classes, rows, seed) =>
        {
            var labels = Enumerable.Range(0, rows).Select(i => (i * i) % classes).ToArray();
            var parts = Splitter.Stratified(labels, classes, 0.2, 0.3, new DataOptions { Seed = seed });
            Assert.Equal(((int)Math.Round(rows * 0.2), (int)Math.Round(rows * 0.3)), (parts.Validation.Length, parts.Test.Length));
            Assert.Equal(Enumerable.Range(0, rows), parts.Train.Concat(parts.Validation).Concat(parts.Test).Order());
            Assert.Equal(labels.Distinct().Order(), parts.Train.Select(row => labels[row]).Distinct().Order());
        }, count: 300);

    [Fact]
    public void Few_rows_of_many_classes_leave_no_part_empty()
    {
        // This seed once drew no training row of two classes, and taking them back emptied the validation part.
        int[] labels = [.. Enumerable.Range(0, 12).Select(i => i * i % 6)];
        var parts = Splitter.Stratified(labels, 6, 0.2, 0.3, new DataOptions { Seed = long.MaxValue });
        Assert.Equal((6, 2, 4), (parts.Train.Length, parts.Validation.Length, parts.Test.Length));
        Assert.Equal(labels.Distinct().Order(), parts.Train.Select(row => labels[row]).Distinct().Order());
    }

    [Fact]
    public void Classes_keep_their_shares_to_within_a_row()
    {
        var labels = Enumerable.Range(0, 1000).Select(i => i < 900 ? 0 : 1).ToArray();
        var parts = Splitter.Stratified(labels, 2, 0.2, 0.2, new DataOptions { Seed = 7 });
        Assert.Equal(200, parts.Test.Length);
        Assert.Equal(200, parts.Validation.Length);
        Assert.InRange(parts.Test.Count(row => labels[row] == 1), 19, 21);
        Assert.InRange(parts.Validation.Count(row => labels[row] == 1), 19, 21);
    }

    [Fact]
    public void The_seed_decides()
    {
        Assert.Equal(Splitter.Uniform(100, 0.2, 0.2, new DataOptions { Seed = 1 }).Test, Splitter.Uniform(100, 0.2, 0.2, new DataOptions { Seed = 1 }).Test);
        Assert.NotEqual(Splitter.Uniform(100, 0.2, 0.2, new DataOptions { Seed = 1 }).Test, Splitter.Uniform(100, 0.2, 0.2, new DataOptions { Seed = 2 }).Test);
    }

    [Theory]
    [InlineData(-0.1, 0.2)]
    [InlineData(0.2, 1.0)]
    [InlineData(double.NaN, 0.2)]
    [InlineData(0.5, 0.5)]
    public void Shares_that_leave_nothing_to_learn_from_are_refused(double validation, double test)
    {
        var options = new DataOptions { ValidationShare = validation, TestShare = test };
        Assert.Contains("share", Assert.Throws<HillockException>(() => Datasets.Load("moons", options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_of_nothing_leaves_the_part_empty()
    {
        var data = Datasets.Load("moons", new DataOptions { ValidationShare = 0 });
        Assert.Equal(0, data.Validation.Count);
        Assert.Equal(1700, data.Train.Count);
    }
}
