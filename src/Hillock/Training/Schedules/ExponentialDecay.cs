using Hillock.Texts;

namespace Hillock.Training;

/// <summary><c>rate·factor^(t/every)</c>: PyTorch's ExponentialLR with <c>every = 1</c> epoch, Keras' ExponentialDecay with steps.</summary>
public sealed record ExponentialDecay : TimedSchedule, IHasForms<Schedule>
{
    /// <summary>Sets the factor and the time it takes.</summary>
    /// <exception cref="HillockException">A factor outside (0, 1], or a time below 1.</exception>
    public ExponentialDecay(double factor = 0.95, int every = 1)
        : base(ScheduleUnit.Epoch)
    {
        Factor = factor;
        Every = every;
    }

    static IReadOnlyList<UsualForm<Schedule>> IHasForms<Schedule>.Forms =>
        [new(new ExponentialDecay(), "exponential", "exponential_decay") { Place = 4 }];

    /// <inheritdoc/>
    public override string Id => "exponential";

    /// <summary>What the rate is multiplied by, in (0, 1].</summary>
    public double Factor { get; init => field = CheckShare(value, "factor of the exponential schedule"); }

    /// <summary>Epochs, or steps, in which it is; at least 1.</summary>
    public int Every { get; init => field = Check(value, "period of the exponential schedule", value >= 1, "at least 1, such as 1000 steps"); }

    /// <inheritdoc/>
    internal override TimedSchedule WithOwn(Settings settings) =>
        this with { Factor = settings.Number("factor", Factor, "gamma"), Every = settings.Integer("every", Every) };

    /// <inheritdoc/>
    internal override double FactorAt(long time, long length) => Math.Pow(Factor, (double)time / Every);
}
