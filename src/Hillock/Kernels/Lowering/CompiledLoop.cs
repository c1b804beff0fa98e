using System.Runtime.CompilerServices;

namespace Hillock.Kernels;

/// <summary>A program's loop for any count: whole vectors in place, the rest through a vector on the stack.</summary>
/// <remarks>Where the streams together are larger than the caches, outputs are written past them, so that their lines are not read first.</remarks>
internal sealed unsafe class CompiledLoop
{
    /// <summary>Bytes of all streams together from which outputs go past the caches.</summary>
    public const long StreamingBytes = 32L << 20;

    private const int MostStreams = 32;

    // Lanes to repair seldom come alone.
    private const int CarefulElements = 256;
    private readonly LoopConstants _constants;
    private readonly ElementwiseLoop _loop;
    private readonly Lazy<ElementwiseLoop> _streaming;
    private readonly Lazy<ElementwiseLoop> _careful;
    private readonly int _inputs;
    private readonly int _outputs;
    private readonly int _lanes;
    private readonly bool _sums;

    /// <summary>Compiles <paramref name="program"/>.</summary>
    public CompiledLoop(VectorProgram program, SimdWidth width, bool sums = false)
    {
        _inputs = program.Inputs;
        _outputs = program.Outputs.Count;
        if (_inputs + _outputs > MostStreams) throw new HillockException(
            $"The formula and what is learned in it need {_inputs + _outputs} arrays in one loop, but {MostStreams} are the most; let it learn "
            + $"{_inputs + _outputs - MostStreams} parameters fewer.");
        Work = program.Work;
        _lanes = width.Lanes;
        _sums = sums;
        var vectors = sums ? 1 : LoopEmitter.VectorsAtOnce(program);
        _constants = new LoopConstants(program, width, vectors);
        var result = sums ? LoopResult.Sum : LoopResult.Store;
        _careful = new(() => Emit(result, careful: true));
        _loop = program.AlwaysRepairs ? _careful.Value : Emit(result, careful: false);
        _streaming = new(() => Emit(LoopResult.Stream, program.AlwaysRepairs));

        ElementwiseLoop Emit(LoopResult outputs, bool careful) => LoopEmitter.Emit(program, width, outputs, vectors, _constants, careful);
    }

    /// <summary>How many steps it takes for each vector.</summary>
    public int Work { get; }

    /// <summary>Runs the loop over <paramref name="count"/> elements.</summary>
    public void Run(float** streams, float* scalars, nint count) => Run(streams, scalars, count, count);

    /// <summary>Runs the loop over <paramref name="count"/> elements, a part of arrays of <paramref name="whole"/>.</summary>
    public void Run(float** streams, float* scalars, nint count, nint whole)
    {
        if (whole * sizeof(float) * (_inputs + _outputs) >= StreamingBytes && !_sums && BeforeBoundary(streams) is var head and >= 0)
            RunStreaming(streams, scalars, count, (int)Math.Min(head, count));
        else
            RunWhole(_loop, streams, scalars, count);
        GC.KeepAlive(this);
    }

    private void RunWhole(ElementwiseLoop loop, float** streams, float* scalars, nint count)
    {
        var full = count & ~(nint)(_lanes - 1);
        if (full > 0 && loop(streams, scalars, full, _constants.Pointer) is var done && done < full) RunCarefully(loop, streams, scalars, full, done);
        if (full < count) RunRest(streams, scalars, full, (int)(count - full));
    }

    private void RunCarefully(ElementwiseLoop loop, float** streams, float* scalars, nint count, nint done)
    {
        var rest = stackalloc float*[MostStreams];
        while (done < count)
        {
            for (var s = 0; s < _inputs + _outputs; s++) rest[s] = streams[s] + (_sums && s >= _inputs ? 0 : done);
            var some = Math.Min(CarefulElements, count - done);
            _careful.Value(rest, scalars, some, _constants.Pointer);
            done += some;
            for (var s = 0; s < (_sums ? _inputs : _inputs + _outputs); s++) rest[s] += some;
            if (done < count) done += loop(rest, scalars, count - done, _constants.Pointer);
        }
    }

    private void RunStreaming(float** streams, float* scalars, nint count, int head)
    {
        var rest = stackalloc float*[MostStreams];
        for (var s = 0; s < _inputs + _outputs; s++) rest[s] = streams[s] + head;
        for (var done = 0; done < head; done += _lanes) RunRest(streams, scalars, done, Math.Min(_lanes, head - done));
        RunWhole(_streaming.Value, rest, scalars, count - head);
    }

    // Elements before every output is on a vector's boundary; -1 where that never happens, or an output is an input: its lines are read anyway.
    private int BeforeBoundary(float** streams)
    {
        var past = (nuint)streams[_inputs] % AlignedBuffer.Alignment;
        for (var s = _inputs; s < _inputs + _outputs; s++)
        {
            if ((nuint)streams[s] % AlignedBuffer.Alignment != past) return -1;
            for (var i = 0; i < _inputs; i++)
                if (streams[s] == streams[i]) return -1;
        }

        return past % sizeof(float) != 0 ? -1 : (int)((AlignedBuffer.Alignment - past) % AlignedBuffer.Alignment / sizeof(float));
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
        if (_loop(pointers, scalars, _lanes, _constants.Pointer) == 0) _careful.Value(pointers, scalars, _lanes, _constants.Pointer);
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
