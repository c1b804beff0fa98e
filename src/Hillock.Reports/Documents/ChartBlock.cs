using Hillock.Reports.Charts;

namespace Hillock.Reports.Documents;

/// <summary>Charts beside each other, as many as there is room for.</summary>
internal sealed record ChartBlock(IReadOnlyList<Chart> Charts) : Block
{
    /// <summary>Charts that stand beside each other.</summary>
    public ChartBlock(params ReadOnlySpan<Chart> charts)
        : this((IReadOnlyList<Chart>)[.. charts])
    {
    }
}
