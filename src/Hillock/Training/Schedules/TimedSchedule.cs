using Hillock.Texts;

namespace Hillock.Training;

/// <summary>A schedule that goes by a clock, of epochs or of steps.</summary>
public abstract record TimedSchedule : Schedule
{
    private protected TimedSchedule(ScheduleUnit per) => Per = per;

    /// <summary>What the clock counts.</summary>
    public ScheduleUnit Per { get; init; }

    /// <inheritdoc/>
    internal sealed override Schedule With(Settings settings)
    {
        var own = WithOwn(settings);
        return own with { Per = settings.Word("per", Per) };
    }

    /// <inheritdoc/>
    internal sealed override double FactorAt(in ScheduleTime at) => Per == ScheduleUnit.Step
        ? FactorAt(at.Step, at.Steps)
        : FactorAt(at.Step / at.StepsPerEpoch, (at.Steps + at.StepsPerEpoch - 1) / at.StepsPerEpoch);

    /// <summary>A copy with the settings that were written, but for those that every such schedule has.</summary>
    internal abstract TimedSchedule WithOwn(Settings settings);

    /// <summary>What the rate is multiplied by.</summary>
    /// <param name="time">Epochs, or steps, since the begin.</param>
    /// <param name="length">How many there are to be.</param>
    internal abstract double FactorAt(long time, long length);
}
