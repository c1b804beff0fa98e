using System.Runtime.CompilerServices;
using Hillock.Formulas;

namespace Hillock.Activations.Facts;

/// <summary>An activation of single numbers as a signal meets it: value, slope, where pieces meet, and the mean over its noise if it has some.</summary>
internal sealed class SignalFunction
{
    private const int NoiseDraws = 24;
    private static readonly ConditionalWeakTable<object, SignalFunction> Found = [];

    private readonly SignalTable _table;

    private SignalFunction(IReadOnlyList<(Func<double, double> Value, Func<double, double> Slope)> draws, double[] edges, bool jumps)
    {
        Draws = draws;
        Edges = edges;
        Jumps = jumps;
        LargestSlope = Enumerable.Range(-800, 1601).Select(i => (i + 0.5) / 80)
            .Max(x => draws.Max(d => Math.Abs(d.Slope(x)) is var slope && double.IsFinite(slope) ? slope : 0));
        _table = new SignalTable(this);
    }

    /// <summary>Value and slope, once for each draw of the noise; one without noise.</summary>
    public IReadOnlyList<(Func<double, double> Value, Func<double, double> Slope)> Draws { get; }

    /// <summary>Where pieces meet.</summary>
    public double[] Edges { get; }

    /// <summary>Whether the value jumps, so that the slope says nothing of how inputs part.</summary>
    public bool Jumps { get; }

    /// <summary>The largest <c>|f'|</c> within ±10.</summary>
    public double LargestSlope { get; }

    /// <summary>Whether the pieces are known, so that averages are exact to rounding.</summary>
    public bool IsExact { get; private init; } = true;

    /// <summary>The function of an activation of single numbers; null for one of whole rows.</summary>
    public static SignalFunction? Of(Activation activation) => activation switch
    {
        ElementwiseActivation e => Found.GetValue(e.Formula, _ => OfFormula(e.Formula)),
        StochasticActivation s => Found.GetValue(s, _ => OfNoise(s)),
        CustomActivation c => Found.GetValue(c, _ => new SignalFunction([(c.Value, c.Derivative)], [], jumps: false) { IsExact = false }),
        _ => null,
    };

    /// <summary>The averages over normal numbers of a mean and a variance; from a table where the mean is 0.</summary>
    public SignalMoments Moments(double mean, double variance) =>
        mean == 0 && variance > 1e-200 && variance < 1e30 ? _table.At(variance) : SignalMoments.Of(this, mean, Math.Max(0, variance));

    private static SignalFunction OfFormula(Formula formula)
    {
        var slope = formula.Derivative();
        return new SignalFunction([(formula.Evaluate, slope.Evaluate)], EdgesOf(formula), GaussianMoments.Jumps(formula));
    }

    private static SignalFunction OfNoise(StochasticActivation activation)
    {
        // Even strata instead of random draws: the same figures each time.
        var random = new Kernels.RandomStream(1, "forecast noise");
        var noises = Enumerable.Range(0, NoiseDraws).Select(i => activation.Noise == Noise.Uniform ? (i + 0.5) / NoiseDraws : activation.Noise.Draw(ref random)).ToArray();
        var slope = activation.Training.Derivative();
        return new SignalFunction(
            [.. noises.Select(n => new Dictionary<string, double> { [StochasticActivation.NoiseVariable.Name] = n })
                .Select(n => ((Func<double, double>)(x => activation.Training.Evaluate(x, n)), (Func<double, double>)(x => slope.Evaluate(x, n))))],
            EdgesOf(activation.Training),
            jumps: false)
        { IsExact = false };
    }

    private static double[] EdgesOf(Formula formula) => [.. formula.Pieces().Select(p => p.From).Where(double.IsFinite)];
}
