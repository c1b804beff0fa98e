using Hillock.Health.Fixes;
using Hillock.Initialization;

namespace Hillock.Experiments.Repairs.Rules;

/// <summary>The initialiser that is matched to the activation, where the run has another.</summary>
internal sealed class MatchedInitializer : FixRule<RunCase>
{
    public override string Name => "reinitialize";

    public override int Order => 40;

    public override IReadOnlyList<string> Answers { get; } =
    [
        "init.*", "weights.*", "signal.*", "gradient.*", "units.*", "loss.initial*", "output.ignores_input", "network.selu_initializer",
    ];

    public override IEnumerable<Fix> For(RunCase run)
    {
        var now = run.Spec.Network.Initializer;
        if (now == "auto" || run.Activations.All(a => Initializers.For(a).Text == now)) yield break;
        yield return new Fix(Name, $"weights matched to the activation instead of {now}", 2, [new UseInitializer("auto")]);
    }
}
