using Hillock.Training;

namespace Hillock.Tests.Training;

public sealed class PlateauTests
{
    [Fact]
    public void A_loss_that_falls_by_less_than_a_fiftieth_in_half_of_the_epochs_is_flat()
    {
        Assert.True(Plateau.IsReached(Of([1, 0.9, 0.8, 0.8, 0.79, 0.785]), 0));
        Assert.False(Plateau.IsReached(Of([1, 0.9, 0.8, 0.8, 0.79, 0.784]), 0));
        // Of small losses so little is nothing.
        Assert.False(Plateau.IsReached(Of([0.3, 0.02, 0.015, 0.013, 0.011, 0.0105]), 0));
        Assert.True(Plateau.IsReached(Of([0.3, 0.02, 0.015, 0.013, 0.011, 0.0105]), 5e-3));
    }

    [Fact]
    public void A_rise_is_flat_and_fewer_than_three_epochs_or_none_finite_are_not()
    {
        Assert.True(Plateau.IsReached(Of([1, 0.5, 0.6, 0.7, 0.8, 0.9]), 0));
        Assert.False(Plateau.IsReached(Of([1, 1]), 0));
        Assert.False(Plateau.IsReached(Of([double.NaN, double.NaN, double.NaN]), 0));
        Assert.False(Plateau.IsReached([], 0));
    }

    [Fact]
    public void It_stops_at_the_first_flat_length_from_the_least_on()
    {
        var epochs = Of([1, 0.5, 0.5, 0.5, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3]);
        Assert.Equal(4, new Plateau(1, 0).StopsAfter(epochs, (_, _) => false)); // the best is the second of four
        Assert.Equal(10, new Plateau(5, 0).StopsAfter(epochs, (_, _) => false)); // and half of ten reaches the fifth
        Assert.Null(new Plateau(11, 0).StopsAfter(epochs, (_, _) => false));
    }

    [Fact]
    public void Bad_settings_are_refused()
    {
        Assert.Throws<HillockException>(() => new Plateau(0));
        Assert.Throws<HillockException>(() => new Plateau(1, -1));
        Assert.Throws<HillockException>(() => new Plateau(1, double.NaN));
    }

    private static EpochRecord[] Of(double[] losses) => [.. losses.Select((loss, i) => new EpochRecord(i + 1, loss, 0.5, loss, 0.5, 0.1, 0.001))];
}
