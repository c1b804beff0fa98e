namespace Hillock.Health.Checks;

/// <summary>The derivative that training uses, against differences of the function.</summary>
internal sealed class DerivativeCheck : Check
{
    public override CheckOutcome Run(Subject subject)
    {
        var comparison = new SlopeComparison(subject, subject.Derivative, "The derivative", "derivative", subject.Code is null
            ? "Hillock derived it from the formula: please report this formula as a fault. Until then give the function by code with its derivative."
            : "Correct Derivative; or write the function as a formula, and Hillock differentiates it.");
        var findings = comparison.Run();
        if (comparison.Compared == 0) findings = [.. findings, SlopeComparison.Unchecked("derivative")];
        if (findings.Count > 0) return Outcome("derivative", "derivative", findings[0].Message, findings);
        var kinks = subject.Breaks.Of(BreakKind.Kink);
        var at = kinks.Count == 0 ? "" : $"; at {Say.Places([.. kinks.Select(k => k.X)])} it takes {(kinks.Count == 1 ? Side(subject, kinks[0]) : "a slope of one side or between")}";
        return Outcome("derivative", "derivative",
            $"agrees with differences in float64 at {comparison.Compared:N0} points, to {Say.Number(Math.Max(comparison.Worst, 1e-15))} of its size{at}", findings);
    }

    private static string Side(Subject subject, Break kink) =>
        $"{Say.Number(subject.Derivative(kink.X))}, of {Say.Number(Rounded(kink.Left))} on the left and {Say.Number(Rounded(kink.Right))} on the right";

    private static double Rounded(double slope) => Math.Abs(slope) < 1e-9 ? 0 : Math.Round(slope, 7);
}
