using System.Runtime.CompilerServices;

namespace Hillock.Kernels;

/// <summary>A program's loop for any count: whole vectors in place, the rest through a vector on the stack.</summary>
internal sealed unsafe class CompiledLoop
{
    private const int MostStreams = 32;
    private readonly ElementwiseLoop _loop;
    private readonly int _inputs;
    private readonly int _outputs;
    private readonly int _lanes;
    private readonly bool _sums;

    /// <summary>Compiles <paramref name="program"/>.</summary>
    public CompiledLoop(VectorProgram program, SimdWidth width, bool sums = false)
    {
        _inputs = program.Inputs;
        _outputs = program.Outputs.Count;
        if (_inputs + _outputs > MostStreams) throw new NotSupportedException($"At most {MostStreams} streams, got {_inputs + _outputs}.");
        _lanes = width.Lanes;
        _sums = sums;
        _loop = LoopEmitter.Emit(program, width, sums);
    }

    /// <summary>Runs the loop over <paramref name="count"/> elements.</summary>
    public void Run(float** streams, float* scalars, nint count)
    {
        var whole = count & ~(nint)(_lanes - 1);
        if (whole > 0) _loop(streams, scalars, whole);
        if (whole < count) RunRest(streams, scalars, whole, (int)(count - whole));
    }

    [SkipLocalsInit]
    private void RunRest(float** streams, float* scalars, nint start, int rest)
    {
        var memory = stackalloc float[MostStreams * 16];
        var pointers = stackalloc float*[MostStreams];
        for (var s = 0; s < _inputs + _outputs; s++)
        {
            pointers[s] = memory + (s * 16);
            if (s < _inputs) Fill(streams[s] + start, pointers[s], rest);
            else if (_sums) pointers[s] = streams[s];
        }

        // Sums must not count the filling: by convention the last input is a factor of every sum, and 0 there.
        if (_sums) new Span<float>(pointers[_inputs - 1] + rest, _lanes - rest).Clear();
        _loop(pointers, scalars, _lanes);
        if (_sums) return;
        for (var s = _inputs; s < _inputs + _outputs; s++)
            for (var i = 0; i < rest; i++) streams[s][start + i] = pointers[s][i];
    }

    // Lanes past the end repeat the first element: always inside the function's domain when the data are.
    private void Fill(float* source, float* target, int rest)
    {
        for (var i = 0; i < _lanes; i++) target[i] = source[i < rest ? i : 0];
    }
}
