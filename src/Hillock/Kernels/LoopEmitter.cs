using System.Reflection;
using System.Reflection.Emit;

namespace Hillock.Kernels;

/// <summary>Emits a <see cref="VectorProgram"/> as a loop over whole vectors.</summary>
/// <remarks>A dynamic method is compiled fully optimised at its first call and collected with its delegate. Every step gets a local;
/// the just-in-time compiler keeps them in registers.</remarks>
internal sealed class LoopEmitter
{
    private readonly VectorProgram _program;
    private readonly VectorInstructions _instructions;
    private readonly SimdWidth _width;
    private readonly bool _sums;
    private readonly ILGenerator _il;
    private readonly LocalBuilder[] _values;
    private readonly LocalBuilder _offset;

    private LoopEmitter(VectorProgram program, SimdWidth width, bool sums, ILGenerator il)
    {
        _program = program;
        _width = width;
        _sums = sums;
        _il = il;
        _instructions = new VectorInstructions(il, width);
        _values = [.. program.Steps.Select(_ => il.DeclareLocal(width.Vector))];
        _offset = il.DeclareLocal(typeof(nint));
    }

    /// <summary>The loop of <paramref name="program"/>; the count it is given must be a multiple of the lanes.</summary>
    /// <param name="program">What to do with each vector.</param>
    /// <param name="width">How wide a vector is.</param>
    /// <param name="sums">Whether outputs are summed over all lanes into one float each instead of stored.</param>
    public static ElementwiseLoop Emit(VectorProgram program, SimdWidth width, bool sums = false)
    {
        var method = EmittedCode.Method("Loop", typeof(float**), typeof(float*), typeof(nint));
        new LoopEmitter(program, width, sums, method.GetILGenerator(4096)).Emit();
        return method.CreateDelegate<ElementwiseLoop>();
    }

    private void Emit()
    {
        var streams = Enumerable.Range(0, _program.Inputs + _program.Outputs.Count).Select(LoadStream).ToArray();
        var bytes = _il.DeclareLocal(typeof(nint));
        _il.Emit(OpCodes.Ldarg_2);
        _il.Emit(OpCodes.Ldc_I4_4);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Mul);
        _il.Emit(OpCodes.Stloc, bytes);
        EmitScalars();
        var sums = _sums ? _program.Outputs.Select(_ => Zero()).ToArray() : [];

        Label test = _il.DefineLabel(), body = _il.DefineLabel();
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Stloc, _offset);
        _il.Emit(OpCodes.Br, test);
        _il.MarkLabel(body);
        for (var i = 0; i < _program.Steps.Count; i++) EmitStep(i, streams);
        for (var i = 0; i < _program.Outputs.Count; i++)
        {
            var value = _values[_program.Outputs[i]];
            if (_sums) Accumulate(sums[i], value);
            else Store(streams[_program.Inputs + i], value);
        }

        _il.Emit(OpCodes.Ldloc, _offset);
        _il.Emit(OpCodes.Ldc_I4, _width.Bytes);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, _offset);
        _il.MarkLabel(test);
        _il.Emit(OpCodes.Ldloc, _offset);
        _il.Emit(OpCodes.Ldloc, bytes);
        _il.Emit(OpCodes.Blt, body);
        for (var i = 0; i < sums.Length; i++) AddToMemory(streams[_program.Inputs + i], sums[i]);
        _il.Emit(OpCodes.Ret);
    }

    private LocalBuilder LoadStream(int index)
    {
        var pointer = _il.DeclareLocal(typeof(float*));
        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldc_I4, index * IntPtr.Size);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Ldind_I);
        _il.Emit(OpCodes.Stloc, pointer);
        return pointer;
    }

    private void EmitScalars()
    {
        for (var i = 0; i < _program.Steps.Count; i++)
        {
            if (_program.Steps[i].Operation != VectorOperation.Scalar) continue;
            _il.Emit(OpCodes.Ldarg_1);
            _il.Emit(OpCodes.Ldc_I4, _program.Steps[i].Immediate * sizeof(float));
            _il.Emit(OpCodes.Conv_I);
            _il.Emit(OpCodes.Add);
            _il.Emit(OpCodes.Ldind_R4);
            _instructions.Broadcast();
            _il.Emit(OpCodes.Stloc, _values[i]);
        }
    }

    private void EmitStep(int index, LocalBuilder[] streams)
    {
        var step = _program.Steps[index];
        switch (step.Operation)
        {
            case VectorOperation.Scalar:
                return;
            case VectorOperation.Input:
                Address(streams[step.Immediate]);
                _instructions.Load();
                break;
            case VectorOperation.Constant:
                _instructions.Constant(step.Immediate);
                break;
            case VectorOperation.Repair:
                EmitRepair(step, _values[index]);
                return;
            default:
                _instructions.Emit(step, i => _il.Emit(OpCodes.Ldloc, _values[i]));
                break;
        }

        _il.Emit(OpCodes.Stloc, _values[index]);
    }

    private void EmitRepair(VectorStep step, LocalBuilder target)
    {
        var done = _il.DefineLabel();
        _il.Emit(OpCodes.Ldloc, _values[step.A]);
        _il.Emit(OpCodes.Stloc, target);
        _il.Emit(OpCodes.Ldloc, _values[step.C]);
        _instructions.AllSet();
        _il.Emit(OpCodes.Brtrue, done);
        _il.Emit(OpCodes.Ldloc, _values[step.A]);
        _il.Emit(OpCodes.Ldloc, _values[step.B]);
        _il.Emit(OpCodes.Ldloc, _values[step.C]);
        _il.Emit(OpCodes.Ldc_I4, step.Immediate);
        var repair = typeof(VectorRepair).GetMethod(nameof(VectorRepair.Lanes), BindingFlags.Public | BindingFlags.Static)!;
        _il.Emit(OpCodes.Call, repair.MakeGenericMethod(_width.Vector));
        _il.Emit(OpCodes.Stloc, target);
        _il.MarkLabel(done);
    }

    private void Address(LocalBuilder stream)
    {
        _il.Emit(OpCodes.Ldloc, stream);
        _il.Emit(OpCodes.Ldloc, _offset);
        _il.Emit(OpCodes.Add);
    }

    private void Store(LocalBuilder stream, LocalBuilder value)
    {
        _il.Emit(OpCodes.Ldloc, value);
        Address(stream);
        _instructions.Store();
    }

    private LocalBuilder Zero()
    {
        var sum = _il.DeclareLocal(_width.Vector);
        _instructions.Constant(0);
        _il.Emit(OpCodes.Stloc, sum);
        return sum;
    }

    private void Accumulate(LocalBuilder sum, LocalBuilder value)
    {
        _il.Emit(OpCodes.Ldloc, sum);
        _il.Emit(OpCodes.Ldloc, value);
        _instructions.Call("Add");
        _il.Emit(OpCodes.Stloc, sum);
    }

    private void AddToMemory(LocalBuilder target, LocalBuilder sum)
    {
        _il.Emit(OpCodes.Ldloc, target);
        _il.Emit(OpCodes.Ldloc, target);
        _il.Emit(OpCodes.Ldind_R4);
        _il.Emit(OpCodes.Ldloc, sum);
        _instructions.Sum();
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stind_R4);
    }
}
