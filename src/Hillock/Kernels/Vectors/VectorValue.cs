using System.Numerics;

namespace Hillock.Kernels;

/// <summary>The value of a step while a program is written; operators add steps.</summary>
internal readonly record struct VectorValue(VectorProgram Program, int Index) :
    IAdditionOperators<VectorValue, VectorValue, VectorValue>,
    ISubtractionOperators<VectorValue, VectorValue, VectorValue>,
    IMultiplyOperators<VectorValue, VectorValue, VectorValue>
{
    public static VectorValue operator +(VectorValue a, VectorValue b) => a.Commuting(VectorOperation.Add, b);

    public static VectorValue operator -(VectorValue a, VectorValue b) => a.Two(VectorOperation.Subtract, b);

    public static VectorValue operator *(VectorValue a, VectorValue b) => a.Commuting(VectorOperation.Multiply, b);

    public static VectorValue operator /(VectorValue a, VectorValue b) => b.Reciprocal is { } factor ? a * factor : a.Two(VectorOperation.Divide, b);

    public static VectorValue operator -(VectorValue a) => a.Step switch
    {
        { Operation: VectorOperation.Negate, A: var inner } => a.At(inner),
        { Operation: VectorOperation.Multiply, A: var b, B: var c } when a.At(b).Known is not null => a.NegatedFactor(b, c),
        { Operation: VectorOperation.Multiply, A: var b, B: var c } when a.At(c).Known is not null => a.NegatedFactor(c, b),
        _ => a.One(VectorOperation.Negate),
    };

    public static VectorValue operator &(VectorValue a, VectorValue b) => a.Two(VectorOperation.And, b);

    public static VectorValue operator |(VectorValue a, VectorValue b) => a.Two(VectorOperation.Or, b);

    public static VectorValue operator ^(VectorValue a, VectorValue b) => a.Two(VectorOperation.Xor, b);

    public static VectorValue operator <(VectorValue a, VectorValue b) => a.Two(VectorOperation.Less, b);

    public static VectorValue operator >(VectorValue a, VectorValue b) => a.Two(VectorOperation.Greater, b);

    public static VectorValue operator <=(VectorValue a, VectorValue b) => a.Two(VectorOperation.LessOrEqual, b);

    public static VectorValue operator >=(VectorValue a, VectorValue b) => a.Two(VectorOperation.GreaterOrEqual, b);

    public static VectorValue operator +(VectorValue a, float b) => a + a.Program.Constant(b);

    public static VectorValue operator +(float a, VectorValue b) => b.Program.Constant(a) + b;

    public static VectorValue operator -(VectorValue a, float b) => a - a.Program.Constant(b);

    public static VectorValue operator -(float a, VectorValue b) => b.Program.Constant(a) - b;

    public static VectorValue operator *(VectorValue a, float b) => a * a.Program.Constant(b);

    public static VectorValue operator *(float a, VectorValue b) => b.Program.Constant(a) * b;

    public static VectorValue operator /(float a, VectorValue b) => b.Program.Constant(a) / b;

    public static VectorValue operator <(VectorValue a, float b) => b <= 0 && a.Sign > 0 ? a.Program.Bits(0) : a < a.Program.Constant(b);

    public static VectorValue operator >(VectorValue a, float b) => a > a.Program.Constant(b);

    public static VectorValue operator <=(VectorValue a, float b) => a <= a.Program.Constant(b);

    public static VectorValue operator >=(VectorValue a, float b) => a >= a.Program.Constant(b);

    /// <summary>The step that made the value.</summary>
    public VectorStep Step => Program.Steps[Index];

    /// <summary>The number, if the value is a constant.</summary>
    public float? Known => Step.Operation == VectorOperation.Constant ? BitConverter.Int32BitsToSingle(Step.Immediate) : null;

    /// <summary>1 / this, if the value is a known power of 2: a product by it is the quotient to the last bit, in a fraction of the time.</summary>
    private float? Reciprocal => Known is { } number && float.IsPow2(MathF.Abs(number)) && MathF.Abs(number) is > 1e-37f and < 1e37f ? 1 / number : null;

    /// <summary><c>this·b + c</c>, rounded once.</summary>
    public VectorValue Fma(VectorValue b, VectorValue c) => (Step, b.Step) switch
    {
        ({ Operation: VectorOperation.Negate, A: var inner }, _) => Program.Step(VectorOperation.FusedNegatedMultiplyAdd, inner, b.Index, c.Index),
        (_, { Operation: VectorOperation.Negate, A: var inner }) => Program.Step(VectorOperation.FusedNegatedMultiplyAdd, Index, inner, c.Index),
        _ => Program.Step(VectorOperation.FusedMultiplyAdd, Index, b.Index, c.Index),
    };

    /// <summary><c>this·b + c</c>, rounded once.</summary>
    public VectorValue Fma(VectorValue b, float c) => Fma(b, Program.Constant(c));

    /// <summary><c>this·b + c</c>, rounded once.</summary>
    public VectorValue Fma(float b, VectorValue c) => Fma(Program.Constant(b), c);

    /// <summary>c0 + this·c1 + this²·c2 …, by Horner's rule.</summary>
    public VectorValue Polynomial(params ReadOnlySpan<float> coefficients)
    {
        var sum = Program.Constant(coefficients[^1]);
        for (var i = coefficients.Length - 2; i >= 0; i--) sum = sum.Fma(this, coefficients[i]);
        return sum;
    }

    /// <summary>1 where the sign bit is known to be clear, -1 where it is known to be set, else 0; of NaN nothing is said.</summary>
    public int Sign => Program.IsPositive(Index) ? 1 : Step switch
    {
        { Operation: VectorOperation.Constant, Immediate: var bits } => bits < 0 ? -1 : 1,
        { Operation: VectorOperation.Abs } => 1,
        { Operation: VectorOperation.Negate, A: var a } => -At(a).Sign,
        { Operation: VectorOperation.Multiply or VectorOperation.Divide, A: var a, B: var b } => At(a).Sign * At(b).Sign,
        { Operation: VectorOperation.Add or VectorOperation.MinNative or VectorOperation.MaxNative, A: var a, B: var b } =>
            At(a).Sign == At(b).Sign ? At(a).Sign : 0,
        _ => 0,
    };

    /// <summary>|this|; the sign of a negation or of a constant factor does not matter.</summary>
    public VectorValue Abs() => Sign > 0 ? this : Step switch
    {
        { Operation: VectorOperation.Negate or VectorOperation.Abs, A: var inner } => new VectorValue(Program, inner).Abs(),
        { Operation: VectorOperation.Multiply, A: var a, B: var b } when new VectorValue(Program, a).Known < 0 => NegatedFactor(a, b).Abs(),
        { Operation: VectorOperation.Multiply, A: var a, B: var b } when new VectorValue(Program, b).Known < 0 => NegatedFactor(b, a).Abs(),
        _ => One(VectorOperation.Abs),
    };

    /// <summary>Square root.</summary>
    public VectorValue Sqrt() => One(VectorOperation.Sqrt);

    /// <summary>The larger; NaN if <c>this</c> is NaN (the bound is not).</summary>
    public VectorValue AtLeast(VectorValue bound) => bound.Two(VectorOperation.MaxNative, this);

    /// <summary>The smaller; NaN if <c>this</c> is NaN (the bound is not).</summary>
    public VectorValue AtMost(VectorValue bound) => bound.Two(VectorOperation.MinNative, this);

    /// <summary>The larger; NaN if <c>this</c> is NaN.</summary>
    public VectorValue AtLeast(float bound) => bound < 0 && Sign > 0 ? this : AtLeast(Program.Constant(bound));

    /// <summary>The smaller; NaN if <c>this</c> is NaN.</summary>
    public VectorValue AtMost(float bound) => bound > 0 && Sign < 0 ? this : AtMost(Program.Constant(bound));

    /// <summary>Lanes equal to <paramref name="b"/>, as a mask.</summary>
    public VectorValue IsEqual(VectorValue b) => Two(VectorOperation.Equal, b);

    /// <summary>This mask's lanes from <paramref name="then"/>, the others from <paramref name="otherwise"/>.</summary>
    public VectorValue Select(VectorValue then, VectorValue otherwise) =>
        then == otherwise ? then
        : Step is { Operation: VectorOperation.Constant, Immediate: 0 } ? otherwise
        : Program.Step(VectorOperation.Select, Index, then.Index, otherwise.Index);

    /// <summary>This mask's lanes from <paramref name="then"/>, the others from <paramref name="otherwise"/>.</summary>
    public VectorValue Select(float then, VectorValue otherwise) => Select(Program.Constant(then), otherwise);

    /// <summary><c>this·2^⌊n⌋</c>, right over the whole range, denormals included.</summary>
    public VectorValue TimesPowerOfTwo(VectorValue n) => Two(VectorOperation.ScaleByPowerOfTwo, n);

    /// <summary>The operation on this value alone.</summary>
    public VectorValue One(VectorOperation operation, int immediate = 0) => Program.Step(operation, Index, immediate: immediate);

    /// <summary>The operation on this value and another.</summary>
    public VectorValue Two(VectorOperation operation, VectorValue b) => Known is { } x && b.Known is { } y && Folded(operation, x, y) is { } value
        ? Program.Constant(value)
        : Program.Step(operation, Index, b.Index);

    private static float? Folded(VectorOperation operation, float a, float b) => operation switch
    {
        VectorOperation.Add => a + b,
        VectorOperation.Subtract => a - b,
        VectorOperation.Multiply => a * b,
        VectorOperation.Divide => a / b,
        _ => null,
    };

    // One order for both, so that a·b and b·a are the same step.
    private VectorValue Commuting(VectorOperation operation, VectorValue b) => Index <= b.Index ? Two(operation, b) : b.Two(operation, this);

    private VectorValue At(int step) => new(Program, step);

    private VectorValue NegatedFactor(int constant, int other) =>
        -new VectorValue(Program, constant).Known!.Value * new VectorValue(Program, other);
}
