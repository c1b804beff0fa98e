using Hillock.Health.Fixes;

namespace Hillock.Experiments.Repairs.Rules;

/// <summary>A limit of the gradient's norm, where there is none.</summary>
internal sealed class ClippedGradient : FixRule<RunCase>
{
    public override string Name => "clip-gradient";

    public override int Order => 60;

    public override IReadOnlyList<string> Answers { get; } =
    [
        "loss.not_finite", "loss.spikes", "gradient.exploding", "rate.too_high", "signal.exploding", "network.unbounded_recurrence",
    ];

    public override IEnumerable<Fix> For(RunCase run) => run.Spec.Fit.Options.ClipNorm is null
        ? [new Fix(Name, "clip the gradient's norm at 1", 2, [new UseSetting("ClipNorm", "1")])]
        : [];
}
