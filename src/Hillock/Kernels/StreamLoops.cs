using Hillock.Formulas;

namespace Hillock.Kernels;

/// <summary>Loops over formulas of x in which some parameters have a value for each element, read from an array of their own:
/// those learned for each channel, noise, the second half of a gate.</summary>
/// <remarks>The input streams are x, then the parameters in order. At ±∞ plain arithmetic decides.</remarks>
internal static class StreamLoops
{
    /// <summary>The values of the formulas; one output stream each.</summary>
    public static CompiledLoop Values(IReadOnlyList<Parameter> streams, IReadOnlyList<Parameter> scalars, params IReadOnlyList<Formula> formulas)
    {
        var program = new VectorProgram();
        var lowering = Lowering(program, streams, scalars);
        foreach (var formula in formulas) program.Output(lowering.Lower(Bind(formula, streams, scalars)));
        return new CompiledLoop(program, SimdWidth.Best);
    }

    /// <summary><c>sᵢ + dy·∂f/∂pᵢ</c> for each of the parameters <paramref name="by"/>; dy and the sums s are the input streams behind the parameters'.</summary>
    public static CompiledLoop Gradients(Formula formula, IReadOnlyList<Parameter> streams, IReadOnlyList<Parameter> scalars, IReadOnlyList<Parameter> by)
    {
        var program = new VectorProgram();
        var lowering = Lowering(program, streams, scalars);
        var bound = Bind(formula, streams, scalars);
        var dy = program.Input(1 + streams.Count);
        for (var i = 0; i < by.Count; i++)
            program.Output(program.Input(2 + streams.Count + i) + (lowering.Lower(bound.DerivativeBy(by[i])) * dy));
        return new CompiledLoop(program, SimdWidth.Best);
    }

    private static FormulaLowering Lowering(VectorProgram program, IReadOnlyList<Parameter> streams, IReadOnlyList<Parameter> scalars)
    {
        var x = program.Input(0);
        var values = streams.Select((parameter, i) => (parameter.Name, Value: program.Input(1 + i))).ToDictionary(s => s.Name, s => s.Value);
        return new FormulaLowering(program, x, scalars, 0, values);
    }

    private static Formula Bind(Formula formula, IReadOnlyList<Parameter> streams, IReadOnlyList<Parameter> scalars) => formula
        .Replace(leaf => leaf is Parameter p && !streams.Concat(scalars).Any(read => read.Name == p.Name) ? p.Value : leaf)
        .Simplify();
}
