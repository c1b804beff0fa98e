using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Training;

public sealed class RateFinderTests
{
    [Fact]
    public void Rates_grow_exponentially_and_the_network_stays_as_it_was()
    {
        var data = TestData.Moons();
        using var model = new Sequential(2) { new Dense(16, "relu"), new Dense(1) };
        model.Initialize(3);
        float[] point = [0.5f, 0.25f];
        var before = model.Predict(point);
        var curve = RateFinder.Run(model, data, new FitOptions { Optimizer = new Adam(), Seed = 1, EmaDecay = 0.9 }, 1e-6, 10, 60);
        Assert.Equal(before, model.Predict(point));
        Assert.Null(model.Head);
        Assert.Equal(1e-6, curve.Points[0].Rate, 1e-18);
        Assert.All(curve.Points.Zip(curve.Points.Skip(1)), p => Assert.Equal(Math.Pow(1e7, 1 / 59.0), p.Second.Rate / p.First.Rate, 1e-9));
    }

    [Fact]
    public void What_it_suggests_trains()
    {
        var data = TestData.Moons();
        using var model = new Sequential(2) { new Dense(16, "relu"), new Dense(1, "sigmoid") };
        var curve = RateFinder.Run(model, data, new FitOptions { Optimizer = new Adam(), Seed = 1 });
        Assert.InRange(curve.Suggested!.Value, 1e-4, 1);
        Assert.True(curve.AtLowest > curve.Suggested);
        Assert.StartsWith("rate ", curve.ToString(), StringComparison.Ordinal);
        model.Fit(data, new FitOptions { Epochs = 15, Optimizer = new Adam(curve.Suggested.Value), Seed = 1 });
        Assert.InRange(model.Evaluate(data.Test).Accuracy, 0.9, 1);
    }

    [Fact]
    public void It_ends_where_the_loss_has_left()
    {
        using var model = new Sequential(2) { new Dense(8, "relu"), new Dense(1) };
        var curve = RateFinder.Run(model, TestData.Curve(), new FitOptions { Optimizer = new Sgd(), Seed = 1 }, 1e-3, 1e9, 100);
        Assert.InRange(curve.Points.Count, 10, 60);
    }

    [Fact]
    public void The_fall_is_found_in_a_curve()
    {
        // Falls by 0.1 a point, by 0.5 from point 20 to 22, until 30; then rises.
        double At(int i) => i > 30 ? i : 10 - (0.1 * i) - (0.4 * Math.Clamp(i - 20, 0, 2));
        var curve = new RateCurve([.. Enumerable.Range(0, 40).Select(i => new RatePoint(Math.Pow(10, (i / 10.0) - 4), At(i), At(i)))]);
        Assert.Equal(Math.Pow(10, -1.9), curve.Suggested!.Value, 1e-9);
        Assert.Equal(0.1, curve.AtLowest!.Value, 1e-9);
        Assert.Null(new RateCurve([.. Enumerable.Range(1, 40).Select(i => new RatePoint(i, i, i))]).Suggested);
        Assert.Null(new RateCurve([]).AtLowest);
    }

    [Theory]
    [InlineData(0, 1, 100, "above 0")]
    [InlineData(1, 1, 100, "the second larger")]
    [InlineData(1e-6, 1, 5, "at least 10")]
    public void What_is_wrong_is_said(double low, double high, int steps, string says)
    {
        using var model = new Sequential(2) { new Dense(1, "sigmoid") };
        Assert.Contains(says, Assert.Throws<HillockException>(() => RateFinder.Run(model, TestData.Moons(60), null, low, high, steps)).Message,
            StringComparison.Ordinal);
    }
}
