using Hillock.Training;

namespace Hillock.Health.Lint;

/// <summary>A learning rate outside what the optimiser is used with.</summary>
internal sealed class RateRule : LintRule
{
    private const double Hopeless = 10;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var optimizer = subject.Options.Optimizer;
        var facts = optimizer.Facts;
        var (lowest, highest) = facts.Rates;
        var effective = facts.EffectiveRate ?? optimizer.Rate;
        var shown = effective > optimizer.Rate && facts.Memory is var (name, decay)
            ? $" with {name} {Say.Number(decay)}, {Say.Number(effective)} in effect,"
            : "";
        if (effective > highest * 1.0001)
        {
            yield return new Finding(
                "optimizer.rate_too_high", effective > Hopeless * highest ? Severity.Error : Severity.Warning, FaultArea.Rate,
                $"The learning rate {Say.Number(optimizer.Rate)}{shown} is above {Say.Number(highest)}, the highest that {optimizer.Id} is used with.",
                $"{optimizer.Id} {facts.StepLength}{Beside(subject, optimizer)}; the loss will jump or become NaN.", $"Use {Say.Number(Usual(optimizer).Rate)}, or find one (RateFinder).")
            { Evidence = [new("rate", optimizer.Rate), new("effective rate", effective), new("highest usual rate", highest)] };
        }
        else if (effective < lowest)
        {
            yield return new Finding(
                "optimizer.rate_too_low", Severity.Warning, FaultArea.Rate,
                $"The learning rate {Say.Number(optimizer.Rate)}{shown} is below {Say.Number(lowest)}, the lowest that {optimizer.Id} is used with.",
                $"{optimizer.Id} {facts.StepLength}: in the {subject.Steps:N0} steps asked for, little will change{(facts.Adapts ? $", a weight by {Say.Number(optimizer.Rate * subject.Steps)} at most" : "")}.",
                $"Use {Say.Number(Usual(optimizer).Rate)}, or find one (RateFinder).")
            { Evidence = [new("rate", optimizer.Rate), new("effective rate", effective), new("lowest usual rate", lowest)] };
        }
    }

    private static Optimizer Usual(Optimizer optimizer) => Optimizer.Parse(optimizer.Id);

    private static string Beside(LintSubject subject, Optimizer optimizer)
    {
        var deviations = subject.Weights.Select(w => Math.Sqrt(w.Variance)).Where(d => d > 0).ToList();
        return !optimizer.Facts.Adapts || deviations.Count == 0 ? "" : $", and the weights start with a deviation of {Say.Number(deviations.Min())}";
    }
}
