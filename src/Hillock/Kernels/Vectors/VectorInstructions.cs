using System.Reflection.Emit;
using System.Runtime.Intrinsics.X86;

namespace Hillock.Kernels;

/// <summary>The calls, one an instruction, that stand for vector operations of one width in emitted code.</summary>
internal sealed partial class VectorInstructions(ILGenerator il, SimdWidth width)
{
    private readonly Type _float = width.Of<float>();
    private readonly Type _int = width.Of<int>();

    /// <summary>Pops the operands and pushes the value of <paramref name="step"/>; <paramref name="load"/> pushes a step's value.</summary>
    public void Emit(VectorStep step, Action<int> load)
    {
        if (step.Operation == VectorOperation.ScaleByPowerOfTwo && !width.HasScale)
        {
            EmitScale(() => load(step.A), () => load(step.B));
            return;
        }

        if (step.Operation == VectorOperation.PowerOfTwo)
        {
            EmitPowerOfTwo(() => load(step.A));
            return;
        }

        if (step.Operation == VectorOperation.FusedNegatedMultiplyAdd)
        {
            EmitNegatedMultiplyAdd(() => load(step.A), () => load(step.B), () => load(step.C));
            return;
        }

        load(step.A);
        if (step.B >= 0 && step.Operation != VectorOperation.SubtractInteger) load(step.B);
        if (step.C >= 0) load(step.C);
        switch (step.Operation)
        {
            case VectorOperation.FusedMultiplyAdd: il.Emit(OpCodes.Call, width.Method<float>("FusedMultiplyAdd", _float, _float, _float)); break;
            case VectorOperation.Select: il.Emit(OpCodes.Call, width.Method<float>("ConditionalSelect", _float, _float, _float)); break;
            case VectorOperation.Sqrt or VectorOperation.Negate or VectorOperation.Abs:
                il.Emit(OpCodes.Call, width.Method<float>(step.Operation.ToString(), _float));
                break;
            case VectorOperation.ScaleByPowerOfTwo:
                il.Emit(OpCodes.Call, typeof(Avx512F).GetMethod("Scale", [_float, _float])!);
                break;
            case VectorOperation.ShiftLeftInteger or VectorOperation.ShiftRightInteger:
                AsInt();
                il.Emit(OpCodes.Ldc_I4, step.Immediate);
                il.Emit(OpCodes.Call, width.Method<int>(
                    step.Operation == VectorOperation.ShiftLeftInteger ? "ShiftLeft" : "ShiftRightArithmetic", _int, typeof(int)));
                AsFloat();
                break;
            case VectorOperation.SubtractInteger:
                AsInt();
                load(step.B);
                AsInt();
                il.Emit(OpCodes.Call, width.Method<int>("Subtract", _int, _int));
                AsFloat();
                break;
            case VectorOperation.SingleFromInteger:
                AsInt();
                il.Emit(OpCodes.Call, width.Method<int>("ConvertToSingle", _int));
                break;
            default:
                Call(Name(step.Operation));
                break;
        }
    }

    /// <summary>Pops two vectors of floats and pushes <paramref name="name"/> of them.</summary>
    public void Call(string name) => il.Emit(OpCodes.Call, width.Method<float>(name, _float, _float));

    /// <summary>Pops three vectors and pushes a·b + c.</summary>
    public void FusedMultiplyAdd() => il.Emit(OpCodes.Call, width.Method<float>("FusedMultiplyAdd", _float, _float, _float));

    /// <summary>Pops an address and pushes the vector there.</summary>
    public void Load() => il.Emit(OpCodes.Call, width.Method<float>("Load", typeof(float*)));

    /// <summary>Pops an address, then a vector, and stores it there.</summary>
    public void Store() => il.Emit(OpCodes.Call, width.Method<float>("Store", _float, typeof(float*)));

    /// <summary>Pops an address on a boundary of the width, then a vector, and stores it there without a place in the caches.</summary>
    public void StorePastCaches() => il.Emit(OpCodes.Call, width.Method<float>("StoreAlignedNonTemporal", _float, typeof(float*)));

    /// <summary>Lets other threads see what was stored past the caches before anything stored later.</summary>
    public void Fence()
    {
        if (Sse.IsSupported) il.Emit(OpCodes.Call, typeof(Sse).GetMethod(nameof(Sse.StoreFence), [])!);
    }

    /// <summary>Pops a float and pushes it in every lane.</summary>
    public void Broadcast() => il.Emit(OpCodes.Call, width.Method<float>("Create", typeof(float)));

    /// <summary>Pushes the same 32 bits in every lane.</summary>
    public void Constant(int bits)
    {
        var value = BitConverter.Int32BitsToSingle(bits);
        if (float.IsNaN(value))
        {
            // A NaN's payload (a mask, an integer) may not survive as a float literal.
            il.Emit(OpCodes.Ldc_I4, bits);
            il.Emit(OpCodes.Call, width.Method<int>("Create", typeof(int)));
            AsFloat();
        }
        else
        {
            il.Emit(OpCodes.Ldc_R4, value);
            Broadcast();
        }
    }

