using Hillock.Experiments.RunFiles;
using Hillock.Health.Fixes;

namespace Hillock.Experiments.Repairs.Rules;

/// <summary>A higher limit of the gradient's norm.</summary>
internal sealed class RaisedClipping : FixRule<RunCase>
{
    public override string Name => "unclip-gradient";

    public override int Order => 70;

    public override IReadOnlyList<string> Answers { get; } = ["gradient.clipped", "optimizer.clip_too_low"];

    public override IEnumerable<Fix> For(RunCase run) => run.Spec.Fit.Options.ClipNorm is { } limit
        ? [new Fix(Name, "ten times the limit of the gradient's norm", 2, [new UseSetting("ClipNorm", ValueText.Print(10 * limit))])]
        : [];
}
