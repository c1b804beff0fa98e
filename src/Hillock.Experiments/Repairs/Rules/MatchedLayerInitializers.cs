using Hillock.Health.Fixes;

namespace Hillock.Experiments.Repairs.Rules;

/// <summary>Weights matched to the activation and biases of 0, where layers have others of their own.</summary>
internal sealed class MatchedLayerInitializers : FixRule<RunCase>
{
    public override string Name => "reinitialize-layers";

    public override int Order => 50;

    public override IReadOnlyList<string> Answers { get; } = new MatchedInitializer().Answers;

    public override IEnumerable<Fix> For(RunCase run) => run.Spec.Network.Layers is { } layers && layers.Any(LayerEdit.HasInitializers)
        ? [new Fix(Name, "weights matched to the activation and biases of 0 in every layer", 2, [new ClearLayerInitializers()])]
        : [];
}
