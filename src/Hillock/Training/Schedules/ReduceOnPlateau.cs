using Hillock.Texts;

namespace Hillock.Training;

/// <summary>Multiplies the rate by a factor whenever the loss has not fallen for some epochs, as Keras and PyTorch do.</summary>
/// <remarks>It watches the validation loss, or the training loss where there is no validation split. The factor after an epoch is a function of the
/// losses so far, so nothing needs to be remembered.</remarks>
public sealed record ReduceOnPlateau : Schedule, IHasForms<Schedule>
{
    /// <summary>Sets the factor, the patience, and what counts as a fall.</summary>
    /// <exception cref="HillockException">A value out of its range.</exception>
    public ReduceOnPlateau(double factor = 0.1, int patience = 10, double minDelta = 1e-4, int cooldown = 0, double floor = 0)
    {
        Factor = factor;
        Patience = patience;
        MinDelta = minDelta;
        Cooldown = cooldown;
        Floor = floor;
    }

    static IReadOnlyList<UsualForm<Schedule>> IHasForms<Schedule>.Forms => [new(new ReduceOnPlateau(), "plateau", "reduce_on_plateau") { Place = 7 }];

    /// <inheritdoc/>
    public override string Id => "plateau";

    /// <summary>What the rate is multiplied by, in (0, 1].</summary>
    public double Factor { get; init => field = CheckShare(value, "factor of the plateau schedule"); }

    /// <summary>Epochs without a fall that are borne; the one after them lowers the rate. At least 0.</summary>
    public int Patience { get; init => field = Check(value, "patience of the plateau schedule", value >= 0, "at least 0, such as 10"); }

    /// <summary>A fall by less than this share of the lowest loss so far, in magnitude, is none, as PyTorch's relative threshold of losses above 0; in [0,
    /// 1).</summary>
    public double MinDelta
    {
        get; init =>
        field = Check(value, "least fall of the plateau schedule", value is >= 0 and < 1, "at least 0 and below 1, such as 0.0001");
    }

    /// <summary>Epochs after a fall of the rate in which none are counted; at least 0.</summary>
    public int Cooldown { get; init => field = Check(value, "cooldown of the plateau schedule", value >= 0, "at least 0"); }

    /// <summary>The share of the rate that it stops at, in [0, 1).</summary>
    public double Floor { get; init => field = CheckFloor(value); }

    /// <inheritdoc/>
    internal override Schedule With(Settings settings) => this with
    {
        Factor = settings.Number("factor", Factor),
        Patience = settings.Integer("patience", Patience),
        MinDelta = settings.Number("min_delta", MinDelta, "threshold"),
        Cooldown = settings.Integer("cooldown", Cooldown),
        Floor = settings.Number("floor", Floor),
    };

    /// <inheritdoc/>
    internal override double FactorAt(in ScheduleTime at)
    {
        var (best, factor, waited, rest) = (double.PositiveInfinity, 1.0, 0, 0);
        for (var i = 0; i < at.Losses.Count; i++)
        {
            var loss = at.Losses[i];
            if (Falls(loss, best)) (best, waited) = (loss, 0);
            else waited++;
            if (rest > 0) (rest, waited) = (rest - 1, 0);
            if (waited <= Patience) continue;
            (factor, waited, rest) = (Math.Max(factor * Factor, Floor), 0, Cooldown);
        }

        return factor;
    }

    // A share of the magnitude: a loss may lie below 0.
    private bool Falls(double loss, double best) => double.IsPositiveInfinity(best) ? loss < best : loss < best - (MinDelta * Math.Abs(best));
}
