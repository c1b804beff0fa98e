using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Intrinsics.X86;

namespace Hillock.Kernels.Rows;

/// <summary>Emits a <see cref="RowSchedule"/> as one method that goes through lines: each pass a loop over the line's vectors.</summary>
/// <remarks>Lines may also lie across, one in each lane: then a vector is one place of as many lines as there are lanes, and a number of the row is a
/// vector too. Sums are taken in float64.</remarks>
internal sealed partial class RowEmitter
{
    private const int Streams = 3;
    private readonly RowSchedule _schedule;
    private readonly SimdWidth _width;
    private readonly bool _across;
    private readonly bool _backward;
    private readonly ILGenerator _il;
    private readonly VectorInstructions _instructions;
    private readonly LocalBuilder[] _streams;
    private readonly LocalBuilder[] _arrays;
    private readonly LocalBuilder[] _slots;
    private readonly LocalBuilder _offset, _whole, _rest, _mask, _place, _line;
    private readonly Type _vector, _double;

    private RowEmitter(RowSchedule schedule, SimdWidth width, bool across, bool backward, ILGenerator il)
    {
        (_schedule, _width, _across, _backward, _il) = (schedule, width, across, backward, il);
        _instructions = new VectorInstructions(il, width);
        (_vector, _double) = (width.Vector, width.Of<double>());
        _streams = Locals(Streams, typeof(float*));
        _arrays = Locals(schedule.Arrays, typeof(float*));
        _slots = Locals(schedule.Slots, _vector);
        (_offset, _whole, _rest) = (il.DeclareLocal(typeof(nint)), il.DeclareLocal(typeof(nint)), il.DeclareLocal(typeof(nint)));
        (_mask, _place, _line) = (il.DeclareLocal(_vector), il.DeclareLocal(_vector), il.DeclareLocal(typeof(nint)));
    }

    /// <summary>The code.</summary>
    /// <param name="schedule">What to run.</param>
    /// <param name="width">How wide a vector is.</param>
    /// <param name="across">Whether a vector is a place of several lines, instead of several places of a line.</param>
    /// <param name="backward">Whether it is a gradient, with that by the outputs given.</param>
    public static RowCode Emit(RowSchedule schedule, SimdWidth width, bool across, bool backward)
    {
        var method = EmittedCode.Method("Row", null, typeof(float**), typeof(nint*), typeof(nint), typeof(nint), typeof(float*), typeof(float*));

        // Every local is written before it is read; clearing them would take longer than a short line.
        method.InitLocals = false;
        new RowEmitter(schedule, width, across, backward, method.GetILGenerator(4096)).Emit();
        return method.CreateDelegate<RowCode>();
    }

    private void Emit()
    {
        for (var i = 0; i < Streams; i++)
        {
            At(OpCodes.Ldarg_0, i);
            _il.Emit(OpCodes.Ldind_I);
            _il.Emit(OpCodes.Stloc, _streams[i]);
        }

        Lengths();
        for (var i = 0; i < _arrays.Length; i++) Array(i);
        _il.Emit(OpCodes.Ldarg_3);
        _il.Emit(OpCodes.Conv_R4);
        _instructions.Broadcast();
        _il.Emit(OpCodes.Stloc, _slots[RowSchedule.Count]);
        Zero(_line);
        Label test = _il.DefineLabel(), body = _il.DefineLabel();
        _il.Emit(OpCodes.Br, test);
        _il.MarkLabel(body);
        if (_backward && _schedule.IsGrouped) UpstreamNumber();
        foreach (var pass in _schedule.Passes) Pass(pass);
        NextLine();
        _il.MarkLabel(test);
        _il.Emit(OpCodes.Ldloc, _line);
        _il.Emit(OpCodes.Ldarg_2);
        _il.Emit(OpCodes.Blt, body);
        _il.Emit(OpCodes.Ret);
    }

    // Bytes of whole vectors, floats beyond them, and the mask of those.
    private void Lengths()
    {
        _il.Emit(OpCodes.Ldarg_3);
        Number(_across ? _width.Bytes : sizeof(float));
        _il.Emit(OpCodes.Mul);
        if (!_across)
        {
            Number(-_width.Bytes);
            _il.Emit(OpCodes.And);
        }

        _il.Emit(OpCodes.Stloc, _whole);
        if (_across) return;
        _il.Emit(OpCodes.Ldarg_3);
        Number(_width.Lanes - 1);
        _il.Emit(OpCodes.And);
        _il.Emit(OpCodes.Stloc, _rest);
        Tables(RowTables.Unset);
        _il.Emit(OpCodes.Ldloc, _rest);
        Number(sizeof(float));
        _il.Emit(OpCodes.Mul);
        _il.Emit(OpCodes.Sub);
        _instructions.Load();
        _il.Emit(OpCodes.Stloc, _mask);
    }

