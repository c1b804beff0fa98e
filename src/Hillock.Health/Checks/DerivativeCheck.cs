namespace Hillock.Health.Checks;

/// <summary>The derivative that training uses, against differences of the function.</summary>
internal sealed class DerivativeCheck : Check
{
    public static readonly FindingKind Wrong = new(
        "derivative.wrong", HealthStage.Check, 80, FaultArea.Activation, Severity.Error, "a derivative that differences contradict");
    public static readonly FindingKind Inaccurate = new(
        "derivative.inaccurate", HealthStage.Check, 90, FaultArea.Activation, Severity.Warning, "a derivative that differs a little from differences");
    public static readonly FindingKind Kink = new(
        "derivative.kink", HealthStage.Check, 100, FaultArea.Activation, Severity.Error, "at a kink, a slope of neither side");
    public static readonly FindingKind Unchecked = new(
        "derivative.unchecked", HealthStage.Check, 110, FaultArea.Activation, Severity.Warning, "a derivative that no difference can judge");
    private static readonly SlopeKinds Kinds = new(Wrong, Inaccurate, Kink, Unchecked);

    public override CheckOutcome Run(Subject subject)
    {
        var comparison = new SlopeComparison(subject, subject.Derivative, "The derivative", Kinds, subject.Code is null
            ? "Hillock derived it from the formula: please report this formula as a fault. Until then give the function by code with its derivative."
            : "Correct Derivative; or write the function as a formula, and Hillock differentiates it.");
        var findings = comparison.Run();
        if (comparison.Compared == 0) findings = [.. findings, SlopeComparison.Unchecked(Kinds)];
        if (findings.Count > 0) return Outcome("derivative", "derivative", findings[0].Message, findings);
        var kinks = subject.Breaks.Of(BreakKind.Kink);
        var at = kinks.Count == 0 ? "" : $"; at {NumberWords.Places([.. kinks.Select(k => k.X)])} it takes {(kinks.Count == 1 ? Side(subject, kinks[0]) : "a slope of one side or between")}";
        return Outcome("derivative", "derivative",
            $"agrees with differences in float64 at {comparison.Compared:N0} points, to {NumberWords.Number(Math.Max(comparison.Worst, 1e-15))} of its size{at}", findings);
    }

    private static string Side(Subject subject, BreakPoint kink) =>
        $"{NumberWords.Number(subject.Derivative(kink.X))}, of {NumberWords.Number(Rounded(kink.Left))} on the left and {NumberWords.Number(Rounded(kink.Right))} on the right";

    private static double Rounded(double slope) => Math.Abs(slope) < 1e-9 ? 0 : Math.Round(slope, 7);
}
