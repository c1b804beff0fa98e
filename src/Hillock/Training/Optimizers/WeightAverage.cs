using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Hillock.Kernels;

namespace Hillock.Training.Updates;

/// <summary>Exponential moving average of all parameters: <c>a += (1-d)(w-a)</c> after each step, with <c>d = min(decay, (1+t)/(10+t))</c> at step t.</summary>
/// <remarks>The smaller decay of the first steps, as in TensorFlow's ExponentialMovingAverage, keeps the first weights, which say nothing, from
/// lingering.</remarks>
internal sealed unsafe class WeightAverage : IDisposable
{
    private readonly AlignedBuffer _values;
    private readonly double _decay;
    private float _take;

    /// <summary>Begins at the values as they are.</summary>
    public WeightAverage(AlignedBuffer values, double decay)
    {
        _values = values;
        _decay = decay;
        Values = new AlignedBuffer(values.Length);
        values.Span.CopyTo(Values.Span);
    }

    /// <summary>The average.</summary>
    public AlignedBuffer Values { get; }

    /// <summary>Whether parameters and average have changed places.</summary>
    public bool Swapped { get; private set; }

    /// <summary>Sets how much the step at hand counts.</summary>
    public void Begin(long step) => _take = (float)(1 - Math.Min(_decay, (1.0 + step) / (10.0 + step)));

    /// <summary>Lets a piece of the average follow its parameters.</summary>
    public void Follow(nint offset, nint count)
    {
        float* w = _values.Pointer + offset, a = Values.Pointer + offset;
        if (Vector512.IsHardwareAccelerated) Follow<Lanes512>(w, a, count, _take);
        else if (Vector256.IsHardwareAccelerated) Follow<Lanes256>(w, a, count, _take);
        else Follow<Lanes128>(w, a, count, _take);
    }

    /// <summary>Exchanges parameters and average, bit for bit.</summary>
    public void Swap()
    {
        for (nint i = 0; i < _values.Length; i++) (_values.Pointer[i], Values.Pointer[i]) = (Values.Pointer[i], _values.Pointer[i]);
        Swapped = !Swapped;
        GC.KeepAlive(this);
    }

    /// <inheritdoc/>
    public void Dispose() => Values.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Follow<T>(float* w, float* a, nint count, float take)
        where T : unmanaged, ILanes<T>
    {
        var share = T.Broadcast(take);
        for (nint i = 0; i < count; i += T.Count)
        {
            var average = T.Load(a + i);
            T.MultiplyAdd(share, T.Load(w + i) - average, average).Store(a + i);
        }
    }
}
