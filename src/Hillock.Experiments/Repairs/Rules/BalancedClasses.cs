using Hillock.Health.Fixes;

namespace Hillock.Experiments.Repairs.Rules;

/// <summary>Classes that weigh alike, where some have far fewer rows.</summary>
internal sealed class BalancedClasses : FixRule<RunCase>
{
    public override string Name => "class-weights";

    public override int Order => 20;

    public override IReadOnlyList<string> Answers { get; } = ["data.class_imbalance"];

    public override IEnumerable<Fix> For(RunCase run) => run.Spec.Fit.Options.ClassWeights is null && run.Diagnosis.Findings.Any(f => AnswersTo(f.Kind))
        ? [new Fix(Name, "weigh the classes alike", 1, [new UseSetting("ClassWeights", "balanced")])]
        : [];
}
