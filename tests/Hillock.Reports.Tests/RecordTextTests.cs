namespace Hillock.Reports.Tests;

public sealed class RecordTextTests
{
    [Fact]
    public void Every_record_writes_what_its_collections_hold() =>
        Assert.Empty(PublicRecords.WithoutTextForCollections(typeof(ActivationPlotOptions).Assembly));
}
