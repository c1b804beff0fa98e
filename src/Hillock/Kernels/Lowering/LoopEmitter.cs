using System.Reflection.Emit;

namespace Hillock.Kernels;

/// <summary>Emits a <see cref="VectorProgram"/> as a loop over whole vectors.</summary>
/// <remarks>A dynamic method is compiled fully optimised at its first call and collected with its delegate. Every step gets a local;
/// the just-in-time compiler keeps them in registers.</remarks>
internal sealed partial class LoopEmitter
{
    private readonly VectorProgram _program;
    private readonly VectorInstructions _instructions;
    private readonly SimdWidth _width;
    private readonly LoopResult _result;
    private readonly ILGenerator _il;
    private readonly LocalBuilder[] _streams;
    private readonly LocalBuilder[][] _values;
    private readonly LocalBuilder[] _sums;
    private readonly LoopConstants _constants;
    private readonly LocalBuilder[]?[] _tables;
    private readonly LocalBuilder _offset;
    private readonly bool[] _needed;
    private readonly bool _careful;
    private readonly Label _leave;

    private LoopEmitter(VectorProgram program, SimdWidth width, LoopResult result, int vectors, LoopConstants constants, bool careful, ILGenerator il)
    {
        _program = program;
        _careful = careful;
        _leave = il.DefineLabel();
        _needed = program.Needed();
        _width = width;
        _result = result;
        _constants = constants;
        _il = il;
        _instructions = new VectorInstructions(il, width);
        _values = [.. Enumerable.Range(0, vectors).Select(_ => Locals())];
        _streams = [.. Enumerable.Range(0, program.Inputs + program.Outputs.Count).Select(_ => il.DeclareLocal(typeof(float*)))];
        _sums = result == LoopResult.Sum ? [.. program.Outputs.Select(_ => il.DeclareLocal(width.Vector))] : [];
        _offset = il.DeclareLocal(typeof(nint));
        _tables = [.. program.Tables.Select((_, i) => constants.Tables.ContainsKey(i) ? TableRegisters() : null)];

        // What is the same for every vector has one local.
        for (var i = 0; i < program.Steps.Count; i++)
            if (program.Steps[i].Operation is VectorOperation.Constant or VectorOperation.Scalar)
                foreach (var values in _values) values[i] = _values[0][i];

        LocalBuilder[] TableRegisters() => [.. Enumerable.Range(0, VectorInstructions.TableSize / width.Lanes).Select(_ => il.DeclareLocal(width.Vector))];
        LocalBuilder[] Locals() => [.. program.Steps.Select(_ => il.DeclareLocal(width.Vector))];
    }

    /// <summary>The loop of <paramref name="program"/>; the count it is given must be a multiple of the lanes.</summary>
    /// <param name="program">What to do with each vector.</param>
    /// <param name="width">How wide a vector is.</param>
    /// <param name="result">What becomes of the outputs.</param>
    /// <param name="vectors">How many vectors take turns.</param>
    /// <param name="constants">What stays in registers.</param>
    /// <param name="careful">Whether lanes that need it are repaired; else the loop ends before them.</param>
    public static ElementwiseLoop Emit(VectorProgram program, SimdWidth width, LoopResult result, int vectors, LoopConstants constants, bool careful)
    {
        var method = EmittedCode.Method("Loop", typeof(nint), typeof(float**), typeof(float*), typeof(nint), typeof(float*));
        new LoopEmitter(program, width, result, vectors, constants, careful, method.GetILGenerator(4096)).Emit();
        return method.CreateDelegate<ElementwiseLoop>();
    }

    /// <summary>How many vectors of <paramref name="program"/> take turns.</summary>
    /// <remarks>In a short loop a load would wait for an unrelated store whose address ends in the same 12 bits: several loads come before the
    /// stores.</remarks>
    public static int VectorsAtOnce(VectorProgram program) =>
        program.Work switch
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
        EmitKept();
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
        _il.MarkLabel(_leave);
        for (var i = 0; i < _sums.Length; i++) AddToMemory(_streams[_program.Inputs + i], _sums[i]);
        if (_result == LoopResult.Stream) _instructions.Fence();
        _il.Emit(OpCodes.Ldloc, _offset);
        _il.Emit(OpCodes.Ldc_I4_4);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Div);
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
        EmitSteps(vectors, inputs: true);
        EmitSteps(vectors, inputs: false);
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

    // A comparison and the choice that reads it stay together: apart, the mask would take the way through a vector register.
    private void EmitSteps(LocalBuilder[][] vectors, bool inputs)
    {
        for (var v = 0; v < vectors.Length; v++)
            for (var i = 0; i < _program.Steps.Count; i++)
                if (_program.Steps[i].Operation == VectorOperation.Input == inputs && _needed[i]) EmitStep(i, vectors[v], v * _width.Bytes);
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
            if (_program.Steps[i].Operation == VectorOperation.Scalar) Broadcast(OpCodes.Ldarg_1, _program.Steps[i].Immediate, _values[0][i]);
    }

    private void EmitKept()
    {
        foreach (var (step, place) in _constants.Steps) Broadcast(OpCodes.Ldarg_3, place, _values[0][step]);
        foreach (var (table, place) in _constants.Tables)
        {
            for (var part = 0; part < _tables[table]!.Length; part++)
            {
                NumberAt(OpCodes.Ldarg_3, place + (part * _width.Lanes));
                _instructions.Load();
                _il.Emit(OpCodes.Stloc, _tables[table]![part]);
            }
        }
    }

    private void Broadcast(OpCode memory, int index, LocalBuilder target)
    {
        NumberAt(memory, index);
        _il.Emit(OpCodes.Ldind_R4);
        _instructions.Broadcast();
        _il.Emit(OpCodes.Stloc, target);
    }

    private void NumberAt(OpCode memory, int index)
    {
        _il.Emit(memory);
        _il.Emit(OpCodes.Ldc_I4, index * sizeof(float));
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Add);
    }

    private void EmitStep(int index, LocalBuilder[] values, int displacement)
    {
        var step = _program.Steps[index];
        switch (step.Operation)
        {
            case VectorOperation.Scalar:
            case VectorOperation.Constant when _constants.Steps.ContainsKey(index):
                return;
            case VectorOperation.Input:
                Address(_streams[step.Immediate], displacement);
                _instructions.Load();
                break;
            case VectorOperation.Constant:
                _instructions.Constant(step.Immediate);
                break;
            case VectorOperation.Lookup:
                _instructions.Lookup(part => Table(step.Immediate, part), () => _il.Emit(OpCodes.Ldloc, values[step.A]));
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

    private void Table(int table, int part)
    {
        if (_tables[table] is { } registers) _il.Emit(OpCodes.Ldloc, registers[part]);
        else _instructions.Numbers(_program.Tables[table].AsSpan(part * _width.Lanes, _width.Lanes));
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
