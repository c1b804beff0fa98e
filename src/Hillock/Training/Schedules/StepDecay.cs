using Hillock.Texts;

namespace Hillock.Training;

/// <summary><c>rate·factor^⌊t/every⌋</c>: PyTorch's StepLR.</summary>
public sealed record StepDecay : TimedSchedule, IHasForms<Schedule>
{
    /// <summary>Sets how often the rate falls, and by how much.</summary>
    /// <exception cref="HillockException">A period below 1, or a factor outside (0, 1].</exception>
    public StepDecay(int every = 10, double factor = 0.1)
        : base(ScheduleUnit.Epoch)
    {
        Every = every;
        Factor = factor;
    }

    static IReadOnlyList<UsualForm<Schedule>> IHasForms<Schedule>.Forms => [new(new StepDecay(), "step", "step_decay") { Place = 2 }];

    /// <inheritdoc/>
    public override string Id => "step";

    /// <summary>Epochs, or steps, between two falls; at least 1.</summary>
    public int Every { get; init => field = Check(value, "period of the step schedule", value >= 1, "at least 1, such as 10"); }

    /// <summary>What a fall multiplies the rate by, in (0, 1].</summary>
    public double Factor { get; init => field = CheckShare(value, "factor of the step schedule"); }

    /// <inheritdoc/>
    internal override TimedSchedule WithOwn(Settings settings) =>
        this with { Every = settings.Integer("every", Every), Factor = settings.Number("factor", Factor, "gamma") };

    /// <inheritdoc/>
    internal override double FactorAt(long time, long length) => Math.Pow(Factor, time / Every);
}
