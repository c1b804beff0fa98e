using Hillock.Activations;
using Hillock.Activations.Facts;

namespace Hillock.Reports;

/// <summary>The derived facts of an activation as named lines, for pages.</summary>
internal static class FactSheet
{
    /// <summary>What can be drawn: the activation itself, or what a stochastic one is when it predicts; null for one of a row.</summary>
    public static ElementwiseActivation? Curve(Activation activation) => activation switch
    {
        ElementwiseActivation e => e,
        StochasticActivation s => s.AtEvaluation,
        _ => null,
    };

    /// <summary>What follows from the definition, of any kind.</summary>
    public static IEnumerable<(string Name, string Value)> Of(Activation activation) => activation switch
    {
        ElementwiseActivation e => Of(e),
        StochasticActivation s => KindFacts.Of(s, Numerals.Of).Concat(Of(s.AtEvaluation)),
        RowActivation row => KindFacts.Of(RowFacts.Of(row), Numerals.Of).Where(f => f.Text.Length > 0),
        _ => [],
    };

    /// <summary>What follows from the formula.</summary>
    public static IEnumerable<(string Name, string Value)> Of(ElementwiseActivation activation)
    {
        var facts = FormulaFacts.Of(activation);
        yield return ("range", Numerals.Of(facts.Range));
        yield return ("limit at −∞", Tail(facts.Left));
        yield return ("limit at ∞", Tail(facts.Right));
        yield return ("shape", Shape(facts));
        yield return ("smoothness", Smoothness(facts.Smoothness));
        yield return ("kinks and jumps", Numerals.List(facts.Kinks, Kink, "none"));
        yield return ("zeros", Numerals.List(facts.Roots, Numerals.Of, "none"));
        yield return ("extrema", Numerals.List(facts.Extrema, e => $"{(e.IsMaximum ? "maximum" : "minimum")} {Numerals.Of(e.Value)} at "
            + $"{Numerals.Of(e.X)}", "none"));
        yield return ("Lipschitz constant", Numerals.Of(facts.Lipschitz));
        yield return ("saturated", Numerals.List(facts.Saturated, Numerals.Of, "nowhere"));
        yield return ("dead, slope exactly 0", Numerals.List(facts.Dead, Numerals.Of, "nowhere"));
        yield return ("mean for N(0, 1) input", Numerals.Of(facts.Moments.Mean));
        yield return ("mean square for N(0, 1) input", Numerals.Of(facts.Moments.MeanSquare));
        yield return ("gain, forward", Numerals.Of(facts.Moments.Gain));
        yield return ("gain, backward", facts.Moments.IsAnalysable ? Numerals.Of(facts.Moments.BackwardGain) : "none, the value jumps");
        yield return ("zero-centred", facts.IsZeroCentred ? "yes" : "no");
    }

    private static string Tail(Tail tail) => tail.Asymptote is { Slope: not 0 } line
        ? $"{Numerals.Of(tail.Limit)}, along {Line(line)}"
        : Numerals.Of(tail.Limit);

    private static string Line(Asymptote line)
    {
        var slope = line.Slope == 1 ? "x" : line.Slope == -1 ? "−x" : $"{Numerals.Of(line.Slope)}x";
        return Math.Abs(line.Intercept) < 1e-9 ? $"y = {slope}" : $"y = {slope} {(line.Intercept < 0 ? '−' : '+')} {Numerals.Of(Math.Abs(line.Intercept))}";
    }

    private static string Shape(FormulaFacts facts)
    {
        var words = new List<string>
        {
            facts.Monotonicity switch
            {
                Monotonicity.Increasing => "increasing",
                Monotonicity.NonDecreasing => "non-decreasing",
                Monotonicity.Decreasing => "decreasing",
                Monotonicity.NonIncreasing => "non-increasing",
                _ => "not monotonic",
            },
        };
        if (facts.Curvature != Curvature.Neither) words.Add(facts.Curvature.ToString().ToLowerInvariant());
        if (facts.Symmetry != Symmetry.Neither) words.Add(facts.Symmetry.ToString().ToLowerInvariant());
        words.Add(facts.IsBounded ? "bounded" : facts.IsBoundedBelow ? "bounded below" : facts.IsBoundedAbove ? "bounded above" : "unbounded");
        return string.Join(", ", words);
    }

    private static string Smoothness(Smoothness smoothness) => smoothness switch
    {
        { IsSmooth: true } => "smooth (every derivative is continuous)",
        { IsContinuous: false } => "the value jumps",
        { Order: 0 } => "continuous, the slope jumps (C0)",
        _ => $"{smoothness.Order} continuous derivative{(smoothness.Order == 1 ? "" : "s")} (C{smoothness.Order})",
    };

    private static string Kink(Kink kink) => kink.IsJump
        ? $"jump at {Numerals.Of(kink.X)} from {Numerals.Of(kink.Before.Value)} to {Numerals.Of(kink.After.Value)}, value {Numerals.Of(kink.Value)}"
        : $"kink at {Numerals.Of(kink.X)}, slope {Numerals.Of(kink.Before.Derivative)} before, {Numerals.Of(kink.After.Derivative)} after, "
            + $"{Numerals.Of(kink.Derivative)} used";
}
