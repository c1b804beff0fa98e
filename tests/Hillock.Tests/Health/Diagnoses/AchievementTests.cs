using Hillock.Data;
using Hillock.Health.Diagnoses;
using Hillock.Training;
using static Hillock.Tests.Health.Diagnoses.Figures;

namespace Hillock.Tests.Health.Diagnoses;

public sealed class AchievementTests
{
    [Theory]
    [InlineData(0.1, true)]
    [InlineData(0.11, false)]
    [InlineData(double.NaN, true)]
    public void A_training_is_stuck_up_to_a_tenth_of_what_can_be_known(double training, bool stuck) =>
        Assert.Equal(stuck, new Achievement(training, 0, 0).IsStuck);

    [Theory]
    [InlineData(0.1, true)]
    [InlineData(0.11, false)]
    [InlineData(double.NaN, true)]
    public void Validation_is_chance_within_its_doubt(double validation, bool chance) => Assert.Equal(chance, new Achievement(0, validation, 0.1).IsChance);

    [Fact]
    public void Of_classes_it_is_the_best_epochs_share_of_what_the_most_frequent_class_leaves()
    {
        var data = Rows(TaskKind.BinaryClassification, 4, 0, 0, 0, 1);
        var achieved = Achievement.Of(Epochs(StopReason.Finished, (0.75, 0.75), (1, 0.875), (double.NaN, double.NaN)), data);
        Assert.Equal(1, achieved.Training, 1e-12);
        Assert.Equal(0.5, achieved.Validation, 1e-12);
        Assert.Equal(2 * Math.Sqrt(0.75 * 0.25 / 4) / 0.25, achieved.Doubt, 1e-12);
    }

    [Fact]
    public void Of_targets_it_is_the_best_epochs_explained_variance()
    {
        var achieved = Achievement.Of(Epochs(StopReason.Finished, (0.5, 0.9), (0.25, 0.75)), Rows(TaskKind.Regression, 8));
        Assert.Equal(new Achievement(0.75, 0.25, 1), achieved);
    }

    [Fact]
    public void Without_an_epoch_nothing_is_known()
    {
        var achieved = Achievement.Of(Epochs(StopReason.Diverged), Rows(TaskKind.Regression, 8));
        Assert.True(double.IsNaN(achieved.Training) && double.IsNaN(achieved.Validation));
        Assert.True(achieved.IsStuck && achieved.IsChance);
    }
}
