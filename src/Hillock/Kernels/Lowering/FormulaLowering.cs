using Hillock.Formulas;

namespace Hillock.Kernels;

/// <summary>Formulas to vector steps. Subexpressions that are equal are computed once, across all formulas lowered together.</summary>
internal sealed class FormulaLowering
{
    private static readonly Dictionary<Operator, Func<VectorValue[], VectorValue>> Rows = new()
    {
        [Operators.Add] = a => Sum(a[0], a[1]),
        [Operators.Subtract] = a => Difference(a[0], a[1]),
        [Operators.Multiply] = a => a[0] * a[1],
        [Operators.Divide] = a => a[0] / a[1],
        [Operators.Power] = a => VectorMath.Power(a[0], a[1]),
        [Operators.Hypot] = a => VectorMath.Hypot(a[0], a[1]),
        [Operators.Negate] = a => -a[0],
        [Operators.Abs] = a => a[0].Abs(),
        [Operators.Sign] = a => VectorMath.Sign(a[0]),
        [Operators.Min] = a => Bound(VectorOperation.Min, a[0], a[1]),
        [Operators.Max] = a => Bound(VectorOperation.Max, a[0], a[1]),
        [Operators.Exp] = a => VectorMath.Exp(a[0]),
        [Operators.Expm1] = a => VectorMath.Expm1(a[0]),
        [Operators.Log] = a => VectorMath.Log(a[0]),
        [Operators.Log1p] = a => VectorMath.Log1p(a[0]),
        [Operators.Sqrt] = a => a[0].Sqrt(),
        [Operators.Sin] = a => VectorMath.Sin(a[0], 1),
        [Operators.Cos] = a => VectorMath.Cos(a[0], 1),
        [Operators.Tanh] = a => VectorMath.Tanh(a[0]),
        [Operators.Atan] = a => VectorMath.Atan(a[0]),
        [Operators.Asinh] = a => VectorMath.Asinh(a[0]),
        [Operators.Erf] = a => VectorMath.Erf(a[0]),
        [Operators.NormalCdf] = a => VectorMath.NormalCdf(a[0]),
        [Operators.Sigmoid] = a => VectorMath.Sigmoid(a[0]),
        [Operators.Softplus] = a => VectorMath.Softplus(a[0]),
        [Operators.LogSigmoid] = a => VectorMath.LogSigmoid(a[0]),
        [Operators.Clamp] = a => Bound(VectorOperation.Min, Bound(VectorOperation.Max, a[0], a[1]), a[2]),
    };

    private readonly VectorProgram _program;
    private readonly VectorValue _x;
    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly int _scalar;
    private readonly IReadOnlyDictionary<string, VectorValue>? _streams;
    private readonly Dictionary<Formula, Formula> _tanhOfHalf = [];
    private readonly Dictionary<Formula, VectorValue> _done = [];

    /// <summary>Lowers into <paramref name="program"/> formulas of <paramref name="x"/>; the parameters are its scalars from <paramref name="scalar"/> on,
    /// those named in <paramref name="streams"/> have a value for each element. What is known to come <paramref name="together"/> may share work.</summary>
    public FormulaLowering(
        VectorProgram program, VectorValue x, IReadOnlyList<Parameter> parameters, int scalar,
        IReadOnlyDictionary<string, VectorValue>? streams = null, IReadOnlyList<Formula>? together = null)
    {
        foreach (var tanh in (together ?? []).SelectMany(Nodes.Of).OfType<Operation>().Where(o => o.Operator == Operators.Tanh))
            _tanhOfHalf[(2 * tanh.Arguments[0]).Simplify()] = tanh.Arguments[0];
        _streams = streams;
        _program = program;
        _parameters = parameters;
        _x = x;
        _scalar = scalar;
    }

    /// <summary>The value of a whole formula: computed in the form that keeps its digits, and NaN where x is NaN, which a comparison would lose.</summary>
    public VectorValue LowerWhole(Formula formula)
    {
        var value = Lower(Conditioning.ForLoops(Holes.Filled(formula, single: true)));
        return formula.DependsOnX && !double.IsNaN(formula.Program.Run(double.NaN)) ? _x.IsEqual(_x).Select(value, _x) : value;
    }

    /// <summary>The value of <paramref name="formula"/>, a part of one.</summary>
    public VectorValue Lower(Formula formula)
    {
        if (_done.TryGetValue(formula, out var known)) return known;
        var value = formula switch
        {
            Constant c => _program.Constant((float)c.Value),
            Variable => _x,
            Parameter p => Lower(p),
            Operation o => Lower(o),
            _ => throw new NotSupportedException(formula.GetType().Name),
        };
        _done.Add(formula, value);
        return value;
    }

    private VectorValue Lower(Parameter parameter)
    {
        if (_streams is not null && _streams.TryGetValue(parameter.Name, out var stream)) return stream;
        for (var i = 0; i < _parameters.Count; i++)
            if (_parameters[i].Name == parameter.Name) return _program.Scalar(_scalar + i);
        return _program.Constant((float)parameter.Value);
    }

