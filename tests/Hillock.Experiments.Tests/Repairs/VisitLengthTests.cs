using Hillock.Experiments.Repairs;
using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Tests.Repairs;

public sealed class VisitLengthTests
{
    [Theory]
    [InlineData(1000, 91)] // 700 rows train, 22 steps a pass
    [InlineData(60, 200)]
    [InlineData(100_000, 10)]
    public void A_visit_looks_at_two_thousand_steps_and_does_not_train_to_the_end(int rows, int passes) =>
        Assert.Equal(passes, PreparedRun.Of(new RunSpec { Data = new() { Source = "moons", Rows = rows } }).Recipe.Epochs);

    [Fact]
    public void A_number_of_epochs_is_kept() => Assert.Equal(
        3, PreparedRun.Of(new RunSpec { Data = new() { Source = "moons", Rows = 60 }, Fit = new() { Epochs = 3 } }).Recipe.Epochs);
}
