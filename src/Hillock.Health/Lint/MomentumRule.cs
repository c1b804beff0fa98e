namespace Hillock.Health.Lint;

/// <summary>Momentum that remembers too long, and epsilons that change what the optimiser is.</summary>
internal sealed class MomentumRule : LintRule
{
    private const double Long = 0.999, SmallestEpsilon = 1e-12, LargestEpsilon = 0.01;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var facts = subject.Options.Optimizer.Facts;
        if (facts.Memory is var (name, momentum) && momentum >= Long)
        {
            yield return new Finding(
                "optimizer.momentum_too_high", Severity.Warning, FaultArea.Optimizer, $"{name} is {Say.Number(momentum)}.",
                $"A step is the mean of about {Say.Count(1 / (1 - momentum))} gradients, of which there will be {subject.Steps:N0}: it reacts too late and swings past the goal.", "Use 0.9; with large batches 0.95 to 0.99.")
            { Evidence = [new(name, momentum), new("steps remembered", 1 / (1 - momentum))] };
        }

        var epsilon = facts.Epsilon;
        if (epsilon is < SmallestEpsilon or > LargestEpsilon)
        {
            var low = epsilon < SmallestEpsilon;
            yield return new Finding(
                low ? "optimizer.epsilon_too_small" : "optimizer.epsilon_too_large", low ? Severity.Warning : Severity.Note, FaultArea.Optimizer, $"epsilon is {Say.Number(epsilon.Value)}.",
                low ? "In float32 it is lost beside the root of the mean square: a weight whose gradient has been 0 for long jumps when one comes." : "It is larger than most gradients, so steps are those of plain gradient descent with a rate divided by it.",
                "Leave it at 1e-8.")
            { Evidence = [new("epsilon", epsilon.Value)] };
        }
    }
}
