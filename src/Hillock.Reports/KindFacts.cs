using Hillock.Activations;
using Hillock.Activations.Facts;
using Hillock.Formulas;

namespace Hillock.Reports;

/// <summary>What is said of activations that are no plain function of one number: of rows, and of noise in training.</summary>
public static class KindFacts
{
    /// <summary>The facts of a row activation as named lines; <paramref name="number"/> writes the numbers.</summary>
    public static IEnumerable<(string Name, string Text)> Of(RowFacts facts, Func<double, string> number)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(number);
        yield return ("range", Interval(facts.Range, number) + Width(facts, facts.RangeHoldsForAnyWidth));
        yield return ("smoothness", facts.Smoothness.IsSmooth ? "smooth" : facts.Smoothness.IsContinuous ? facts.Smoothness.ToString() : "the value jumps");
        yield return ("sum of the outputs", Fixed(facts.Sum, number));
        yield return ("length of the outputs", Fixed(facts.Length, number));
        yield return ("their mean square", Fixed(facts.MeanSquare, number));
        yield return ("all inputs moved", Response(facts.Shift, "the outputs move by as much"));
        yield return ("all inputs scaled", Response(facts.Scale, "the outputs scale by as much"));
        yield return ("order", Order(facts));
        yield return ("a row of zeros", facts.AtZero is not { } zero ? "" : double.IsNaN(zero) ? "has no value" : $"gives {number(zero)} each{Width(facts, zero == 0)}");
        yield return ("Lipschitz constant", number(facts.Lipschitz) + (double.IsFinite(facts.Lipschitz) ? Width(facts, facts.LipschitzHoldsForAnyWidth) : ""));
        var m = facts.Moments;
        yield return ("on N(0, 1) inputs", $"mean {number(Rounded(m.Mean))}, gain {number(m.Gain)} forward, "
            + (double.IsNaN(m.DerivativeMeanSquare) ? "backward not analysable, for it jumps" : $"{number(m.BackwardGain)} backward") + Width(facts, facts.Outputs != facts.Inputs));
        yield return ("sparsity", m.ZeroShare > 0.001 ? $"{100 * m.ZeroShare:0} % of the outputs are exactly 0 on N(0, 1) inputs" : "");
    }

    /// <summary>What the noise of an activation does, as named lines.</summary>
    public static IEnumerable<(string Name, string Text)> Of(StochasticActivation activation, Func<double, string> number)
    {
        ArgumentNullException.ThrowIfNull(activation);
        ArgumentNullException.ThrowIfNull(number);
        var facts = StochasticFacts.Of(activation);
        yield return ("noise", activation.Noise == Noise.Uniform ? "uniform in [0, 1), a new number for each element and step" : "normal, mean 0 and deviation 1, a new number for each element and step");
        yield return ("mean of training", facts.IsUnbiased ? "what it predicts" : $"up to {number(facts.Bias)} from what it predicts, at x = {number(facts.BiasAt)}");
        yield return ("deviation", $"{number(facts.Deviation)} on N(0, 1) inputs");
        yield return ("gain in training", $"{number(facts.Gain)} forward, {number(1 / Math.Sqrt(facts.DerivativeMeanSquare))} backward");
    }

    /// <summary>The derivatives of a row activation as text: by each half of a gate, of each output of a widening one; empty for the others, which
    /// Hillock differentiates by dual numbers.</summary>
    public static IEnumerable<(string Name, string Text)> Derivatives(Activation activation) => activation switch
    {
        GatedActivation g => [("df/da", GatedActivation.InHalves(g.ByFirst)), ("df/db", GatedActivation.InHalves(g.BySecond))],
        WideningActivation w => w.Formulas.Select((f, i) => ($"df{i + 1}/dx", f.Derivative().ToString())),
        _ => [],
    };

    private static string Interval(Interval range, Func<double, string> number) =>
        $"{(range.LowAttained ? '[' : '(')}{number(range.Low)}, {number(range.High)}{(range.HighAttained ? ']' : ')')}";

    private static string Fixed(double? value, Func<double, string> number) => value is { } v ? $"{number(v)}, whatever the row" : "";

    private static string Response(RowResponse response, string follows) => response switch
    {
        RowResponse.Unchanged => "the outputs stay as they are",
        RowResponse.Follows => follows,
        _ => "",
    };

    private static string Order(RowFacts facts) => facts switch
    {
        { Order: RowMonotonicity.Kept } => "larger inputs have larger outputs, or equal ones",
        { Order: RowMonotonicity.Reversed } => "larger inputs have smaller outputs, or equal ones",
        _ => "",
    };

    private static string Width(RowFacts facts, bool any) => any ? "" : $" ({facts.Inputs} inputs)";

    private static double Rounded(double value) => Math.Round(value, 9) + 0;
}
