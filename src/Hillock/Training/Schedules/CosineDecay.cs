using Hillock.Texts;

namespace Hillock.Training;

/// <summary><c>rate·(floor + (1-floor)(1 + cos(πt/T))/2)</c> over the whole training, or over cycles that begin anew (Loshchilov and Hutter 2017).</summary>
/// <remarks>PyTorch's CosineAnnealingLR and CosineAnnealingWarmRestarts, Keras' CosineDecay (whose alpha is the floor). Its clock counts steps unless
/// set.</remarks>
public sealed record CosineDecay : TimedSchedule, IHasForms<Schedule>
{
    /// <summary>Sets the floor and the cycles.</summary>
    /// <exception cref="HillockException">A floor outside [0, 1), a cycle below 0, or growth below 1.</exception>
    public CosineDecay(double floor = 0, int cycle = 0, int growth = 1)
        : base(ScheduleUnit.Step)
    {
        Floor = floor;
        Cycle = cycle;
        Growth = growth;
    }

    static IReadOnlyList<UsualForm<Schedule>> IHasForms<Schedule>.Forms =>
        [new(new CosineDecay(), "cosine", "cosine_annealing", "cosine_decay") { Place = 5 }];

    /// <inheritdoc/>
    public override string Id => "cosine";

    /// <summary>The share of the rate that it falls to, in [0, 1).</summary>
    public double Floor { get; init => field = CheckFloor(value); }

    /// <summary>Length of the first cycle; 0 for a single one as long as the training.</summary>
    public int Cycle { get; init => field = Check(value, "cycle of the cosine schedule", value >= 0, "at least 1, or 0 for none"); }

    /// <summary>How many times as long as the last one each cycle is; at least 1.</summary>
    public int Growth { get; init => field = Check(value, "growth of the cosine schedule's cycles", value >= 1, "at least 1, such as 2"); }

    /// <inheritdoc/>
    internal override bool NeedsLength => Cycle == 0 || base.NeedsLength;

    /// <inheritdoc/>
    internal override TimedSchedule WithOwn(Settings settings) => this with
    {
        Floor = settings.Number("floor", Floor, "alpha"),
        Cycle = settings.Integer("cycle", Cycle),
        Growth = settings.Integer("growth", Growth),
    };

    /// <inheritdoc/>
    internal override double FactorAt(long time, long length)
    {
        if (Cycle > 0)
        {
            length = Cycle;
            if (Growth == 1) time %= length;
            for (; time >= length; length *= Growth) time -= length;
        }

        return Floor + ((1 - Floor) * (1 + Math.Cos(Math.PI * Math.Min(time, length) / length)) / 2);
    }
}
