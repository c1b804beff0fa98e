using Hillock.Formulas;

namespace Hillock.Kernels;

/// <summary>Loops over formulas of x in which some parameters have a value for each element, read from an array of their own:
/// those learned for each channel, noise, the second half of a gate.</summary>
/// <remarks>The input streams are x, then the parameters in order. Where plain arithmetic gives NaN far out though the limit in x is finite, x goes no further
/// than it takes to reach that.</remarks>
internal static class StreamLoops
{
    /// <summary>The values of the formulas; one output stream each.</summary>
    public static CompiledLoop Values(IReadOnlyList<Parameter> streams, IReadOnlyList<Parameter> scalars, params IReadOnlyList<Formula> formulas)
    {
        var program = new VectorProgram();
        var inside = new Dictionary<(float, float), FormulaLowering>();
        foreach (var formula in formulas)
        {
            var bound = Bind(formula, streams, scalars);
            program.Output(Inside(inside, program, streams, scalars, bound).LowerWhole(bound));
        }

        return new CompiledLoop(program, SimdWidth.Best);
    }

    /// <summary><c>sᵢ + dy·∂f/∂pᵢ</c> for each of the parameters <paramref name="by"/>; dy and the sums s are the input streams behind the
    /// parameters'.</summary>
    public static CompiledLoop Gradients(Formula formula, IReadOnlyList<Parameter> streams, IReadOnlyList<Parameter> scalars, IReadOnlyList<Parameter> by)
    {
        var program = new VectorProgram();
        var inside = new Dictionary<(float, float), FormulaLowering>();
        var bound = Bind(formula, streams, scalars);
        var dy = program.Input(1 + streams.Count);
        for (var i = 0; i < by.Count; i++)
        {
            var slope = bound.DerivativeBy(by[i]);
            program.Output(program.Input(2 + streams.Count + i) + (Inside(inside, program, streams, scalars, slope).LowerWhole(slope) * dy));
        }

        return new CompiledLoop(program, SimdWidth.Best);
    }

    // Formulas with the same reach share their steps.
    private static FormulaLowering Inside(
        Dictionary<(float Low, float High), FormulaLowering> known, VectorProgram program, IReadOnlyList<Parameter> streams, IReadOnlyList<Parameter> scalars,
            Formula formula)
    {
        var reach = (Low: Reach.Of(formula, -1), High: Reach.Of(formula, 1));
        if (known.TryGetValue(reach, out var lowering)) return lowering;
        var x = program.Input(0);
        if (float.IsFinite(reach.Low)) x = x.AtLeast(reach.Low);
        if (float.IsFinite(reach.High)) x = x.AtMost(reach.High);
        var values = streams.Select((parameter, i) => (parameter.Name, Value: program.Input(1 + i))).ToDictionary(s => s.Name, s => s.Value);
        return known[reach] = new FormulaLowering(program, x, scalars, 0, values);
    }

    private static Formula Bind(Formula formula, IReadOnlyList<Parameter> streams, IReadOnlyList<Parameter> scalars) => formula
        .Replace(leaf => leaf is Parameter p && !streams.Concat(scalars).Any(read => read.Name == p.Name) ? p.Value : leaf)
        .Simplify();
}
