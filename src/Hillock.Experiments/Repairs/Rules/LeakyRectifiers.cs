using Hillock.Health.Fixes;

namespace Hillock.Experiments.Repairs.Rules;

/// <summary>Leaky rectifiers in the place of rectifiers.</summary>
internal sealed class LeakyRectifiers : FixRule<RunCase>
{
    public override string Name => "swap-activations";

    public override int Order => 130;

    public override IReadOnlyList<string> Answers { get; } = ["units.*"];

    public override IEnumerable<Fix> For(RunCase run)
    {
        if (!run.TakesActivations || !run.Activations.Any(RunCase.IsRelu)) yield break;
        var activations = run.Activations.Select(a => RunCase.IsRelu(a) ? "leaky_relu" : a.Declaration);
        yield return new Fix(Name, "leaky_relu instead of relu", 3, [new UseActivations([.. activations])]);
    }
}
