using Hillock.Health.Fixes;

namespace Hillock.Experiments.Repairs.Rules;

/// <summary>Standardised inputs, where the run leaves them as they are.</summary>
internal sealed class StandardizedInputs : FixRule<RunCase>
{
    public override string Name => "standardize";

    public override int Order => 10;

    public override IReadOnlyList<string> Answers { get; } = ["data.unscaled", "loss.initial", "network.selu_inputs", "signal.scale"];

    public override IEnumerable<Fix> For(RunCase run) => run.Spec.Data.Standardize == false
        ? [new Fix(Name, "standardise the inputs", 1, [new UseSetting("Standardize", null)])]
        : [];
}
