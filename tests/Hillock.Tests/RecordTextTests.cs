using Hillock.Activations;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests;

public sealed class RecordTextTests
{
    [Fact]
    public void Every_record_writes_what_its_collections_hold() => Assert.Empty(PublicRecords.WithoutTextForCollections(typeof(Network).Assembly));

    [Fact]
    public void A_record_is_written_as_the_language_does_it_with_its_collections()
    {
        Assert.Contains("Callbacks = [], Checkpoint = , KeepBest = True", new FitOptions().ToString(), StringComparison.Ordinal);
        Assert.Contains("Aliases = [silu], ", Catalogue.Swish.Info.ToString(), StringComparison.Ordinal);
        Assert.Equal("Many { Items = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, … 300 in all], Share = 0.5 }", RecordText.Of(new Many([.. Enumerable.Range(0, 300)], 0.5)));
    }

    private sealed record Many(IReadOnlyList<int> Items, double Share);
}
