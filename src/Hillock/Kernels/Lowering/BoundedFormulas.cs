using Hillock.Formulas;

namespace Hillock.Kernels;

/// <summary>Formulas of one x as a loop of their own or as a part of another program, right far out where plain arithmetic fails.</summary>
internal sealed class BoundedFormulas
{
    private readonly Formula[] _formulas;
    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly EndRepair _repair;

    /// <summary>Compiles the loop and finds the repairs it needs: as it stands, then without infinite inputs, which is often enough; what is still missed far
    /// out is put in.</summary>
    public BoundedFormulas(IReadOnlyList<Parameter> parameters, SimdWidth width, params Formula[] formulas)
    {
        _formulas = formulas;
        _parameters = parameters;
        _repair = new EndRepair();
        Loop = Compile(width, timesInput: false);
        var ends = LoopEnd.Find(Loop, formulas, parameters);
        if (ends.All(e => e is { Low: null, High: null })) return;
        _repair = new EndRepair
        {
            FiniteLow = ends.Any(e => e.Low is not null) && formulas.Zip(ends).All(f => IsSettled(f.First, double.NegativeInfinity, f.Second.Low)),
            FiniteHigh = ends.Any(e => e.High is not null) && formulas.Zip(ends).All(f => IsSettled(f.First, double.PositiveInfinity, f.Second.High)),
        };
        var left = LoopEnd.Find(Compile(width, timesInput: false), formulas, parameters);
        var low = _repair.FiniteLow && left.All(e => e.Low is null or { CanOpen: true });
        var high = _repair.FiniteHigh && left.All(e => e.High is null or { CanOpen: true });
        _repair = new EndRepair
        {
            FiniteLow = low,
            FiniteHigh = high,
            Ends = [.. ends.Zip(left).Select(e => (low ? Opened(e.Second.Low) : e.First.Low, high ? Opened(e.Second.High) : e.First.High))],
        };
        Loop = Compile(width, timesInput: false);
    }

    /// <summary>x in, a value of each formula out.</summary>
    public CompiledLoop Loop { get; }

    /// <summary>x and a factor in, each formula's value times the factor out.</summary>
    public CompiledLoop TimesInput(SimdWidth width) => Compile(width, timesInput: true);

    /// <summary>Adds the formulas to a program; what they share is computed once.</summary>
    /// <param name="program">The program.</param>
    /// <param name="x">Their input.</param>
    /// <param name="scalar">The place of the first learned parameter among the program's scalars.</param>
    public VectorValue[] Write(VectorProgram program, VectorValue x, int scalar)
    {
        var given = x;
        if (_repair.FiniteLow) x = x.AtLeast(-float.MaxValue);
        if (_repair.FiniteHigh) x = x.AtMost(float.MaxValue);
        var lowering = new FormulaLowering(program, x, _parameters, scalar, together: _formulas);
        return [.. _formulas.Select((formula, i) => Bounded(i, given, lowering.LowerWhole(formula), scalar))];
    }

    private static LoopEnd? Opened(LoopEnd? end) => end is { } open ? open with { IsOpen = true } : null;

    private static bool IsSettled(Formula formula, double end, LoopEnd? missed) => missed is { CanOpen: true } || double.IsFinite(formula.Evaluate(end));

    private VectorValue Bounded(int index, VectorValue x, VectorValue value, int scalar)
    {
        if (_repair.Ends is not { } ends) return value;
        if (ends[index].Low is { } low) value = low.Apply(x, value, At);
        return ends[index].High is { } high ? high.Apply(x, value, At) : value;

        VectorValue At(VectorValue place) => new FormulaLowering(x.Program, place, _parameters, scalar).LowerWhole(_formulas[index]);
    }

    private CompiledLoop Compile(SimdWidth width, bool timesInput)
    {
        var program = new VectorProgram();
        foreach (var value in Write(program, program.Input(0), 0)) program.Output(timesInput ? value * program.Input(1) : value);
        return new CompiledLoop(program, width);
    }
}
