using System.Reflection;
using System.Reflection.Emit;
using Hillock.Formulas.Rows;

namespace Hillock.Kernels.Rows;

/// <content>Steps of a program, and what is made of their values along the line.</content>
internal sealed partial class RowEmitter
{
    private void Steps(VectorProgram program, LocalBuilder[] values, Action<int> input)
    {
        var needed = program.Needed();
        for (var i = 0; i < program.Steps.Count; i++)
        {
            if (!needed[i]) continue;
            Step(program, program.Steps[i], values, input);
            _il.Emit(OpCodes.Stloc, values[i]);
        }
    }

    private void Step(VectorProgram program, VectorStep step, LocalBuilder[] values, Action<int> input)
    {
        switch (step.Operation)
        {
            case VectorOperation.Input:
                input(step.Immediate);
                break;
            case VectorOperation.Scalar:
                _il.Emit(OpCodes.Ldloc, _slots[step.Immediate]);
                break;
            case VectorOperation.Constant:
                _instructions.Constant(step.Immediate);
                break;
            case VectorOperation.Lookup:
                var table = program.Tables[step.Immediate];
                _instructions.Lookup(part => _instructions.Numbers(table.AsSpan(part * _width.Lanes, _width.Lanes)), () =>
                    _il.Emit(OpCodes.Ldloc, values[step.A]));
                break;
            case VectorOperation.Repair:
                Repair(program, step, values);
                break;
            default:
                _instructions.Emit(step, i => _il.Emit(OpCodes.Ldloc, values[i]));
                break;
        }
    }

    private void Repair(VectorProgram program, VectorStep step, LocalBuilder[] values)
    {
        foreach (var operand in step.Operands) _il.Emit(OpCodes.Ldloc, values[operand]);
        _il.Emit(OpCodes.Ldc_I4, program.Repairs[step.Immediate].Function);
        _il.Emit(OpCodes.Ldc_R8, program.Repairs[step.Immediate].Factor);
        var repair = typeof(VectorRepair).GetMethod(nameof(VectorRepair.Lanes), BindingFlags.Public | BindingFlags.Static)!;
        _il.Emit(OpCodes.Call, repair.MakeGenericMethod(_vector));
    }

    private static bool IsSum(RowReduction reduction) => reduction.Kind is RowStepKind.Sum or RowStepKind.Mean;

    private static float Neutral(RowReduction reduction) => reduction.Kind switch
    {
        RowStepKind.Max => float.NegativeInfinity,
        RowStepKind.Min => float.PositiveInfinity,
        _ => 0,
    };

    // A sum has its lower and its upper lanes in float64.
    private LocalBuilder[] Accumulators(RowReduction reduction)
    {
        var locals = Locals(IsSum(reduction) ? 2 : 1, IsSum(reduction) ? _double : _vector);
        foreach (var local in locals)
        {
            if (IsSum(reduction))
            {
                _il.Emit(OpCodes.Ldc_R8, 0.0);
                _il.Emit(OpCodes.Call, _width.Method<double>("Create", typeof(double)));
            }
            else _instructions.Constant(BitConverter.SingleToInt32Bits(Neutral(reduction)));
            _il.Emit(OpCodes.Stloc, local);
        }

        return locals;
    }

    private void Accumulate(RowReduction reduction, LocalBuilder value, LocalBuilder[] sums, bool part)
    {
        if (part)
        {
            // Lanes beyond the line do not count.
            var counted = _il.DeclareLocal(_vector);
            _il.Emit(OpCodes.Ldloc, _mask);
            _il.Emit(OpCodes.Ldloc, value);
            _instructions.Constant(BitConverter.SingleToInt32Bits(Neutral(reduction)));
            _il.Emit(OpCodes.Call, _width.Method<float>("ConditionalSelect", _vector, _vector, _vector));
            _il.Emit(OpCodes.Stloc, counted);
            value = counted;
        }

        if (!IsSum(reduction))
        {
            _il.Emit(OpCodes.Ldloc, sums[0]);
            _il.Emit(OpCodes.Ldloc, value);
            _instructions.Call(reduction.Kind == RowStepKind.Max ? "Max" : "Min");
            _il.Emit(OpCodes.Stloc, sums[0]);
            return;
        }

        for (var half = 0; half < 2; half++)
        {
            _il.Emit(OpCodes.Ldloc, sums[half]);
            _il.Emit(OpCodes.Ldloc, value);
            _il.Emit(OpCodes.Call, _width.Method<float>(half == 0 ? "WidenLower" : "WidenUpper", _vector));
            _il.Emit(OpCodes.Call, _width.Method<double>("Add", _double, _double));
            _il.Emit(OpCodes.Stloc, sums[half]);
        }
    }

    private void Reduce(RowReduction reduction, LocalBuilder[] sums)
    {
        if (!IsSum(reduction))
        {
            _il.Emit(OpCodes.Ldloc, sums[0]);
            if (!_across)
            {
                _il.Emit(OpCodes.Call, Helper(reduction.Kind == RowStepKind.Max ? nameof(RowCalls.Max) : nameof(RowCalls.Min)).MakeGenericMethod(_vector));
                _instructions.Broadcast();
            }
        }
        else if (_across)
        {
            foreach (var sum in sums)
            {
                _il.Emit(OpCodes.Ldloc, sum);
                if (reduction.Kind == RowStepKind.Mean) DivideByLength();
            }

            _il.Emit(OpCodes.Call, _width.Method<double>("Narrow", _double, _double));
        }
        else
        {
            _il.Emit(OpCodes.Ldloc, sums[0]);
            _il.Emit(OpCodes.Ldloc, sums[1]);
            _il.Emit(OpCodes.Call, _width.Method<double>("Add", _double, _double));
            _il.Emit(OpCodes.Call, _width.Method<double>("Sum", _double));
            if (reduction.Kind == RowStepKind.Mean)
            {
                _il.Emit(OpCodes.Ldarg_3);
                _il.Emit(OpCodes.Conv_R8);
                _il.Emit(OpCodes.Div);
            }

            _il.Emit(OpCodes.Conv_R4);
            _instructions.Broadcast();
        }

        _il.Emit(OpCodes.Stloc, _slots[reduction.Slot]);
    }

    private void DivideByLength()
    {
        _il.Emit(OpCodes.Ldarg_3);
        _il.Emit(OpCodes.Conv_R8);
        _il.Emit(OpCodes.Call, _width.Method<double>("Create", typeof(double)));
        _il.Emit(OpCodes.Call, _width.Method<double>("Divide", _double, _double));
    }

    private void Call(RowCall call)
    {
        _il.Emit(OpCodes.Ldloc, _arrays[call.Array]);
        _il.Emit(OpCodes.Ldarg_3);
        if (call.Order >= 0) _il.Emit(OpCodes.Ldloc, _arrays[call.Order]);
        else Number(0);
        _il.Emit(OpCodes.Ldc_I4, (int)call.Kind);
        _il.Emit(OpCodes.Ldc_I4, call.Power);
        _il.Emit(OpCodes.Call, _across ? Helper(nameof(RowCalls.Across)).MakeGenericMethod(_vector) : Helper(nameof(RowCalls.Along)));
        if (call.Slot < 0)
        {
            _il.Emit(OpCodes.Pop);
            return;
        }

        if (!_across) _instructions.Broadcast();
        _il.Emit(OpCodes.Stloc, _slots[call.Slot]);
    }
}
