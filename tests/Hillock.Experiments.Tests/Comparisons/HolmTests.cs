using Hillock.Experiments.Comparisons;

namespace Hillock.Experiments.Tests.Comparisons;

public sealed class HolmTests
{
    // 0.01 <= 0.05/4, 0.015 <= 0.05/3, 0.03 > 0.05/2: it stops there, even though 0.04 <= 0.05/1.
    [Fact]
    public void It_steps_down_and_stops_at_the_first_that_holds() =>
        Assert.Equal([true, false, false, true], Holm.Reject([0.01, 0.04, 0.03, 0.015], 0.05));

    [Fact]
    public void Nothing_is_rejected_among_none() => Assert.Empty(Holm.Reject([], 0.05));
}
