namespace Hillock.Health.Lint;

/// <summary>A limit of the gradient that is so low that every step meets it.</summary>
internal sealed class ClippingRule : FindingRule<LintSubject>
{
    private static readonly FindingKind ClipTooLow = new(
        "optimizer.clip_too_low", HealthStage.Lint, 560, FaultArea.Optimizer, Severity.Warning, "a limit of the gradient that nearly every step meets");

    private const double TinyNorm = 0.01, TinyValue = 1e-4;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        if (subject.Options.ClipNorm is < TinyNorm and var norm) yield return Tiny(subject, "norm", norm, 1);
        if (subject.Options.ClipValue is < TinyValue and var value) yield return Tiny(subject, "value", value, Math.Sqrt(subject.Model.ParameterCount));
    }

    private static Finding Tiny(LintSubject subject, string what, double limit, double times)
    {
        var optimizer = subject.Options.Optimizer;
        var follows = !optimizer.Facts.Adapts;
        return new Finding(
            ClipTooLow, $"The limit of the gradient's {what} is {NumberWords.Number(limit)}.",
            follows
                ? "Nearly every gradient is cut to it, so a step moves all weights together by "
                    + $"{NumberWords.Number((optimizer.Facts.EffectiveRate ?? optimizer.Rate) * limit * times)} at most, and only the direction counts."
                : $"Nearly every gradient is cut to it; {optimizer.Id} divides by their size again, so little is left of the limit's purpose, and epsilon "
                    + "begins to count.",
            "Use 1, or the 90th percentile of the norms that a training shows.")
        { Severity = follows ? Severity.Warning : Severity.Note, Evidence = [new("limit", limit)] };
    }
}
