using Hillock.Data;
using Hillock.Experiments.Comparisons;
using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Tests.Comparisons;

public sealed class BlockDesignTests
{
    private static readonly DataSet Small = Datasets.Load("moons", new DataOptions { Rows = 300 });
    private static readonly DataSet Large = Datasets.Load("moons", new DataOptions { Rows = 3000 });

    [Fact]
    public void Small_tables_are_cross_validated_and_large_ones_have_one_split()
    {
        var small = BlockDesign.Of(new RunSpec(), Small);
        Assert.Equal(10, small.Blocks.Count);
        Assert.Equal(10, small.Units);
        Assert.True(small.VariesSplits);
        Assert.Equal(10, small.Blocks.Select(b => (b.DataSeed, b.Fold)).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 10).Select(i => (long)i), small.Blocks.Select(b => b.Seed));
        var large = BlockDesign.Of(new RunSpec(), Large);
        Assert.Equal(5, large.Units);
        Assert.False(large.VariesSplits);
        Assert.Equal("5 seeds", large.Words);
    }

    [Fact]
    public void One_split_is_had_for_the_asking()
    {
        var one = BlockDesign.Of(With(new() { Folds = 1 }), Small);
        Assert.False(one.VariesSplits);
        Assert.Equal(10, one.Units);
        Assert.Equal(3, BlockDesign.Of(With(new() { Quick = true }), Small).Units);
        Assert.False(BlockDesign.Of(With(new() { Quick = true }), Small).VariesSplits);
    }

    [Fact]
    public void Folds_and_repeats_are_units_and_seeds_on_one_split_are_averaged()
    {
        var plain = BlockDesign.Of(With(new() { Folds = 3, Repeats = 2 }), Large);
        Assert.Equal((6, 6), (plain.Blocks.Count, plain.Units));
        Assert.Equal("3 folds of 2 splits, a seed each", plain.Words);
        var spec = With(new() { Folds = 3, Repeats = 2 });
        var seeds = BlockDesign.Of(spec.With(spec.Fit with { SeedCount = 4 }), Large);
        Assert.Equal((24, 6), (seeds.Blocks.Count, seeds.Units));
        Assert.All(seeds.Blocks.GroupBy(b => b.Unit), g => Assert.Single(g.Select(b => (b.DataSeed, b.Fold)).Distinct()));
        Assert.Equal([0, 1, 2], seeds.Blocks.Take(12).Select(b => b.Fold!.Index).Distinct());
        var repeats = BlockDesign.Of(With(new() { Repeats = 3 }), Large);
        Assert.Equal([null, 1L, 2L], repeats.Blocks.Select(b => b.DataSeed));
        Assert.All(repeats.Blocks, b => Assert.Null(b.Fold));
    }

    [Fact]
    public void Blocks_that_an_earlier_run_had_come_first_in_a_longer_one()
    {
        var ten = BlockDesign.Of(new RunSpec(), Small).Blocks;
        var more = BlockDesign.Of(new RunSpec { Fit = new() { SeedCount = 13 } }, Small).Blocks;
        Assert.Equal(ten, more.Take(10));
    }

    private static RunSpec With(DesignSpec design) => new RunSpec().With(design);
}
