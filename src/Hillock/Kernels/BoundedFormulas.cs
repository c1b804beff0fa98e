using Hillock.Formulas;

namespace Hillock.Kernels;

/// <summary>Formulas of one x as a loop of their own or as a part of another program, with their limits where plain arithmetic misses them.</summary>
internal sealed class BoundedFormulas
{
    private readonly Formula[] _formulas;
    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly (LoopEnd? Low, LoopEnd? High)[] _ends;

    /// <summary>Compiles the loop and finds the limits it needs.</summary>
    public BoundedFormulas(IReadOnlyList<Parameter> parameters, SimdWidth width, params Formula[] formulas)
    {
        _formulas = formulas;
        _parameters = parameters;
        _ends = new (LoopEnd?, LoopEnd?)[formulas.Length];
        var plain = Compile(width);
        _ends = LoopEnd.Find(plain, formulas, parameters);
        Loop = _ends.Any(end => end.Low is not null || end.High is not null) ? Compile(width) : plain;
    }

    /// <summary>x in, a value of each formula out.</summary>
    public CompiledLoop Loop { get; }

    /// <summary>Adds the formulas to a program; what they share is computed once.</summary>
    /// <param name="program">The program.</param>
    /// <param name="x">Their input.</param>
    /// <param name="scalar">The place of the first learned parameter among the program's scalars.</param>
    public VectorValue[] Write(VectorProgram program, VectorValue x, int scalar)
    {
        var lowering = new FormulaLowering(program, x, _parameters, scalar);
        return [.. _formulas.Select((formula, i) => Bounded(i, x, lowering.Lower(formula)))];
    }

    private VectorValue Bounded(int formula, VectorValue x, VectorValue value)
    {
        if (_ends[formula].Low is { } low) value = low.Apply(x, value);
        return _ends[formula].High is { } high ? high.Apply(x, value) : value;
    }

    private CompiledLoop Compile(SimdWidth width)
    {
        var program = new VectorProgram();
        foreach (var value in Write(program, program.Input(0), 0)) program.Output(value);
        return new CompiledLoop(program, width);
    }
}
