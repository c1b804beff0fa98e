using Hillock.Formulas;

namespace Hillock.Activations.Facts;

/// <summary>Puts the facts of a formula together.</summary>
internal static class FactFinder
{
    private const double Centred = 1e-3;

    internal static FormulaFacts Find(Formula formula)
    {
        var (curves, seams) = Parts(formula);

        // A number added to it changes neither slopes nor bends nor breaks: they are looked for without it.
        var shape = Lift.Off(formula);
        var (bare, joints) = ReferenceEquals(shape, formula) ? (curves, seams) : Parts(shape);
        var range = Range(formula);
        var moments = GaussianMoments.Of(formula);
        var slopes = new SlopeSearch(bare, joints);
        var scale = slopes.Scale;
        return new FormulaFacts
        {
            Range = range,
            Left = TailSearch.Of(curves[0], -1),
            Right = TailSearch.Of(curves[^1], 1),
            Monotonicity = ShapeSearch.Monotonicity(bare, joints, scale),
            Curvature = ShapeSearch.Curvature(bare, joints, scale),
            Symmetry = ShapeSearch.Symmetry(formula),
            Smoothness = joints.Select(s => s.Smoothness()).Append(Smoothness.Smooth).Min(),
            Kinks = [.. seams.Where(s => s.IsKink).Select(s => s.Kink)],
            Roots = PlaceSearch.Roots(curves, seams),
            Extrema = [.. PlaceSearch.Extrema(curves, seams, scale).Select(e => e with { IsGlobal = IsGlobal(e, range) })],
            Lipschitz = slopes.Largest,
            Saturated = slopes.Saturated(),
            Dead = slopes.Dead(),
            Moments = moments,
            IsZeroCentred = formula.Evaluate(0) == 0 && moments.MeanSquare > 0 && Math.Abs(moments.Mean) <= Centred * Math.Sqrt(moments.MeanSquare),
        };
    }

    private static (Curve[] Curves, Seam[] Seams) Parts(Formula formula)
    {
        var features = Features.Of(formula);
        var curves = formula.Pieces().Select(p => new Curve(p, features)).ToArray();
        return (curves, [.. curves.Zip(curves.Skip(1), (left, right) => new Seam(formula, left, right))]);
    }

    /// <summary>The values a formula takes; beside a pole there is no largest.</summary>
    internal static Interval Range(Formula formula)
    {
        var range = formula.RangeOf();
        foreach (var value in Joint.Of(formula).SelectMany(j => new[] { j.Before, j.After }).Where(double.IsInfinity))
            range = value > 0 ? range with { High = value, HighAttained = false } : range with { Low = value, LowAttained = false };
        return range;
    }

    private static bool IsGlobal(Extremum e, Interval range)
    {
        var end = e.IsMaximum ? range.High : range.Low;
        return double.IsFinite(end) && Math.Abs(e.Value - end) <= 1e-12 * (1 + Math.Abs(end));
    }
}
