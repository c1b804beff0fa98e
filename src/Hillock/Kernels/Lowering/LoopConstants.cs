using System.Runtime.InteropServices;

namespace Hillock.Kernels;

/// <summary>Which constants and tables of a program stay in registers for the whole loop, and the memory they are read from before it.</summary>
/// <remarks>Read from memory, the just-in-time compiler does not know them as constants, and so does not read them anew for every vector. The
/// registers that the steps need at once are left to them.</remarks>
internal sealed unsafe class LoopConstants
{
    private const int TableSize = 16;
    private readonly Dictionary<int, int> _steps = [];
    private readonly Dictionary<int, int> _tables = [];
    private readonly float[] _memory;

    /// <summary>Chooses for <paramref name="vectors"/> vectors in turns.</summary>
    public LoopConstants(VectorProgram program, SimdWidth width, int vectors)
    {
        var free = width.Registers - (vectors * MostAtOnce(program)) - program.Steps.Count(s => s.Operation == VectorOperation.Scalar) - 1;
        var next = 0;
        for (var table = 0; table < program.Tables.Count; table++)
        {
            if ((free -= TableSize / width.Lanes) < 0) break;
            _tables.Add(table, next);
            next += TableSize;
        }

        var needed = program.Needed();
        for (var i = 0; i < program.Steps.Count && free > 0; i++)
        {
            if (program.Steps[i].Operation != VectorOperation.Constant || !needed[i]) continue;
            _steps.Add(i, next++);
            free--;
        }

        _memory = GC.AllocateArray<float>(Math.Max(next, 1), pinned: true);
        foreach (var (table, place) in _tables) program.Tables[table].CopyTo(_memory.AsSpan(place));
        foreach (var (step, place) in _steps) ((int*)Pointer)[place] = program.Steps[step].Immediate;
    }

    /// <summary>What the loop is given.</summary>
    public float* Pointer => (float*)Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0);

    /// <summary>The steps that stay in registers, and where in memory each is.</summary>
    public IReadOnlyDictionary<int, int> Steps => _steps;

    /// <summary>The tables that stay in registers, and where in memory each begins.</summary>
    public IReadOnlyDictionary<int, int> Tables => _tables;

    // Values of one vector that are needed at the same time, besides constants.
    private static int MostAtOnce(VectorProgram program)
    {
        var lastUse = new int[program.Steps.Count];
        var needed = program.Needed();
        for (var i = 0; i < lastUse.Length; i++)
            foreach (var operand in needed[i] ? program.Steps[i].Operands : []) lastUse[operand] = i;
        foreach (var output in program.Outputs) lastUse[output] = lastUse.Length;
        var most = 0;
        for (var now = 0; now < lastUse.Length; now++)
        {
            var alive = 0;
            for (var i = 0; i <= now; i++)
                if (lastUse[i] > now && program.Steps[i].Operation is not (VectorOperation.Constant or VectorOperation.Scalar)) alive++;
            most = Math.Max(most, alive);
        }

        // One more for a result, and one for what an instruction needs on its way.
        return most + 2;
    }
}
