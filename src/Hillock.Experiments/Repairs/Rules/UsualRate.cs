using Hillock.Health.Fixes;

namespace Hillock.Experiments.Repairs.Rules;

/// <summary>The optimiser's usual rate, where the run has another.</summary>
internal sealed class UsualRate : FixRule<RunCase>
{
    public override string Name => "usual-rate";

    public override int Order => 80;

    public override IReadOnlyList<string> Answers { get; } = [.. new LowerRate().Answers, .. new HigherRate().Answers];

    public override IEnumerable<Fix> For(RunCase run) => run.Spec.Fit.Rate is not null
        ? [new Fix(Name, $"the usual rate of {run.Spec.Fit.Optimizer}", 2, [new UseSetting("Rate", null)])]
        : [];
}
