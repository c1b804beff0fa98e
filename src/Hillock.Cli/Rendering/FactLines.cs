using Hillock.Activations.Facts;
using Hillock.Formulas;

namespace Hillock.Cli.Rendering;

/// <summary>Facts of a formula as short lines of text.</summary>
internal static class FactLines
{
    private const int MostPlaces = 6;

    /// <summary>Name and text of each fact worth a line.</summary>
    public static IEnumerable<(string Name, string Text)> Of(FormulaFacts f)
    {
        yield return ("range", Range(f.Range));
        yield return ("shape", Shape(f));
        yield return ("far left", Tail(f.Left, f.Range.Low));
        yield return ("far right", Tail(f.Right, f.Range.High));
        yield return ("kinks", f.Kinks.Count == 0 ? "none" : Places(f.Kinks, Kink));
        yield return ("zeros", f.Roots.Count == 0 ? "none" : Places(f.Roots, Stretch));
        yield return ("extremes", Places(f.Extrema, Extreme));
        yield return ("slope", double.IsFinite(f.Lipschitz) ? $"at most {Figures.Number(f.Lipschitz)} (Lipschitz constant)" : "without bound");
        yield return ("saturated", f.Saturated.Count == 0 ? "" : $"{Places(f.Saturated, Stretch)} (slope under 1 % of its largest)");
        yield return ("dead", f.Dead.Count == 0 ? "" : $"{Places(f.Dead, Stretch)} (slope exactly 0)");
        yield return ("on N(0, 1)", Moments(f.Moments));
    }

    /// <summary>As in <c>[-0.2785, ∞)</c>.</summary>
    public static string Range(Interval range) =>
        $"{(range.LowAttained ? '[' : '(')}{Figures.Number(range.Low)}, {Figures.Number(range.High)}{(range.HighAttained ? ']' : ')')}";

    /// <summary>What a measurement says.</summary>
    public static string Cost(ActivationCost cost) =>
        $"{Figures.Number(cost.Value)} ns an element ({Figures.Fixed(cost.ValueOverRelu, 1)} × relu), with derivative {Figures.Number(cost.Both)} ns "
            + $"({Figures.Fixed(cost.BothOverRelu, 1)} ×), in cache, one thread";

    private static string Shape(FormulaFacts f)
    {
        var words = new List<string> { f.Smoothness.ToString() };
        if (f.IsMonotonic) words.Add(Words.Of(f.Monotonicity)!);
        if (f.Curvature != Curvature.Neither) words.Add(Words.Of(f.Curvature)!);
        if (f.Symmetry != Symmetry.Neither) words.Add(Words.Of(f.Symmetry)!);
        if (f.IsZeroCentred) words.Add("zero-centred");
        words.Add((f.IsBoundedBelow, f.IsBoundedAbove) switch
        {
            (true, true) => "bounded",
            (true, _) => "bounded below",
            (_, true) => "bounded above",
            _ => "unbounded",
        });
        return string.Join(", ", words);
    }

    private static string Tail(Tail tail, double end)
    {
        if (double.IsNaN(tail.Limit)) return double.IsInfinity(end) ? "no limit" : "no limit, but bounded";
        if (double.IsFinite(tail.Limit)) return $"tends to {Figures.Number(tail.Limit)}";
        return tail.Asymptote is { } line ? $"{Figures.Number(tail.Limit)}, along {Line(line)}" : Figures.Number(tail.Limit);
    }

    private static string Line(Asymptote line)
    {
        var slope = line.Slope == 1 ? "x" : line.Slope == -1 ? "-x" : $"{Figures.Number(line.Slope)} x";
        return line.Intercept == 0 ? slope : $"{slope} {(line.Intercept < 0 ? '-' : '+')} {Figures.Number(Math.Abs(line.Intercept))}";
    }

    private static string Kink(Kink k) => k.IsJump
        ? $"x = {Figures.Number(k.X)}: jumps from {Figures.Number(k.Before.Value)} to {Figures.Number(k.After.Value)} (there {Figures.Number(k.Value)})"
        : $"x = {Figures.Number(k.X)}: slope {Figures.Number(k.Before.Derivative)} before, {Figures.Number(k.After.Derivative)} after, "
            + $"{Figures.Number(k.Derivative)} there";

    private static string Extreme(Extremum e) =>
        $"{(e.IsMaximum ? "maximum" : "minimum")} {Figures.Number(e.Value)} at x = {Figures.Number(e.X)}{(e.IsGlobal ? "" : " (local)")}";

    private static string Stretch(Stretch s) => (double.IsFinite(s.From), double.IsFinite(s.To)) switch
    {
        (false, false) => "everywhere",
        (false, true) => $"x ≤ {Figures.Number(s.To)}",
        (true, false) => $"x ≥ {Figures.Number(s.From)}",
        _ => s.IsPoint ? $"x = {Figures.Number(s.From)}" : $"{Figures.Number(s.From)} ≤ x ≤ {Figures.Number(s.To)}",
    };

    private static string Moments(GaussianMoments m) => double.IsInfinity(m.Gain)
        ? "values too small for float64 to square, so no gain"
        : m.IsAnalysable
        ? $"mean {Figures.Number(Math.Round(m.Mean, 12) + 0)}, gain {Figures.Number(m.Gain)} forward and {Figures.Number(m.BackwardGain)} backward, C'(1) "
            + $"{Figures.Number(m.CorrelationSlope)}"
        : $"mean {Figures.Number(Math.Round(m.Mean, 12) + 0)}, gain {Figures.Number(m.Gain)} forward; backward not analysable, for it jumps";

    private static string Places<T>(IReadOnlyList<T> places, Func<T, string> text)
    {
        // Of many, those nearest to 0.
        var middle = places.Count <= MostPlaces ? 0 : (places.Count - MostPlaces) / 2;
        var shown = string.Join("; ", places.Skip(middle).Take(MostPlaces).Select(text));
        return places.Count <= MostPlaces ? shown : $"{shown}; … ({places.Count} found)";
    }
}