    /// <summary>Pops a mask and pushes whether all its lanes are set.</summary>
    public void AllSet()
    {
        AsInt();
        il.Emit(OpCodes.Ldc_I4_M1);
        il.Emit(OpCodes.Call, width.Method<int>("Create", typeof(int)));
        il.Emit(OpCodes.Call, width.Method<int>("EqualsAll", _int, _int));
    }

    /// <summary>Pops two vectors and pushes whether no lane of the first is larger, nor NaN.</summary>
    public void AllLessOrEqual() => il.Emit(OpCodes.Call, width.Method<float>("LessThanOrEqualAll", _float, _float));

    /// <summary>Pushes whether any lane of any of <paramref name="vectors"/> is -0, which as an integer is the least there is.</summary>
    public void AnyNegativeZero(IReadOnlyList<LocalBuilder> vectors)
    {
        for (var i = 0; i < vectors.Count; i++)
        {
            il.Emit(OpCodes.Ldloc, vectors[i]);
            AsInt();
            if (i > 0) il.Emit(OpCodes.Call, width.Method<int>("Min", _int, _int));
        }

        il.Emit(OpCodes.Ldc_I4, int.MinValue);
        il.Emit(OpCodes.Call, width.Method<int>("Create", typeof(int)));
        il.Emit(OpCodes.Call, width.Method<int>("EqualsAny", _int, _int));
    }

    /// <summary>Pops a vector and pushes the sum of its lanes.</summary>
    public void Sum() => il.Emit(OpCodes.Call, width.Method<float>("Sum", _float));

    private void AsInt() => il.Emit(OpCodes.Call, width.Method<float>("AsInt32", _float));

    private void AsFloat() => il.Emit(OpCodes.Call, width.Method<int>("AsSingle", _int));

    // c - a·b: the just-in-time compiler does not take a negation into the product by itself.
    private void EmitNegatedMultiplyAdd(Action a, Action b, Action c)
    {
        var negated = width.Bits == 512
            ? Avx512F.IsSupported ? typeof(Avx512F).GetMethod(nameof(Avx512F.FusedMultiplyAddNegated), [_float, _float, _float]) : null
            : Fma.IsSupported ? typeof(Fma).GetMethod(nameof(Fma.MultiplyAddNegated), [_float, _float, _float]) : null;
        a();
        if (negated is null) il.Emit(OpCodes.Call, width.Method<float>("Negate", _float));
        b();
        c();
        if (negated is null) FusedMultiplyAdd();
        else il.Emit(OpCodes.Call, negated);
    }

    // With the whole part of n: value · 2^⌊n/2⌋ · 2^(n - ⌊n/2⌋), in two steps, so that only the last one rounds into the denormals or overflows.
    private void EmitScale(Action value, Action n)
    {
        var whole = il.DeclareLocal(_int);
        var half = il.DeclareLocal(_int);
        n();
        il.Emit(OpCodes.Call, width.Method<float>("Floor", _float));
        il.Emit(OpCodes.Call, width.Method<float>("ConvertToInt32Native", _float));
        il.Emit(OpCodes.Stloc, whole);
        il.Emit(OpCodes.Ldloc, whole);
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Call, width.Method<int>("ShiftRightArithmetic", _int, typeof(int)));
        il.Emit(OpCodes.Stloc, half);
        value();
        Power(() => il.Emit(OpCodes.Ldloc, half));
        Call("Multiply");
        Power(() =>
        {
            il.Emit(OpCodes.Ldloc, whole);
            il.Emit(OpCodes.Ldloc, half);
            il.Emit(OpCodes.Call, width.Method<int>("Subtract", _int, _int));
        });
        Call("Multiply");
    }

    // 2^⌊n⌋ for n below 128; below -126 it is 0, or the denormal where the processor scales.
    private void EmitPowerOfTwo(Action n)
    {
        if (width.HasScale)
        {
            Constant(BitConverter.SingleToInt32Bits(1f));
            n();
            il.Emit(OpCodes.Call, typeof(Avx512F).GetMethod("Scale", [_float, _float])!);
            return;
        }

        Power(() =>
        {
            Constant(BitConverter.SingleToInt32Bits(-127f));
            n();
            Call("MaxNative");
            il.Emit(OpCodes.Call, width.Method<float>("Floor", _float));
            il.Emit(OpCodes.Call, width.Method<float>("ConvertToInt32Native", _float));
        });
    }

    private void Power(Action exponent)
    {
        exponent();
        il.Emit(OpCodes.Ldc_I4, 127);
        il.Emit(OpCodes.Call, width.Method<int>("Create", typeof(int)));
        il.Emit(OpCodes.Call, width.Method<int>("Add", _int, _int));
        il.Emit(OpCodes.Ldc_I4, 23);
        il.Emit(OpCodes.Call, width.Method<int>("ShiftLeft", _int, typeof(int)));
        AsFloat();
    }

    private static string Name(VectorOperation operation) => operation switch
    {
        VectorOperation.And => "BitwiseAnd",
        VectorOperation.Or => "BitwiseOr",
        VectorOperation.Less => "LessThan",
        VectorOperation.LessOrEqual => "LessThanOrEqual",
        VectorOperation.Greater => "GreaterThan",
        VectorOperation.GreaterOrEqual => "GreaterThanOrEqual",
        VectorOperation.Equal => "Equals",
        _ => operation.ToString(),
    };
}
