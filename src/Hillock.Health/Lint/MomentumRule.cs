namespace Hillock.Health.Lint;

/// <summary>Momentum that remembers too long, and epsilons that change what the optimiser is.</summary>
internal sealed class MomentumRule : FindingRule<LintSubject>
{
    private static readonly FindingKind MomentumTooHigh = new(
        "optimizer.momentum_too_high", HealthStage.Lint, 500, FaultArea.Optimizer, Severity.Warning, "a momentum that remembers too long");
    private static readonly FindingKind EpsilonTooSmall = new(
        "optimizer.epsilon_too_small", HealthStage.Lint, 510, FaultArea.Optimizer, Severity.Warning, "an epsilon that is lost in float32");
    private static readonly FindingKind EpsilonTooLarge = new(
        "optimizer.epsilon_too_large", HealthStage.Lint, 520, FaultArea.Optimizer, Severity.Note, "an epsilon that is larger than most gradients");

    private const double Long = 0.999, SmallestEpsilon = 1e-12, LargestEpsilon = 0.01;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var facts = subject.Options.Optimizer.Facts;
        if (facts.Memory is var (name, momentum) && momentum >= Long)
        {
            yield return new Finding(
                MomentumTooHigh, $"{name} is {NumberWords.Number(momentum)}.",
                $"A step is the mean of about {NumberWords.Count(1 / (1 - momentum))} gradients, of which there will be {subject.Steps:N0}: it reacts too late and swings past the goal.", "Use 0.9; with large batches 0.95 to 0.99.")
            { Evidence = [new(name, momentum), new("steps remembered", 1 / (1 - momentum))] };
        }

        var epsilon = facts.Epsilon;
        if (epsilon is < SmallestEpsilon or > LargestEpsilon)
        {
            var low = epsilon < SmallestEpsilon;
            yield return new Finding(
                low ? EpsilonTooSmall : EpsilonTooLarge, $"epsilon is {NumberWords.Number(epsilon.Value)}.",
                low ? "In float32 it is lost beside the root of the mean square: a weight whose gradient has been 0 for long jumps when one comes." : "It is larger than most gradients, so steps are those of plain gradient descent with a rate divided by it.",
                "Leave it at 1e-8.")
            { Evidence = [new("epsilon", epsilon.Value)] };
        }
    }
}
