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
    private readonly LoopResult _result;
    private readonly ILGenerator _il;
    private readonly LocalBuilder[] _streams;
    private readonly LocalBuilder[][] _values;
    private readonly LocalBuilder[] _sums;
    private readonly LocalBuilder _offset;

    private LoopEmitter(VectorProgram program, SimdWidth width, LoopResult result, ILGenerator il)
    {
        _program = program;
        _width = width;
        _result = result;
        _il = il;
        _instructions = new VectorInstructions(il, width);
        _values = [.. Enumerable.Range(0, result == LoopResult.Sum ? 1 : VectorsAtOnce(program)).Select(_ => Locals())];
        _streams = [.. Enumerable.Range(0, program.Inputs + program.Outputs.Count).Select(_ => il.DeclareLocal(typeof(float*)))];
        _sums = result == LoopResult.Sum ? [.. program.Outputs.Select(_ => il.DeclareLocal(width.Vector))] : [];
        _offset = il.DeclareLocal(typeof(nint));

        LocalBuilder[] Locals() => [.. program.Steps.Select(_ => il.DeclareLocal(width.Vector))];
    }

    /// <summary>The loop of <paramref name="program"/>; the count it is given must be a multiple of the lanes.</summary>
    /// <param name="program">What to do with each vector.</param>
    /// <param name="width">How wide a vector is.</param>
    /// <param name="result">What becomes of the outputs.</param>
    public static ElementwiseLoop Emit(VectorProgram program, SimdWidth width, LoopResult result)
    {
        var method = EmittedCode.Method("Loop", typeof(float**), typeof(float*), typeof(nint));
        new LoopEmitter(program, width, result, method.GetILGenerator(4096)).Emit();
        return method.CreateDelegate<ElementwiseLoop>();
    }

    // In a short loop a load would wait for an unrelated store whose address ends in the same 12 bits: several loads come before the stores.
    private static int VectorsAtOnce(VectorProgram program) =>
        program.Steps.Count(s => s.Operation is not (VectorOperation.Constant or VectorOperation.Scalar or VectorOperation.Input)) switch
        {
            <= 6 => 4,
            <= 12 => 2,
            _ => 1,
        };

    private void Emit()
    {
        for (var i = 0; i < _streams.Length; i++) LoadStream(i);
        var bytes = _il.DeclareLocal(typeof(nint));
        _il.Emit(OpCodes.Ldarg_2);
        _il.Emit(OpCodes.Ldc_I4_4);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Mul);
        _il.Emit(OpCodes.Stloc, bytes);
        EmitScalars();
        foreach (var sum in _sums) SetZero(sum);
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Stloc, _offset);
        if (_values.Length > 1)
        {
            // The end of the last whole group.
            var groups = _il.DeclareLocal(typeof(nint));
            _il.Emit(OpCodes.Ldloc, bytes);
            _il.Emit(OpCodes.Ldc_I4, -_values.Length * _width.Bytes);
            _il.Emit(OpCodes.Conv_I);
            _il.Emit(OpCodes.And);
            _il.Emit(OpCodes.Stloc, groups);
            EmitLoop(_values, groups);
        }

        EmitLoop(_values[..1], bytes);
        for (var i = 0; i < _sums.Length; i++) AddToMemory(_streams[_program.Inputs + i], _sums[i]);
        if (_result == LoopResult.Stream) _instructions.Fence();
        _il.Emit(OpCodes.Ret);
    }

    private void EmitLoop(LocalBuilder[][] vectors, LocalBuilder end)
    {
        Label test = _il.DefineLabel(), body = _il.DefineLabel();
        _il.Emit(OpCodes.Br, test);
        _il.MarkLabel(body);
        EmitBody(vectors);
        _il.Emit(OpCodes.Ldloc, _offset);
        _il.Emit(OpCodes.Ldc_I4, vectors.Length * _width.Bytes);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, _offset);
        _il.MarkLabel(test);
        _il.Emit(OpCodes.Ldloc, _offset);
        _il.Emit(OpCodes.Ldloc, end);
        _il.Emit(OpCodes.Blt, body);
    }

    private void EmitBody(LocalBuilder[][] vectors)
    {
        for (var v = 0; v < vectors.Length; v++) EmitSteps(vectors[v], v * _width.Bytes, inputs: true);
        for (var v = 0; v < vectors.Length; v++) EmitSteps(vectors[v], v * _width.Bytes, inputs: false);
        for (var v = 0; v < vectors.Length; v++)
        {
            for (var i = 0; i < _program.Outputs.Count; i++)
            {
                var value = vectors[v][_program.Outputs[i]];
                if (_result == LoopResult.Sum) Accumulate(_sums[i], value);
                else Store(_streams[_program.Inputs + i], v * _width.Bytes, value);
            }
        }
    }

    private void EmitSteps(LocalBuilder[] values, int displacement, bool inputs)
    {
        for (var i = 0; i < _program.Steps.Count; i++)
            if (_program.Steps[i].Operation == VectorOperation.Input == inputs) EmitStep(i, values, displacement);
    }

    private void LoadStream(int index)
    {
        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldc_I4, index * IntPtr.Size);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Ldind_I);
        _il.Emit(OpCodes.Stloc, _streams[index]);
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
            foreach (var values in _values[1..])
            {
                _il.Emit(OpCodes.Dup);
                _il.Emit(OpCodes.Stloc, values[i]);
            }

            _il.Emit(OpCodes.Stloc, _values[0][i]);
        }
    }

    private void EmitStep(int index, LocalBuilder[] values, int displacement)
    {
        var step = _program.Steps[index];
        switch (step.Operation)
        {
            case VectorOperation.Scalar:
                return;
            case VectorOperation.Input:
                Address(_streams[step.Immediate], displacement);
                _instructions.Load();
                break;
            case VectorOperation.Constant:
                _instructions.Constant(step.Immediate);
                break;
            case VectorOperation.Repair:
                EmitRepair(step, values, values[index]);
                return;
            default:
                _instructions.Emit(step, i => _il.Emit(OpCodes.Ldloc, values[i]));
                break;
        }

        _il.Emit(OpCodes.Stloc, values[index]);
    }

    private void EmitRepair(VectorStep step, LocalBuilder[] values, LocalBuilder target)
    {
        var done = _il.DefineLabel();
        _il.Emit(OpCodes.Ldloc, values[step.A]);
        _il.Emit(OpCodes.Stloc, target);
        _il.Emit(OpCodes.Ldloc, values[step.C]);
        _instructions.AllSet();
        _il.Emit(OpCodes.Brtrue, done);
        _il.Emit(OpCodes.Ldloc, values[step.A]);
        _il.Emit(OpCodes.Ldloc, values[step.B]);
        _il.Emit(OpCodes.Ldloc, values[step.C]);
        _il.Emit(OpCodes.Ldc_I4, step.Immediate);
        var repair = typeof(VectorRepair).GetMethod(nameof(VectorRepair.Lanes), BindingFlags.Public | BindingFlags.Static)!;
        _il.Emit(OpCodes.Call, repair.MakeGenericMethod(_width.Vector));
        _il.Emit(OpCodes.Stloc, target);
        _il.MarkLabel(done);
    }

    private void Address(LocalBuilder stream, int displacement)
    {
        _il.Emit(OpCodes.Ldloc, stream);
        _il.Emit(OpCodes.Ldloc, _offset);
        _il.Emit(OpCodes.Add);
        if (displacement == 0) return;
        _il.Emit(OpCodes.Ldc_I4, displacement);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Add);
    }

    private void Store(LocalBuilder stream, int displacement, LocalBuilder value)
    {
        _il.Emit(OpCodes.Ldloc, value);
        Address(stream, displacement);
        if (_result == LoopResult.Stream) _instructions.StorePastCaches();
        else _instructions.Store();
    }

    private void SetZero(LocalBuilder sum)
    {
        _instructions.Constant(0);
        _il.Emit(OpCodes.Stloc, sum);
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
