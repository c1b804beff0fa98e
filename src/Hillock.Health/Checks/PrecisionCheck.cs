namespace Hillock.Health.Checks;

/// <summary>The float32 loops of training against float64, and the formula as written.</summary>
internal sealed class PrecisionCheck : Check
{
    public static readonly FindingKind Value = new(
        "precision.value", HealthStage.Check, 320, FaultArea.Activation, Severity.Note, "float32 values that lose digits");
    public static readonly FindingKind Derivative = new(
        "precision.derivative", HealthStage.Check, 330, FaultArea.Activation, Severity.Note, "float32 slopes that lose digits");
    public static readonly FindingKind Written = new(
        "precision.written", HealthStage.Check, 340, FaultArea.Activation, Severity.Warning, "a formula that loses digits as it is written");

    private const double Fine = 16;
    private const double Serious = 1000;

    public override CheckOutcome Run(Subject subject)
    {
        var value = UlpSweep.Worst(xs => subject.Kernel.Run(xs).Values, subject.Value);
        var slope = UlpSweep.Worst(xs => subject.Kernel.Run(xs).Slopes, subject.Derivative, eitherSide: true);
        var findings = new List<Finding>();
        if (value is { Ulps: > Fine }) findings.Add(Off(subject, value, "value", Value));
        if (slope is { Ulps: > Fine }) findings.Add(Off(subject, slope, "derivative", Derivative));
        if (subject.Formula is { } written && value is null or { Ulps: <= Serious })
            findings.AddRange(WrittenForm.Cancellation(written!, subject.Value, Written, subject.Compiled!.ToString()));
        return Outcome("precision", "precision",
            $"float32 within {Ulps(value)} ULP of float64, the derivative within {Ulps(slope)}", findings);
    }

    private static string Ulps(UlpPlace? place) => place is null ? "0" : place.Ulps < 10 ? place.Ulps.ToString("F1", System.Globalization.CultureInfo.InvariantCulture) : NumberWords.Count(place.Ulps);

    private static Finding Off(Subject subject, UlpPlace place, string what, FindingKind kind)
    {
        var formula = what == "value" ? subject.Compiled : subject.Formula?.Derivative();
        var cause = formula is null ? "" : WrittenForm.Cause(new RoundedProgram(formula, single: true), place.X);
        var better = formula is null ? "" : BetterForms.Advice(formula);
        var severity = place.IsTail || place.Ulps < Serious ? Severity.Note : Severity.Warning;
        var tail = place.IsTail ? " That is below one rounding of its largest usual values, so it rarely matters." : "";
        return new(kind, $"The float32 {what} is {NumberWords.Count(place.Ulps)} ULP off at x = {NumberWords.Number(place.X)}{cause}.{tail}",
            better.Length > 0 ? better : place.IsTail ? "Nothing to do, unless the digits of the tail itself matter." : "Rewrite it so that nearly equal numbers are not subtracted.")
        { Severity = severity, X = place.X, Expected = place.Expected, Got = place.Got };
    }
}
