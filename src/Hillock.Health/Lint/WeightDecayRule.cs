using Hillock.Training;

namespace Hillock.Health.Lint;

/// <summary>Weight decay that leaves nothing of the weights, or none where the optimiser is there for it.</summary>
internal sealed class WeightDecayRule : LintRule
{
    private const double HighestInGradient = 0.1, HighestDecoupled = 1;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var optimizer = subject.Options.Optimizer;
        var decoupled = optimizer.DecouplesDecay;
        if (optimizer.WeightDecay > (decoupled ? HighestDecoupled : HighestInGradient))
            yield return Huge($"The weight decay of {optimizer.Id} is {Say.Number(optimizer.WeightDecay)}.", optimizer.WeightDecay, Left(subject, optimizer), decoupled ? "0.01" : "0.0001");
        foreach (var (name, factor) in new[] { ("L1", subject.Options.L1), ("L2", subject.Options.L2) })
            if (factor > HighestInGradient) yield return Huge($"The {name} penalty has the factor {Say.Number(factor)}.", factor, "It outweighs the loss, whose gradient is below 1 for most weights.", "0.0001");
        if (optimizer is { WeightDecay: 0, Facts.WithoutDecay: { } plain })
        {
            yield return new Finding(
                "optimizer.no_decay", Severity.Note, FaultArea.Optimizer, $"{optimizer.Id} runs without weight decay.",
                $"Decoupled weight decay is all that tells it from {plain}.", $"Set weight-decay to {Say.Number(Optimizer.Parse(optimizer.Id).WeightDecay)}, or write {plain}.");
        }
    }

    // A decoupled decay multiplies by 1 - rate·decay each step, whatever the loss says.
    private static string Left(LintSubject subject, Optimizer optimizer) => optimizer.DecouplesDecay
        ? $"Each step multiplies the weights by 1 - rate·decay; after {subject.Steps:N0} steps {Say.Number(Math.Pow(Math.Max(0, 1 - (optimizer.Rate * optimizer.WeightDecay)), subject.Steps))} of their first values is left, whatever the loss says."
        : "It adds decay·w to the gradient, and with that outweighs the loss: the weights go to 0.";

    private static Finding Huge(string message, double value, string cause, string usual) => new(
        "optimizer.decay_too_high", Severity.Warning, FaultArea.Optimizer, message, cause, $"Use {usual} or less.")
    { Evidence = [new("decay", value)] };
}
