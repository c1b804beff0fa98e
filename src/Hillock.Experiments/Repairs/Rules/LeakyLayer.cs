using Hillock.Activations;
using Hillock.Health.Fixes;

namespace Hillock.Experiments.Repairs.Rules;

/// <summary>A leaky rectifier in one layer whose units are dead.</summary>
internal sealed class LeakyLayer : FixRule<RunCase>
{
    public override string Name => "swap-activation";

    public override int Order => 120;

    public override IReadOnlyList<string> Answers { get; } = ["units.*"];

    public override IEnumerable<Fix> For(RunCase run)
    {
        if (!run.TakesActivations || run.Spec.Network.Layers is not null) yield break;
        foreach (var layer in run.All.Where(f => f.Code == "units.dead").Select(f => f.Layer).OfType<string>())
        {
            if (run.PlaceOf(layer) is not { } place) continue;
            var activations = Enumerable.Range(0, run.Spec.Network.Hidden.Count).Select(i => i == place ? "leaky_relu" : At(run.Activations, i).Declaration);
            yield return new Fix(Name, $"leaky_relu in {layer}", 3, [new UseActivations([.. activations])]);
        }
    }

    private static Activation At(Activation[] activations, int place) => activations[activations.Length == 1 ? 0 : place];
}
