using Hillock.Formulas;

namespace Hillock.Health.Checks;

/// <summary>What a formula does when it is computed step by step as it is written, as it would be elsewhere.</summary>
internal static class WrittenForm
{
    private const double Serious = 1000;

    /// <summary>Overflow and NaN, in float32 and float64.</summary>
    /// <param name="formula">As written, without parameters.</param>
    /// <param name="truth">The same function, computed well.</param>
    /// <param name="kind">Of the finding.</param>
    /// <param name="compiled">What Hillock uses instead.</param>
    public static IEnumerable<Finding> Overflow(Formula formula, Func<double, double> truth, FindingKind kind, string? compiled)
    {
        var program = new RoundedProgram(formula, single: true);
        var single = OverflowSweep.Find(program.Run, truth, float.MaxValue);
        if (single is null || single.Legitimate || Math.Abs(single.X) > OverflowSweep.Practical) yield break;
        var wide = OverflowSweep.Find(new RoundedProgram(formula, single: false).Run, truth, double.MaxValue);
        var part = program.FirstOverflow(single.X);
        var also = wide is { Legitimate: false } ? $" (float64: x = {NumberWords.Number(wide.X)})" : "";
        yield return new(kind,
            $"As written, {formula} gives {NumberWords.Number(single.Got)} from x = {NumberWords.Number(single.X)} on in float32{also}, where the function is {NumberWords.Number(single.Expected)}: {part} overflows.",
            Instead(formula, compiled))
        { X = single.X, Expected = single.Expected, Got = single.Got };
    }

    /// <summary>Digits lost in float32.</summary>
    public static IEnumerable<Finding> Cancellation(Formula formula, Func<double, double> truth, FindingKind kind, string? compiled)
    {
        var program = new RoundedProgram(formula, single: true);
        var worst = UlpSweep.Worst(xs => [.. xs.Select(x => (float)program.Run(x))], truth);
        if (worst is null || worst.Ulps < Serious) yield break;
        yield return new(kind,
            $"As written, {formula} loses digits in float32: {NumberWords.Count(worst.Ulps)} ULP at x = {NumberWords.Number(worst.X)}{Cause(program, worst.X)}.",
            Instead(formula, compiled))
        { Severity = worst.IsTail ? Severity.Note : Severity.Warning, X = worst.X, Expected = worst.Expected, Got = worst.Got };
    }

    /// <summary>Which sum cancels, for a sentence.</summary>
    public static string Cause(RoundedProgram program, double x) => program.WorstCancellation(x) is { } worst
        ? double.IsInfinity(worst.Digits) || worst.Digits >= 7 ? $", where {worst.Node} cancels entirely" : $", where {worst.Node} cancels {worst.Digits:F0} of 7 digits"
        : "";

    private static string Instead(Formula formula, string? compiled)
    {
        var better = BetterForms.Advice(formula);
        var own = compiled is null || compiled == formula.ToString() ? "" : $"Hillock compiles {compiled} instead, which does not. ";
        return better.Length > 0 ? own + better : own.Length > 0 ? own + "Use that form elsewhere too." : "Rewrite it so that no part overflows and no nearly equal numbers are subtracted.";
    }
}
