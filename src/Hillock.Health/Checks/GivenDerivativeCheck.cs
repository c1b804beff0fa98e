namespace Hillock.Health.Checks;

/// <summary>A derivative that the user gave, against differences, and for overflow and cancellation of its own.</summary>
internal sealed class GivenDerivativeCheck : Check
{
    public static readonly FindingKind Wrong = new(
        "given.wrong", HealthStage.Check, 120, FaultArea.Activation, Severity.Error, "a given derivative that differences contradict");
    public static readonly FindingKind Inaccurate = new(
        "given.inaccurate", HealthStage.Check, 130, FaultArea.Activation, Severity.Warning, "a given derivative that differs a little from differences");
    public static readonly FindingKind Kink = new(
        "given.kink", HealthStage.Check, 140, FaultArea.Activation, Severity.Error, "at a kink, a given slope of neither side");
    public static readonly FindingKind Unchecked = new(
        "given.unchecked", HealthStage.Check, 150, FaultArea.Activation, Severity.Warning, "a given derivative that no difference can judge");
    public static readonly FindingKind Overflow = new(
        "given.overflow", HealthStage.Check, 160, FaultArea.Activation, Severity.Warning, "a given derivative that overflows as it is written");
    public static readonly FindingKind Precision = new(
        "given.precision", HealthStage.Check, 170, FaultArea.Activation, Severity.Warning, "a given derivative that loses digits as it is written");
    private static readonly SlopeKinds Kinds = new(Wrong, Inaccurate, Kink, Unchecked);

    private const string Title = "given derivative";

    public override CheckOutcome? Run(Subject subject)
    {
        if (subject.Given is not { } given) return null;
        var right = subject.Formula?.Derivative().ToString();
        var program = new RoundedProgram(given, single: false);
        var comparison = new SlopeComparison(subject, program.Run, "The given derivative", Kinds, right is null
            ? "Correct it, or write the function as a formula and Hillock differentiates it."
            : $"The derivative is {right}.");
        var findings = comparison.Run().ToList();
        if (comparison.Compared == 0) findings.Add(SlopeComparison.Unchecked(Kinds));
        if (!findings.Any(f => f.Severity == Severity.Error))
        {
            findings.AddRange(WrittenForm.Overflow(given, subject.Derivative, Overflow, right));
            findings.AddRange(WrittenForm.Cancellation(given, subject.Derivative, Precision, right));
        }

        return Outcome("given", Title, findings.Count == 0
            ? $"agrees with differences in float64 at {comparison.Compared:N0} points, to {NumberWords.Number(Math.Max(comparison.Worst, 1e-15))} of its size"
            : findings[0].Message, findings);
    }
}
