using Hillock.Formulas;

namespace Hillock.Health.Checks;

/// <summary>Overflow and NaN inside a function that is finite: of what is compiled, and of the formula as written.</summary>
internal sealed class OverflowCheck : Check
{
    public static readonly FindingKind Compiled = new(
        "overflow.compiled", HealthStage.Check, 270, FaultArea.Activation, Severity.Error, "a compiled loop that overflows where the function does not");
    public static readonly FindingKind Derivative = new(
        "overflow.derivative", HealthStage.Check, 280, FaultArea.Activation, Severity.Error, "a compiled derivative that overflows where it should not");
    public static readonly FindingKind Range = new(
        "overflow.range", HealthStage.Check, 290, FaultArea.Activation, Severity.Warning, "a function that outgrows the numbers");
    public static readonly FindingKind Written = new(
        "overflow.written", HealthStage.Check, 300, FaultArea.Activation, Severity.Warning, "a formula that overflows as it is written");

    public override CheckOutcome Run(Subject subject)
    {
        var findings = new List<Finding>();
        var single = Add(findings, subject, "The compiled float32 loop", x => subject.Kernel.At(x).Value, subject.Value, float.MaxValue);
        if (single is null) Add(findings, subject, subject.Code is null ? "The compiled form in float64" : "The code in float64", Raw(subject), subject.Value, double.MaxValue);
        Add(findings, subject, "The compiled derivative", x => subject.Kernel.At(x).Slope, subject.Derivative, float.MaxValue, "derivative");
        // What is compiled is no way out where it overflows itself.
        var compiled = findings.Count > 0 ? null : subject.Compiled?.ToString();
        if (subject.Formula is { } written) findings.AddRange(WrittenForm.Overflow(written, subject.Value, Written, compiled));
        return Outcome("overflow", "overflow", findings.Count == 0 ? "finite, as written and as compiled, up to |x| = 1e4" : findings[0].Message, findings);
    }

    private static string Rewrite(Formula? formula, double x)
    {
        var part = formula is null ? null : new RoundedProgram(formula, single: true).FirstOverflow((float)x);
        return part is Operation { Operator: var op } && op == Operators.Exp
            ? $"{part} overflows there: bound its argument where the rest has settled, as in {Functions.Exp(Functions.Min(part.Arguments[0], 20))}."
            : $"Rewrite it so that no part overflows{(part is null ? ": exponentials of negative arguments only" : $"; {part} does")}.";
    }

    private static Func<double, double> Raw(Subject subject) => subject.Compiled is { } f ? x => f.Program.Run(x) : subject.Value;

    private static OverflowPlace? Add(
        List<Finding> findings, Subject subject, string what, Func<double, double> computed, Func<double, double> truth, double largest, string kind = "value")
    {
        if (OverflowSweep.Find(computed, truth, largest) is not { } place || Math.Abs(place.X) > OverflowSweep.Practical) return null;
        if (place.Legitimate)
        {
            if (kind == "value")
            {
                findings.Add(new(Range, $"The function outgrows {(largest < 1e300 ? "float32" : "float64")} at x = {NumberWords.Number(place.X)}.",
                    "One large input makes the whole network NaN: bound the growth, for instance with min(x, 20) inside the exponential.")
                { X = place.X, Expected = place.Expected, Got = place.Got });
            }

            return place;
        }

        var better = subject.Formula is null ? "" : BetterForms.Advice(subject.Formula);
        findings.Add(new(kind == "value" ? Compiled : Derivative,
            $"{what} gives {NumberWords.Number(place.Got)} from x = {NumberWords.Number(place.X)} on; the function is about {NumberWords.Number(place.Expected)} there.",
            better.Length > 0 ? better : Rewrite(kind == "value" ? subject.Compiled : subject.Formula?.Derivative(), place.X))
        { X = place.X, Expected = place.Expected, Got = place.Got });
        return place;
    }
}
