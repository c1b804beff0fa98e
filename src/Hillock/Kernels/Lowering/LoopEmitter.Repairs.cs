using System.Reflection;
using System.Reflection.Emit;

namespace Hillock.Kernels;

/// <content>Lanes that vector arithmetic cannot do well. A call would take the registers from the constants, for every vector: the loop that is fast
/// ends before such a vector, and the careful one goes on from there.</content>
internal sealed partial class LoopEmitter
{
    private void EmitRepair(VectorStep step, LocalBuilder[] values, LocalBuilder target)
    {
        _il.Emit(OpCodes.Ldloc, values[step.A]);
        _il.Emit(OpCodes.Stloc, target);
        if (!_careful)
        {
            EmitAllRight(step.C, values);
            _il.Emit(OpCodes.Brfalse, _leave);
            return;
        }

        var done = _il.DefineLabel();
        _il.Emit(OpCodes.Ldloc, values[step.C]);
        _instructions.AllSet();
        _il.Emit(OpCodes.Brtrue, done);
        _il.Emit(OpCodes.Ldloc, values[step.A]);
        _il.Emit(OpCodes.Ldloc, values[step.B]);
        _il.Emit(OpCodes.Ldloc, values[step.C]);
        _il.Emit(OpCodes.Ldc_I4, _program.Repairs[step.Immediate].Function);
        _il.Emit(OpCodes.Ldc_R8, _program.Repairs[step.Immediate].Factor);
        var repair = typeof(VectorRepair).GetMethod(nameof(VectorRepair.Lanes), BindingFlags.Public | BindingFlags.Static)!;
        _il.Emit(OpCodes.Call, repair.MakeGenericMethod(_width.Vector));
        _il.Emit(OpCodes.Stloc, target);
        _il.MarkLabel(done);
    }

    // A comparison with its own test is not made into a mask first.
    private void EmitAllRight(int mask, LocalBuilder[] values)
    {
        var step = _program.Steps[mask];
        if (step.Operation == VectorOperation.LessOrEqual)
        {
            _il.Emit(OpCodes.Ldloc, values[step.A]);
            _il.Emit(OpCodes.Ldloc, values[step.B]);
            _instructions.AllLessOrEqual();
            return;
        }

        _il.Emit(OpCodes.Ldloc, values[mask]);
        _instructions.AllSet();
    }
}