    private VectorValue Lower(Operation o)
    {
        if (o.Operator == Operators.Where) return Condition(o.Arguments[0]).Select(Lower(o.Arguments[1]), Lower(o.Arguments[2]));
        if (Comparison(o) is { } mask) return mask & _program.Constant(1f);
        if (LoweringPatterns.Match(o, Lower, SigmoidSlope) is { } shorter) return shorter;
        if (!Rows.TryGetValue(o.Operator, out var row)) throw new NotSupportedException($"No kernel for {o.Operator.Name}.");
        return row([.. o.Arguments.Select(Lower)]);
    }

    private VectorValue SigmoidSlope(Formula argument) => _tanhOfHalf.TryGetValue(argument, out var half)
        ? VectorMath.SigmoidSlopeBesideTanh(Lower(argument), Lower(half))
        : VectorMath.SigmoidSlope(Lower(argument));

    /// <summary>Lanes in which <paramref name="formula"/> is not 0.</summary>
    private VectorValue Condition(Formula formula) =>
        (formula is Operation o ? Comparison(o) : null)
        ?? Lower(formula).IsEqual(_program.Constant(0f)) ^ _program.Bits(-1);

    private VectorValue? Comparison(Operation o)
    {
        if (o.Arguments.Count != 2) return null;
        Func<VectorValue, VectorValue, VectorValue>? compare =
            o.Operator == Operators.Less ? (a, b) => a < b
            : o.Operator == Operators.LessOrEqual ? (a, b) => a <= b
            : o.Operator == Operators.Greater ? (a, b) => a > b
            : o.Operator == Operators.GreaterOrEqual ? (a, b) => a >= b
            : o.Operator == Operators.Equal ? (a, b) => a.IsEqual(b)
            : o.Operator == Operators.NotEqual ? (a, b) => a.IsEqual(b) ^ a.Program.Bits(-1)
            : null;
        return compare?.Invoke(Lower(o.Arguments[0]), Lower(o.Arguments[1]));
    }

    // The native instruction returns its second operand when either is NaN: with a known bound first, NaN passes.
    private static VectorValue Bound(VectorOperation operation, VectorValue a, VectorValue b)
    {
        var native = operation == VectorOperation.Min ? VectorOperation.MinNative : VectorOperation.MaxNative;
        if (a.Known is { } first && !float.IsNaN(first)) return a.Two(native, b);
        if (b.Known is { } second && !float.IsNaN(second)) return b.Two(native, a);
        return a.Two(operation, b);
    }

    // One rounding less, and one instruction. Of two products the rounding of one comes back (Kahan 1996): they may cancel.
    private static VectorValue Sum(VectorValue a, VectorValue b)
    {
        if (IsProduct(a) && IsProduct(b))
        {
            var (p, q) = (new VectorValue(a.Program, b.Step.A), new VectorValue(a.Program, b.Step.B));
            var (m, n) = (new VectorValue(a.Program, a.Step.A), new VectorValue(a.Program, a.Step.B));
            return m.Fma(n, b) + Slip(m, n, Slip(n, m, Slip(p, q, Slip(q, p, p.Fma(q, -b)))));
        }

        if (b.Step is { Operation: VectorOperation.Multiply, A: var x, B: var y }) return new VectorValue(a.Program, x).Fma(new VectorValue(a.Program, y), a);
        if (a.Step is { Operation: VectorOperation.Multiply, A: var v, B: var w }) return new VectorValue(a.Program, v).Fma(new VectorValue(a.Program, w), b);
        return a + b;
    }

    // What rounding took from a factor that is a learned number times another, times the other factor.
    private static VectorValue Slip(VectorValue factor, VectorValue other, VectorValue rest)
    {
        if (!IsProduct(factor)) return rest;
        var (a, b) = (new VectorValue(factor.Program, factor.Step.A), new VectorValue(factor.Program, factor.Step.B));
        return IsLearned(a) || IsLearned(b) ? a.Fma(b, -factor).Fma(other, rest) : rest;
    }

    // Or a number times such a one.
    private static bool IsLearned(VectorValue value) => value.Step switch
    {
        { Operation: VectorOperation.Scalar } => true,
        { Operation: VectorOperation.Multiply, A: var a, B: var b } => IsNumber(value.Program, a) && IsNumber(value.Program, b),
        _ => false,
    };

    private static bool IsNumber(VectorProgram program, int step) => program.Steps[step].Operation is VectorOperation.Constant or VectorOperation.Scalar;

    private static bool IsProduct(VectorValue value) => value.Step is { Operation: VectorOperation.Multiply, A: var a, B: var b }
        && new VectorValue(value.Program, a).Known is null && new VectorValue(value.Program, b).Known is null;

    private static VectorValue Difference(VectorValue a, VectorValue b)
    {
        if (b.Step is { Operation: VectorOperation.Multiply, A: var x, B: var y }) return (-new VectorValue(a.Program, x))
            .Fma(new VectorValue(a.Program, y), a);
        if (a.Step is { Operation: VectorOperation.Multiply, A: var v, B: var w }) return new VectorValue(a.Program, v).Fma(new VectorValue(a.Program, w), -b);
        return a - b;
    }
}
