using Hillock.Training;

namespace Hillock.Health.Lint;

/// <summary>A learning rate outside what the optimiser is used with.</summary>
internal sealed class RateRule : LintRule
{
    private const double Hopeless = 10;

    // Where a step does not depend on the gradient's size, the rate itself is how far a weight moves.
    private const string Signed = "moves each weight by about the rate, whatever the gradient";

    private static readonly (string Id, double Low, double High, string Reason)[] Limits =
    [
        ("sgd", 1e-5, 1, "moves a weight by the rate times the gradient, with momentum μ up to 1 / (1 - μ) times as far"),
        ("adam", 1e-6, 0.03, Signed),
        ("adamw", 1e-6, 0.03, Signed),
        ("nadam", 1e-6, 0.03, Signed),
        ("rmsprop", 1e-6, 0.03, Signed),
        ("adagrad", 1e-4, 1, "moves a weight by the rate at first, and by less and less then"),
        ("lion", 1e-7, 3e-3, "moves each weight by exactly the rate, three to ten times what Adam does on average (Chen et al. 2023)"),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var optimizer = subject.Options.Optimizer;
        var limit = Limits.FirstOrDefault(l => l.Id == optimizer.Id);
        if (limit.Id is null) yield break;
        var momentum = (optimizer as Sgd)?.Momentum ?? 0;
        var effective = optimizer.Rate / (1 - momentum);
        var shown = momentum > 0 ? $" with momentum {Say.Number(momentum)}, {Say.Number(effective)} in effect," : "";
        if (effective > limit.High * 1.0001)
        {
            yield return new Finding(
                "optimizer.rate_too_high", effective > Hopeless * limit.High ? Severity.Error : Severity.Warning, FaultArea.Rate,
                $"The learning rate {Say.Number(optimizer.Rate)}{shown} is above {Say.Number(limit.High)}, the highest that {optimizer.Id} is used with.",
                $"{optimizer.Id} {limit.Reason}{Beside(subject, optimizer)}; the loss will jump or become NaN.", $"Use {Say.Number(Usual(optimizer).Rate)}, or find one (RateFinder).")
            { Evidence = [new("rate", optimizer.Rate), new("effective rate", effective), new("highest usual rate", limit.High)] };
        }
        else if (effective < limit.Low)
        {
            yield return new Finding(
                "optimizer.rate_too_low", Severity.Warning, FaultArea.Rate,
                $"The learning rate {Say.Number(optimizer.Rate)}{shown} is below {Say.Number(limit.Low)}, the lowest that {optimizer.Id} is used with.",
                $"{optimizer.Id} {limit.Reason}: in the {subject.Steps:N0} steps asked for, little will change{(optimizer is Sgd ? "" : $", a weight by {Say.Number(optimizer.Rate * subject.Steps)} at most")}.",
                $"Use {Say.Number(Usual(optimizer).Rate)}, or find one (RateFinder).")
            { Evidence = [new("rate", optimizer.Rate), new("effective rate", effective), new("lowest usual rate", limit.Low)] };
        }
    }

    private static Optimizer Usual(Optimizer optimizer) => Optimizer.Parse(optimizer.Id);

    private static string Beside(LintSubject subject, Optimizer optimizer)
    {
        var deviations = subject.Weights.Select(w => Math.Sqrt(w.Variance)).Where(d => d > 0).ToList();
        return optimizer is Sgd || deviations.Count == 0 ? "" : $", and the weights start with a deviation of {Say.Number(deviations.Min())}";
    }
}
