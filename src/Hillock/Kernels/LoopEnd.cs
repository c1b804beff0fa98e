using Hillock.Formulas;

namespace Hillock.Kernels;

/// <summary>Where a loop's plain arithmetic misses the limit at one end of the number line (∞·0, ∞ - ∞), and the limit to put there.</summary>
/// <param name="From">The input from which on, outwards, the limit is the value.</param>
/// <param name="Limit">The limit.</param>
internal readonly record struct LoopEnd(float From, float Limit)
{
    // Squares, cubes and products with a parameter overflow long before the input does; a function that has a finite limit is at it here.
    private const float Far = 1e18f;
    private static readonly float[] Probes = [float.PositiveInfinity, float.MaxValue, 1e35f, 1e30f, 1e25f, 1e20f, 2e18f];

    /// <summary>What a plain loop of some formulas misses: for each formula the negative and the positive end.</summary>
    public static unsafe (LoopEnd? Low, LoopEnd? High)[] Find(CompiledLoop plain, Formula[] formulas, IReadOnlyList<Parameter> parameters)
    {
        var count = 2 * Probes.Length;
        var x = stackalloc float[count];
        var outputs = stackalloc float[count * formulas.Length];
        var streams = stackalloc float*[1 + formulas.Length];
        var values = stackalloc float[parameters.Count + 1];
        for (var i = 0; i < parameters.Count; i++) values[i] = (float)parameters[i].Value;
        for (var i = 0; i < count; i++) x[i] = i < Probes.Length ? -Probes[i] : Probes[i - Probes.Length];
        streams[0] = x;
        for (var i = 0; i < formulas.Length; i++) streams[1 + i] = outputs + (i * count);
        plain.Run(streams, values, count);

        var ends = new (LoopEnd?, LoopEnd?)[formulas.Length];
        for (var i = 0; i < formulas.Length; i++)
        {
            var got = new ReadOnlySpan<float>(outputs + (i * count), count);
            ends[i] = (Missed(formulas[i], -1, got[..Probes.Length]), Missed(formulas[i], 1, got[Probes.Length..]));
        }

        return ends;
    }

    /// <summary>Puts the limit in place of <paramref name="value"/>.</summary>
    public VectorValue Apply(VectorValue x, VectorValue value) =>
        (From < 0 ? x <= From : x >= From).Select(Limit, value);

    private static LoopEnd? Missed(Formula formula, int sign, ReadOnlySpan<float> got)
    {
        var limit = (float)formula.Evaluate(sign * double.PositiveInfinity);
        if (float.IsNaN(limit)) return null;
        if (!float.IsInfinity(limit) && Near(formula, sign * Far, limit))
        {
            foreach (var value in got)
                if (!float.IsFinite(value)) return new LoopEnd(sign * Far, limit);
            return null;
        }

        return float.IsNaN(got[0]) || (float.IsInfinity(got[0]) && !float.IsInfinity(limit)) ? new LoopEnd(sign * float.PositiveInfinity, limit) : null;
    }

    private static bool Near(Formula formula, double x, float limit) => Math.Abs(formula.Evaluate(x) - limit) <= 1e-7 * Math.Max(Math.Abs(limit), 1e-30);
}
