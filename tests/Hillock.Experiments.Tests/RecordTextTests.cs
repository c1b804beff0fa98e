namespace Hillock.Experiments.Tests;

public sealed class RecordTextTests
{
    [Fact]
    public void Every_record_writes_what_its_collections_hold() =>
        Assert.Empty(PublicRecords.WithoutTextForCollections(typeof(global::Hillock.Experiments.Comparisons.ComparisonResult).Assembly));
}
