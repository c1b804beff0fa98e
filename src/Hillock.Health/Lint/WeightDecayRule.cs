using Hillock.Training;

namespace Hillock.Health.Lint;

/// <summary>Weight decay that leaves nothing of the weights, or none where the optimiser is there for it.</summary>
internal sealed class WeightDecayRule : FindingRule<LintSubject>
{
    private static readonly FindingKind DecayTooHigh = new(
        "optimizer.decay_too_high", HealthStage.Lint, 480, FaultArea.Optimizer, Severity.Warning, "a weight decay that leaves nothing of the weights");
    private static readonly FindingKind NoDecay = new(
        "optimizer.no_decay", HealthStage.Lint, 490, FaultArea.Optimizer, Severity.Note, "an optimiser that is there for weight decay, without any");

    private const double HighestInGradient = 0.1, HighestDecoupled = 1;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var optimizer = subject.Options.Optimizer;
        var decoupled = optimizer.DecouplesDecay;
        if (optimizer.WeightDecay > (decoupled ? HighestDecoupled : HighestInGradient))
            yield return Huge($"The weight decay of {optimizer.Id} is {NumberWords.Number(optimizer.WeightDecay)}.", optimizer.WeightDecay, Left(subject, optimizer), decoupled ? "0.01" : "0.0001");
        foreach (var (name, factor) in new[] { ("L1", subject.Options.L1), ("L2", subject.Options.L2) })
            if (factor > HighestInGradient) yield return Huge($"The {name} penalty has the factor {NumberWords.Number(factor)}.", factor, "It outweighs the loss, whose gradient is below 1 for most weights.", "0.0001");
        if (optimizer is { WeightDecay: 0, Facts.WithoutDecay: { } plain })
        {
            yield return new Finding(
                NoDecay, $"{optimizer.Id} runs without weight decay.",
                $"Decoupled weight decay is all that tells it from {plain}.", $"Set WeightDecay to {NumberWords.Number(Optimizer.Parse(optimizer.Id).WeightDecay)}, or write {plain}.")
            { Settings = [new("WeightDecay")] };
        }
    }

    // A decoupled decay multiplies by 1 - rate·decay each step, whatever the loss says.
    private static string Left(LintSubject subject, Optimizer optimizer) => optimizer.DecouplesDecay
        ? $"Each step multiplies the weights by 1 - rate·decay; after {subject.Steps:N0} steps {NumberWords.Number(Math.Pow(Math.Max(0, 1 - (optimizer.Rate * optimizer.WeightDecay)), subject.Steps))} of their first values is left, whatever the loss says."
        : "It adds decay·w to the gradient, and with that outweighs the loss: the weights go to 0.";

    private static Finding Huge(string message, double value, string cause, string usual) => new(
        DecayTooHigh, message, cause, $"Use {usual} or less.")
    { Evidence = [new("decay", value)] };
}
