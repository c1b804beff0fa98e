using System.Globalization;
using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Comparisons;

/// <summary>The answer to a claim in sentences.</summary>
internal static class ClaimWords
{
    /// <summary>An answer in words.</summary>
    public static string Word(ClaimAnswer answer) => answer switch
    {
        ClaimAnswer.Held => "held",
        ClaimAnswer.DidNotHold => "did not hold",
        _ => "cannot be told",
    };

    public static string Of(ClaimResult claim, ComparisonPlan plan) => string.Join(
        '\n', claim.Figures.Select(f => Figure(f, plan, claim.Figures.Count > 1)).Prepend($"{Capital(Word(claim.Answer))}: {claim.Sentence}"));

    /// <summary>A figure with its interval, such as <c>12.3 % fewer epochs (4.1 to 19.8)</c>.</summary>
    public static string Measured(ClaimFigure f)
    {
        if (f.Change is not { } change) return "nothing that can be measured";
        var less = change < 0;
        var (low, high) = less ? (-f.High, -f.Low) : (f.Low, f.High);
        var size = change switch
        {
            double.PositiveInfinity => $"infinitely more {f.Thing}",
            double.NegativeInfinity => f.Measure == ClaimMeasure.Accuracy ? "infinitely less accuracy" : $"infinitely {Less(f)} {f.Thing}",
            -100 when f.Measure == ClaimMeasure.Epochs => $"infinitely fewer {f.Thing}",
            _ => $"{Number(Math.Abs(change))} {Unit(f)} {(less ? Less(f) : "more")} {f.Thing}",
        };
        if (!double.IsFinite(change) || (change == -100 && f.Unit == ClaimUnit.Percent)) return low == high ? size : $"{size} ({Range(low, high)} %)";
        return $"{size} ({Range(low, high)})";
    }

    private static string Figure(ClaimFigure f, ComparisonPlan plan, bool several)
    {
        var what = plan.Design.VariesSplits ? "splits" : "seeds";
        var rows = f.Measure is ClaimMeasure.Accuracy or ClaimMeasure.Error ? $" on the {f.Rows} rows" : "";
        var answer = several ? $" {Capital(Word(f.Answer))}." : "";
        var values = f is { Own: { } own, Other: { } other } ? $": {Value(f.Measure, own)} against {Value(f.Measure, other)}" : "";
        return $"{f.Arm} has {Measured(f)} than {f.Than}{rows}{values}; 95 % interval over {f.Pairs} {what}. Claimed: {f.Claimed}.{answer}"
            + string.Concat(f.Notes.Select(n => " " + n));
    }

    private static string Value(ClaimMeasure measure, double value) => measure switch
    {
        ClaimMeasure.Accuracy or ClaimMeasure.DeadUnits => double.IsFinite(value) ? $"{NumberText.Fixed(100 * value, 2, "?")} %" : "none",
        ClaimMeasure.Epochs => double.IsFinite(value) ? value.ToString("0.#", CultureInfo.InvariantCulture) : "never",
        ClaimMeasure.StepTime => double.IsFinite(value) ? $"{NumberText.Digits(value, 3)} µs" : "none",
        _ => double.IsFinite(value) ? NumberText.Digits(value, 3) : "none",
    };

    private static string Less(ClaimFigure f) => f.Measure is ClaimMeasure.Epochs or ClaimMeasure.DeadUnits ? "fewer" : "less";

    private static string Unit(ClaimFigure f) => f.Unit == ClaimUnit.Points ? "points" : "%";

    private static string Range(double low, double high) => (double.IsFinite(low), double.IsFinite(high)) switch
    {
        (true, true) => $"{Number(low)} to {Number(high)}",
        (true, false) => $"{Number(low)} or more",
        (false, true) => $"{Number(high)} or less",
        _ => "anything",
    };

    private static string Number(double value) =>
        value.ToString(Math.Abs(value) < 10 ? "0.##" : "0.#", CultureInfo.InvariantCulture) is var text && text == "-0" ? "0" : text;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
