using Hillock.Health.Fixes;

namespace Hillock.Experiments.Repairs.Rules;

/// <summary>The output and loss of the task, where the run has others.</summary>
internal sealed class UsualOutput : FixRule<RunCase>
{
    private static readonly FixStep[] Steps =
        [new UseSetting("OutputActivation", "auto"), new UseSetting("Loss", "auto"), new UseSetting("LabelSmoothing", null)];

    public override string Name => "output";

    public override int Order => 30;

    public override IReadOnlyList<string> Answers { get; } = ["output.*", "loss.*", "training.*"];

    public override IEnumerable<Fix> For(RunCase run) => run.Spec.Network.OutputActivation != "auto" || run.Spec.Fit.Loss != "auto"
        ? [new Fix(Name, "the output and loss of the task", 1, Steps)]
        : [];
}
