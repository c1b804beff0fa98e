using Hillock.Data;
using Hillock.Networks;

namespace Hillock.Training;

/// <summary>Looks for a learning rate (Smith 2017): a short training with a rate that grows exponentially from step to step shows where the loss falls and
/// where it leaves.</summary>
public static class RateFinder
{
    private const double Smoothing = 0.9;
    private const double Lost = 4;

    /// <summary>Tries rates on the training rows; the network's parameters are afterwards what they were.</summary>
    /// <param name="model">The network; without values it gets its first ones from the seed, as training would give them.</param>
    /// <param name="data">Its training rows are used, in the order of the first epochs.</param>
    /// <param name="options">Everything but rate, schedule, epochs and what is written.</param>
    /// <param name="low">The first rate; above 0.</param>
    /// <param name="high">The last rate; above the first.</param>
    /// <param name="steps">Steps from the first to the last; at least 10. It ends earlier where the smoothed loss is 4 times the lowest, or not finite.</param>
    /// <param name="token">Stops after the step at hand.</param>
    /// <exception cref="HillockException">Options or rates out of range, or a network that does not fit the data.</exception>
    public static RateCurve Run(
        Network model, DataSet data, FitOptions? options = null, double low = 1e-7, double high = 10, int steps = 100, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        if (!(low > 0 && high > low && double.IsFinite(high)))
            throw new HillockException(FormattableString.Invariant(
                $"The rates to try are {low} to {high}; give two above 0, the second larger, such as 1e-7 and 10."));
        if (steps < 10) throw new HillockException($"The number of steps is {steps}; it must be at least 10, such as 100.");
        using var training = model.Training();
        using var trainer = Fitting.Open(model, data, options ?? new FitOptions(), guest: true);
        using var use = trainer.Use();
        var before = trainer.Snapshot();
        try
        {
            return new RateCurve(Points(trainer, data.Train, low, Math.Pow(high / low, 1.0 / (steps - 1)), steps, token));
        }
        finally
        {
            trainer.Restore(before);
        }
    }

    private static List<RatePoint> Points(Trainer trainer, Split split, double rate, double growth, int steps, CancellationToken token)
    {
        var points = new List<RatePoint>();
        var (average, lowest, epoch, first) = (0.0, double.PositiveInfinity, 1, 0);
        var order = trainer.Order.Of(split.Count, epoch);
        for (var step = 1; step <= steps; step++, rate *= growth)
        {
            token.ThrowIfCancellationRequested();
            if (first >= split.Count) (order, first) = (trainer.Order.Of(split.Count, ++epoch), 0);
            trainer.Rate = rate;
            var loss = trainer.Step(
                new StepRows(split, order.AsSpan(first), Math.Min(trainer.StepSize, split.Count - first), trainer.Order.Augmentation(epoch)),
                update: true).Mean;
            first += trainer.StepSize;
            if (!double.IsFinite(loss)) break;
            average = (Smoothing * average) + ((1 - Smoothing) * loss);
            var smoothed = average / (1 - Math.Pow(Smoothing, step));
            points.Add(new RatePoint(rate, loss, smoothed));
            lowest = Math.Min(lowest, smoothed);
            if (smoothed > Lost * Math.Abs(lowest) && smoothed > lowest) break;
        }

        return points;
    }
}
