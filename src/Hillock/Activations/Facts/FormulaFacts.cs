using System.Runtime.CompilerServices;
using Hillock.Formulas;

namespace Hillock.Activations.Facts;

/// <summary>What follows from a formula, parameters at their own values: nothing here is claimed by hand.</summary>
/// <remarks>Symbolic where it can be (pieces without choices, their derivatives, interval bounds), else found by a look at every feature of the
/// formula and over all magnitudes, refined by bisection; of endlessly many places, as the zeros of a sine, those around its features.
/// Found once for each formula; safe to ask from several threads.</remarks>
public sealed record FormulaFacts
{
    private static readonly ConditionalWeakTable<Formula, FormulaFacts> Found = [];

    internal FormulaFacts()
    {
    }

    /// <summary>The values it takes; where waves come to no period an end is a bound that interval arithmetic gives, and open.</summary>
    public required Interval Range { get; init; }

    /// <summary>What it does towards <c>-inf</c>.</summary>
    public required Tail Left { get; init; }

    /// <summary>What it does towards <c>inf</c>.</summary>
    public required Tail Right { get; init; }

    /// <summary>Whether values rise or fall.</summary>
    public required Monotonicity Monotonicity { get; init; }

    /// <summary>Which way it bends.</summary>
    public required Curvature Curvature { get; init; }

    /// <summary>Odd, even or neither.</summary>
    public required Symmetry Symmetry { get; init; }

    /// <summary>How many derivatives are continuous.</summary>
    public required Smoothness Smoothness { get; init; }

    /// <summary>Where value or slope jump, ascending.</summary>
    public required IReadOnlyList<Kink> Kinks { get; init; }

    /// <summary>Where it is 0, ascending; points, or stretches of them.</summary>
    public required IReadOnlyList<Stretch> Roots { get; init; }

    /// <summary>Minima and maxima between higher or lower neighbours, ascending; plateaus are none.</summary>
    public required IReadOnlyList<Extremum> Extrema { get; init; }

    /// <summary>The least upper bound of <c>|f'|</c> (an upper bound where waves come to no period); <c>inf</c> if there is none, as with a
    /// jump.</summary>
    public required double Lipschitz { get; init; }

    /// <summary>Where <c>|f'|</c> is below 1 % of its largest (of its largest around its features where it grows without bound), in
    /// stretches no shorter than its broadest feature; where no distance stands out either, as in x^2, where it is 0.</summary>
    public required IReadOnlyList<Stretch> Saturated { get; init; }

    /// <summary>Where <c>f'</c> is exactly 0, so that a unit there learns nothing.</summary>
    public required IReadOnlyList<Stretch> Dead { get; init; }

    /// <summary>Averages over standard normal input.</summary>
    public required GaussianMoments Moments { get; init; }

    /// <summary><c>f(0) = 0</c> and <c>E f(z) = 0</c> for standard normal z, to a thousandth of the root mean square.</summary>
    public required bool IsZeroCentred { get; init; }

    /// <summary>Whether there is a least value it stays above.</summary>
    public bool IsBoundedBelow => double.IsFinite(Range.Low);

    /// <summary>Whether there is a largest value it stays below.</summary>
    public bool IsBoundedAbove => double.IsFinite(Range.High);

    /// <summary>Whether it stays between two values.</summary>
    public bool IsBounded => Range.IsBounded;

    /// <summary>Whether it never falls, or never rises.</summary>
    public bool IsMonotonic => Monotonicity != Monotonicity.Neither;

    /// <summary>The facts of <paramref name="formula"/>.</summary>
    public static FormulaFacts Of(Formula formula) => Found.GetValue(formula, f => FactFinder.Find(f.Simplify()));

    /// <summary>Only the <see cref="Range"/> of <paramref name="activation"/>, which is found in a fraction of the time of all facts.</summary>
    public static Interval RangeOf(ElementwiseActivation activation) =>
        Found.TryGetValue(activation.Formula, out var known) ? known.Range : FactFinder.Range(activation.Formula.Simplify());

    /// <summary>The facts of <paramref name="activation"/>, parameters at their own values.</summary>
    public static FormulaFacts Of(ElementwiseActivation activation) => Of(activation.Formula);

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