    // Arrays are as long as whole vectors that hold the line.
    private void Array(int index)
    {
        _il.Emit(OpCodes.Ldarg_S, (byte)4);
        _il.Emit(OpCodes.Ldloc, _whole);
        if (!_across)
        {
            Number(_width.Bytes);
            _il.Emit(OpCodes.Add);
        }

        Number(index);
        _il.Emit(OpCodes.Mul);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, _arrays[index]);
    }

    private void UpstreamNumber()
    {
        _il.Emit(OpCodes.Ldloc, _streams[1]);
        if (_across) _instructions.Load();
        else
        {
            _il.Emit(OpCodes.Ldind_R4);
            _instructions.Broadcast();
        }

        _il.Emit(OpCodes.Stloc, _slots[RowSchedule.UpstreamNumber]);
    }

    private void NextLine()
    {
        for (var i = 0; i < Streams; i++)
        {
            _il.Emit(OpCodes.Ldloc, _streams[i]);
            At(OpCodes.Ldarg_1, i);
            _il.Emit(OpCodes.Ldind_I);
            Number(sizeof(float));
            _il.Emit(OpCodes.Mul);
            _il.Emit(OpCodes.Add);
            _il.Emit(OpCodes.Stloc, _streams[i]);
        }

        _il.Emit(OpCodes.Ldloc, _line);
        Number(1);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, _line);
    }

    private void Pass(RowPass pass)
    {
        var isLast = pass == _schedule.Passes[^1];
        var sums = pass.Reductions.ToDictionary(r => r.Slot, Accumulators);
        if (pass.Row.Outputs.Count > 0)
        {
            var values = Locals(pass.Row.Steps.Count, _vector);
            var readsPlace = Reads(pass.Row, RowSchedule.Place);
            if (readsPlace) FirstPlace();
            Zero(_offset);
            Label test = _il.DefineLabel(), body = _il.DefineLabel(), end = _il.DefineLabel();
            _il.Emit(OpCodes.Br, test);
            _il.MarkLabel(body);
            Vector(pass, values, sums, isLast, part: false);
            if (readsPlace) NextPlace();
            _il.Emit(OpCodes.Ldloc, _offset);
            Number(_width.Bytes);
            _il.Emit(OpCodes.Add);
            _il.Emit(OpCodes.Stloc, _offset);
            _il.MarkLabel(test);
            _il.Emit(OpCodes.Ldloc, _offset);
            _il.Emit(OpCodes.Ldloc, _whole);
            _il.Emit(OpCodes.Blt, body);
            if (!_across)
            {
                _il.Emit(OpCodes.Ldloc, _rest);
                _il.Emit(OpCodes.Brfalse, end);
                Vector(pass, values, sums, isLast, part: true);
            }

            _il.MarkLabel(end);
        }

        foreach (var reduction in pass.Reductions) Reduce(reduction, sums[reduction.Slot]);
        foreach (var call in pass.Calls) Call(call);
        End(pass, isLast);
    }

    private void Vector(RowPass pass, LocalBuilder[] values, Dictionary<int, LocalBuilder[]> sums, bool isLast, bool part)
    {
        Steps(pass.Row, values, stream => Input(stream, part));
        foreach (var (step, array) in pass.Stores)
        {
            _il.Emit(OpCodes.Ldloc, values[step]);
            Address(_arrays[array]);
            _instructions.Store();
        }

        foreach (var reduction in pass.Reductions) Accumulate(reduction, values[reduction.Step], sums[reduction.Slot], part);
        if (isLast && _schedule.IsRow) Output(values[_schedule.Result], part);
    }

    private void Input(int stream, bool part)
    {
        if (stream == RowSchedule.Place)
        {
            _il.Emit(OpCodes.Ldloc, _place);
            return;
        }

        Address(stream >= RowSchedule.FirstArray ? _arrays[stream - RowSchedule.FirstArray] : _streams[stream]);
        if (part && stream < RowSchedule.FirstArray) LoadPart();
        else _instructions.Load();
    }

    private void Output(LocalBuilder value, bool part)
    {
        if (part)
        {
            StorePart(value);
            return;
        }

        _il.Emit(OpCodes.Ldloc, value);
        Address(_streams[2]);
        _instructions.Store();
    }

    private void End(RowPass pass, bool isLast)
    {
        if (pass.End.Outputs.Count == 0) return;
        var values = Locals(pass.End.Steps.Count, _vector);
        Steps(pass.End, values, _ => throw new InvalidOperationException("A number of the row cannot depend on a place."));
        foreach (var (step, slot) in pass.Scalars)
        {
            _il.Emit(OpCodes.Ldloc, values[step]);
            _il.Emit(OpCodes.Stloc, _slots[slot]);
        }

        if (!isLast || _schedule.IsRow) return;
        if (_across)
        {
            _il.Emit(OpCodes.Ldloc, values[_schedule.Result]);
            _il.Emit(OpCodes.Ldloc, _streams[2]);
            _instructions.Store();
            return;
        }

        _il.Emit(OpCodes.Ldloc, values[_schedule.Result]);
        _il.Emit(OpCodes.Ldloc, _streams[2]);
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Call, Helper(nameof(RowCalls.StorePart)).MakeGenericMethod(_vector));
    }

    private void LoadPart()
    {
        if (Masked("MaskLoad", typeof(float*), _vector, _vector) is not { } masked)
        {
            _il.Emit(OpCodes.Ldloc, _rest);
            _il.Emit(OpCodes.Call, Helper(nameof(RowCalls.LoadPart)).MakeGenericMethod(_vector));
            return;
        }

        _il.Emit(OpCodes.Ldloc, _mask);
        if (_width.Bits == 512) _instructions.Constant(0);
        _il.Emit(OpCodes.Call, masked);
    }

    private void StorePart(LocalBuilder value)
    {
        if (Masked("MaskStore", typeof(float*), _vector, _vector) is not { } masked)
        {
            _il.Emit(OpCodes.Ldloc, value);
            Address(_streams[2]);
            _il.Emit(OpCodes.Ldloc, _rest);
            _il.Emit(OpCodes.Call, Helper(nameof(RowCalls.StorePart)).MakeGenericMethod(_vector));
            return;
        }

        Address(_streams[2]);
        _il.Emit(OpCodes.Ldloc, _mask);
        _il.Emit(OpCodes.Ldloc, value);
        _il.Emit(OpCodes.Call, masked);
    }

    // Of 512 bits a load has three operands, what stands in the other lanes last; of fewer bits two.
    private MethodInfo? Masked(string name, params Type[] parameters)
    {
        if (_width.Bits == 512) return Avx512F.IsSupported ? typeof(Avx512F).GetMethod(name, parameters) : null;
        return Avx.IsSupported ? typeof(Avx).GetMethod(name, name == "MaskLoad" ? parameters[..2] : parameters) : null;
    }

    private void FirstPlace()
    {
        if (_across) _instructions.Constant(0);
        else
        {
            Tables(0);
            _instructions.Load();
        }

        _il.Emit(OpCodes.Stloc, _place);
    }

    private void NextPlace()
    {
        _il.Emit(OpCodes.Ldloc, _place);
        _instructions.Constant(BitConverter.SingleToInt32Bits(_across ? 1 : _width.Lanes));
        _instructions.Call("Add");
        _il.Emit(OpCodes.Stloc, _place);
    }

    private static bool Reads(VectorProgram program, int stream)
    {
        var needed = program.Needed();
        return program.Steps.Where((s, i) => needed[i] && s.Operation == VectorOperation.Input && s.Immediate == stream).Any();
    }

    private static MethodInfo Helper(string name) => typeof(RowCalls).GetMethod(name, BindingFlags.Public | BindingFlags.Static)!;

    private LocalBuilder[] Locals(int count, Type type) => [.. Enumerable.Range(0, count).Select(_ => _il.DeclareLocal(type))];

    private void Zero(LocalBuilder local)
    {
        Number(0);
        _il.Emit(OpCodes.Stloc, local);
    }

    private void Number(int value)
    {
        _il.Emit(OpCodes.Ldc_I4, value);
        _il.Emit(OpCodes.Conv_I);
    }

    private void At(OpCode argument, int index)
    {
        _il.Emit(argument);
        Number(index * IntPtr.Size);
        _il.Emit(OpCodes.Add);
    }

    private void Tables(int index)
    {
        _il.Emit(OpCodes.Ldarg_S, (byte)5);
        Number(index * sizeof(float));
        _il.Emit(OpCodes.Add);
    }

    private void Address(LocalBuilder stream)
    {
        _il.Emit(OpCodes.Ldloc, stream);
        _il.Emit(OpCodes.Ldloc, _offset);
        _il.Emit(OpCodes.Add);
    }
}
