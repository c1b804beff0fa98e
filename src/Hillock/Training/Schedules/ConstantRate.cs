using Hillock.Texts;

namespace Hillock.Training;

/// <summary>The optimiser's rate throughout; with a warm-up, after it.</summary>
public sealed record ConstantRate : Schedule, IHasForms<Schedule>
{
    static IReadOnlyList<UsualForm<Schedule>> IHasForms<Schedule>.Forms => [new(new ConstantRate(), "constant") { Place = 1 }];

    /// <inheritdoc/>
    public override string Id => "constant";

    /// <inheritdoc/>
    internal override double FactorAt(in ScheduleTime at) => 1;
}
