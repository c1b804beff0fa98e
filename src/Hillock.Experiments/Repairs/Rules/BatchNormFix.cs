using Hillock.Health.Fixes;

namespace Hillock.Experiments.Repairs.Rules;

/// <summary>A batch normalisation before each activation, where there is no normalisation yet.</summary>
internal sealed class BatchNormFix : FixRule<RunCase>
{
    public override string Name => "batch-norm";

    public override int Order => 150;

    public override IReadOnlyList<string> Answers { get; } =
    [
        "signal.*", "gradient.*", "units.*", "output.ignores_input", "training.nothing_learned", "loss.not_finite", "batch.not_learned", "network.selu_*",
    ];

    public override IEnumerable<Fix> For(RunCase run)
    {
        var layers = LayerEdit.Texts(run.Spec);
        var normalised = layers.Any(l => l.Contains("norm", StringComparison.Ordinal));
        if (run.Run.Data.Vocabulary is null && !normalised && layers.Any(LayerEdit.TakesNorm)) yield return Fix.NormBefore("batch_norm");
    }
}
