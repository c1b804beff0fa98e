using Hillock.Activations;
using Hillock.Health;
using Hillock.Health.Fixes;

namespace Hillock.Experiments.Repairs.Rules;

/// <summary>Of a few well-known activations, those under which the forecast is healthy; the rest of the run stays.</summary>
internal sealed class HealthierActivations : FixRule<RunCase>
{
    public override string Name => "swap-activations";

    public override int Order => 140;

    public override IReadOnlyList<string> Answers { get; } =
    [
        "signal.*", "gradient.*", "output.ignores_input", "units.saturated", "network.*", "training.nothing_learned", "loss.not_finite", "batch.not_learned",
    ];

    public override IEnumerable<Fix> For(RunCase run)
    {
        if (!run.TakesActivations) yield break;
        foreach (var next in (string[])["relu", "elu", "selu", "leaky_relu"])
        {
            if (run.Activations.All(a => a.Equals(Activation.Parse(next)))) continue;
            var text = $"{next} instead of {string.Join(", ", run.Activations.Select(a => a.Text).Distinct())}";
            var fix = new Fix(Name, text, 4, [new UseActivations([next]), new UseInitializer("auto")]);
            if (run.Forecast(fix) is { Verdict: not HealthVerdict.Failing }) yield return fix;
        }
    }
}
