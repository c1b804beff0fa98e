using Hillock.Texts;

namespace Hillock.Training;

/// <summary>From <c>rate/start</c> along a half cosine up to the rate, then down to <c>rate/(start·end)</c> (Smith 2018), as PyTorch's OneCycleLR.</summary>
/// <remarks>The optimiser's rate is the highest one. The momentum stays as it is. The clock counts steps unless set.</remarks>
public sealed record OneCycle : TimedSchedule, IHasForms<Schedule>
{
    /// <summary>Sets the rise and the two ends.</summary>
    /// <exception cref="HillockException">A rise outside (0, 1), or an end that is not above 1.</exception>
    public OneCycle(double rise = 0.3, double start = 25, double end = 1e4)
        : base(ScheduleUnit.Step)
    {
        Rise = rise;
        Start = start;
        End = end;
    }

    static IReadOnlyList<UsualForm<Schedule>> IHasForms<Schedule>.Forms => [new(new OneCycle(), "one_cycle", "onecycle") { Place = 6 }];

    /// <inheritdoc/>
    public override string Id => "one_cycle";

    /// <summary>Share of the training in which the rate rises, in (0, 1).</summary>
    public double Rise { get; init => field = Check(value, "rise of the one-cycle schedule", value is > 0 and < 1, "a share of the training, such as 0.3"); }

    /// <summary>What the rate is divided by at the start; above 1.</summary>
    public double Start { get; init => field = Check(value, "start of the one-cycle schedule", value > 1 && double.IsFinite(value), "above 1, such as 25"); }

    /// <summary>What the first rate is divided by at the end; above 1.</summary>
    public double End { get; init => field = Check(value, "end of the one-cycle schedule", value > 1 && double.IsFinite(value), "above 1, such as 10000"); }

    /// <inheritdoc/>
    internal override bool NeedsLength => true;

    /// <inheritdoc/>
    internal override TimedSchedule WithOwn(Settings settings) => this with
    {
        Rise = settings.Number("rise", Rise, "pct_start"),
        Start = settings.Number("start", Start, "div_factor"),
        End = settings.Number("end", End, "final_div_factor"),
    };

    /// <inheritdoc/>
    internal override double FactorAt(long time, long length)
    {
        var (top, last) = (Math.Max((Rise * length) - 1, 0), Math.Max(length - 1, 1));
        if (time <= top) return Between(1 / Start, 1, top == 0 ? 1 : time / top);
        return Between(1, 1 / (Start * End), Math.Min((time - top) / (last - top), 1));
    }

    private static double Between(double from, double to, double share) => to + ((from - to) * (1 + Math.Cos(Math.PI * share)) / 2);
}
