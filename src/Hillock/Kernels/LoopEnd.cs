using Hillock.Formulas;

namespace Hillock.Kernels;

/// <summary>Where a loop's plain arithmetic misses the limit at one end of the number line (∞·0, ∞ - ∞), and the limit to put there.</summary>
/// <param name="From">The input from which on, outwards, the limit is the value.</param>
/// <param name="Limit">The limit.</param>
internal readonly record struct LoopEnd(float From, float Limit)
{
    // Exponentials, squares and products with a parameter overflow long before the input does, where a function with a finite limit is at it
    // already. Looked at from 0 outwards: from the last place before the first failure the limit stands in.
    private static readonly float[] Probes =
    [
        20f, 40f, 43f, 45f, 60f, 80f, 85f, 88f, 89f, 100f, 1e3f, 1e4f, 1e6f, 1e9f, 1e12f, 1e15f, 1e18f, 1e20f, 1e25f, 1e30f, 1e35f,
        float.MaxValue, float.PositiveInfinity,
    ];

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
        for (var i = 1; i < got.Length; i++)
        {
            if (float.IsFinite(got[i]) || float.IsInfinity(limit)) continue;
            if (Near(formula, sign * Probes[i - 1], limit)) return new LoopEnd(sign * Probes[i - 1], limit);
        }

        return float.IsNaN(got[^1]) || (float.IsInfinity(got[^1]) && !float.IsInfinity(limit)) ? new LoopEnd(sign * float.PositiveInfinity, limit) : null;
    }

    private static bool Near(Formula formula, double x, float limit) => Math.Abs(formula.Evaluate(x) - limit) <= 1e-7 * Math.Max(Math.Abs(limit), 1e-30);
}
