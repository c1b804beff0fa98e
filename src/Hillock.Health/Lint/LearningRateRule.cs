using Hillock.Training;

namespace Hillock.Health.Lint;

/// <summary>A learning rate outside what the optimiser is used with.</summary>
internal sealed class LearningRateRule : FindingRule<LintSubject>
{
    private static readonly FindingKind RateTooHigh = new(
        "optimizer.rate_too_high", HealthStage.Lint, 460, FaultArea.Rate, Severity.Warning, "a learning rate above what the optimiser is used with");
    private static readonly FindingKind RateTooLow = new(
        "optimizer.rate_too_low", HealthStage.Lint, 470, FaultArea.Rate, Severity.Warning, "a learning rate below what the optimiser is used with");

    private const double Hopeless = 10;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var optimizer = subject.Options.Optimizer;
        var facts = optimizer.Facts;
        var (lowest, highest) = facts.Rates;
        var effective = facts.EffectiveRate ?? optimizer.Rate;
        var shown = effective > optimizer.Rate && facts.Memory is var (name, decay)
            ? $" with {name} {NumberWords.Number(decay)}, {NumberWords.Number(effective)} in effect,"
            : "";
        if (effective > highest * 1.0001)
        {
            yield return new Finding(
                RateTooHigh,
                $"The learning rate {NumberWords.Number(optimizer.Rate)}{shown} is above {NumberWords.Number(highest)}, the highest that {optimizer.Id} is used with.",
                $"{optimizer.Id} {facts.StepLength}{Beside(subject, optimizer)}; the loss will jump or become NaN.", $"Use {NumberWords.Number(Usual(optimizer).Rate)}, or find one (RateFinder).")
            {
                Severity = effective > Hopeless * highest ? Severity.Error : Severity.Warning,
                Evidence = [new("rate", optimizer.Rate), new("effective rate", effective), new("highest usual rate", highest)],
            };
        }
        else if (effective < lowest)
        {
            yield return new Finding(
                RateTooLow,
                $"The learning rate {NumberWords.Number(optimizer.Rate)}{shown} is below {NumberWords.Number(lowest)}, the lowest that {optimizer.Id} is used with.",
                $"{optimizer.Id} {facts.StepLength}: in the {subject.Steps:N0} steps asked for, little will change{(facts.Adapts ? $", a weight by {NumberWords.Number(optimizer.Rate * subject.Steps)} at most" : "")}.",
                $"Use {NumberWords.Number(Usual(optimizer).Rate)}, or find one (RateFinder).")
            { Evidence = [new("rate", optimizer.Rate), new("effective rate", effective), new("lowest usual rate", lowest)] };
        }
    }

    private static Optimizer Usual(Optimizer optimizer) => Optimizer.Parse(optimizer.Id);

    private static string Beside(LintSubject subject, Optimizer optimizer)
    {
        var deviations = subject.Weights.Select(w => Math.Sqrt(w.Variance)).Where(d => d > 0).ToList();
        return !optimizer.Facts.Adapts || deviations.Count == 0 ? "" : $", and the weights start with a deviation of {NumberWords.Number(deviations.Min())}";
    }
}
