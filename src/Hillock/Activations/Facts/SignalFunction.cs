using System.Runtime.CompilerServices;
using Hillock.Formulas;

namespace Hillock.Activations.Facts;

/// <summary>An activation of single numbers as a signal meets it: value, slope, where pieces meet, and the mean over its noise if it has some.</summary>
internal sealed class SignalFunction
{
    private static readonly ConditionalWeakTable<object, SignalFunction> Found = [];

    private readonly SignalTable _table;

    private SignalFunction(IReadOnlyList<(Func<double, double> Value, Func<double, double> Slope, double Weight)> draws, double[] edges, bool jumps)
    {
        Draws = draws;
        Edges = edges;
        Jumps = jumps;
        // Of a slope that grows without bound, the largest near 0.
        LargestSlope = Steepest(20) > 1.5 * Steepest(10) ? Steepest(1) : Steepest(10);
        _table = new SignalTable(this);
    }

    /// <summary>Value and slope, once for each value of the noise with its weight; one without noise.</summary>
    public IReadOnlyList<(Func<double, double> Value, Func<double, double> Slope, double Weight)> Draws { get; }

    /// <summary>Where pieces meet, and places that close in on thin features.</summary>
    public double[] Edges { get; }

    /// <summary>Whether the value jumps, so that the slope says nothing of how inputs part.</summary>
    public bool Jumps { get; }

    /// <summary>The largest <c>|f'|</c> within ±10, within ±1 where it grows without bound.</summary>
    public double LargestSlope { get; }

    /// <summary>Whether the pieces are known, so that averages are exact to rounding.</summary>
    public bool IsExact { get; private init; } = true;

    /// <summary>The function of an activation of single numbers; null for one of whole rows.</summary>
    public static SignalFunction? Of(Activation activation) => activation switch
    {
        ElementwiseActivation e => Found.GetValue(e.Formula, _ => OfFormula(e.Formula)),
        StochasticActivation s => Found.GetValue(s, _ => OfNoise(s)),
        CustomActivation c => Found.GetValue(c, _ => new SignalFunction([(c.Value, c.Derivative, 1)], [], jumps: false) { IsExact = false }),
        _ => null,
    };

    /// <summary>The averages over normal numbers of a mean and a variance; from a table where the mean is 0.</summary>
    public SignalMoments Moments(double mean, double variance) =>
        mean == 0 && variance > 1e-200 && variance < 1e30 ? _table.At(variance) : SignalMoments.Of(this, mean, Math.Max(0, variance));

    private double Steepest(double reach) => Enumerable.Range(-200, 401).Select(i => (i + 0.25) / 200 * reach)
        .Max(x => Draws.Max(d => Math.Abs(d.Slope(x)) is var slope && double.IsFinite(slope) ? slope : 0));

    private static SignalFunction OfFormula(Formula formula)
    {
        var slope = formula.Derivative();
        return new SignalFunction([(formula.Evaluate, slope.Evaluate, 1)], FeatureEdges.Of(formula), GaussianMoments.Jumps(formula));
    }

    private static SignalFunction OfNoise(StochasticActivation activation)
    {
        var slope = activation.Training.Derivative();
        return new SignalFunction(
            [.. NoisesOf(activation.Noise).Select(n => (
                (Func<double, double>)At(activation.Training, n.Z).Evaluate, (Func<double, double>)At(slope, n.Z).Evaluate, n.Weight))],
            FeatureEdges.Of(activation.Training),
            jumps: false)
        { IsExact = false };

        static Formula At(Formula formula, double noise) => formula.Replace(l => l.Equals(StochasticActivation.NoiseVariable) ? noise : l);
    }

    private static IEnumerable<(double Z, double Weight)> NoisesOf(Noise noise) =>
        noise == Noise.Uniform ? NormalRule.Plain([0, 1]) : NormalRule.Normal(NormalRule.Panels(-6, 6, 3));
}
