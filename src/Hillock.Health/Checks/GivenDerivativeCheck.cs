namespace Hillock.Health.Checks;

/// <summary>A derivative that the user gave, against differences, and for overflow and cancellation of its own.</summary>
internal sealed class GivenDerivativeCheck : Check
{
    private const string Title = "given derivative";

    public override CheckOutcome? Run(Subject subject)
    {
        if (subject.Given is not { } given) return null;
        var right = subject.Formula?.Derivative().ToString();
        var program = new RoundedProgram(given, single: false);
        var comparison = new SlopeComparison(subject, program.Run, "The given derivative", "given", right is null
            ? "Correct it, or write the function as a formula and Hillock differentiates it."
            : $"The derivative is {right}.");
        var findings = comparison.Run().ToList();
        if (comparison.Compared == 0) findings.Add(SlopeComparison.Unchecked("given"));
        if (!findings.Any(f => f.Severity == Severity.Error))
        {
            findings.AddRange(WrittenForm.Overflow(given, subject.Derivative, "given.overflow", right));
            findings.AddRange(WrittenForm.Cancellation(given, subject.Derivative, "given.precision", right));
        }

        return Outcome("given", Title, findings.Count == 0
            ? $"agrees with differences in float64 at {comparison.Compared:N0} points, to {Say.Number(Math.Max(comparison.Worst, 1e-15))} of its size"
            : findings[0].Message, findings);
    }
}
