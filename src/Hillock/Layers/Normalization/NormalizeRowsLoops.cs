using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Hillock.Kernels;

namespace Hillock.Layers;

/// <summary>The passes of a normalisation of lines; a line stays in the first-level cache for all of them.</summary>
internal static unsafe class NormalizeRowsLoops
{
    private const int MostLanes = 16;

    // 1 for each lane that counts, then 0: read from the middle on, it masks the pads of a line.
    private static readonly AlignedBuffer Ones = FirstOnes();

    /// <summary><c>z = x̂·γ + β</c>; keeps the statistics where <paramref name="statistics"/> is not null.</summary>
    public static void Forward(in NormalizationLines shape, float* x, float* z, int lines, float* scale, float* shift, float* statistics)
    {
        if (Vector512.IsHardwareAccelerated) Forward<Lanes512>(shape, x, z, lines, scale, shift, statistics);
        else if (Vector256.IsHardwareAccelerated) Forward<Lanes256>(shape, x, z, lines, scale, shift, statistics);
        else Forward<Lanes128>(shape, x, z, lines, scale, shift, statistics);
    }

    /// <summary>Adds <c>dz·x̂</c> and <c>dz</c> to the sums and, where it is wanted, writes dx or adds it.</summary>
    public static void Backward(
        in NormalizationLines shape, float* x, float* dz, float* dx, int lines, float* scale, float* statistics, float* scales, float* shifts, bool accumulate)
    {
        if (Vector512.IsHardwareAccelerated) Backward<Lanes512>(shape, x, dz, dx, lines, scale, statistics, scales, shifts, accumulate);
        else if (Vector256.IsHardwareAccelerated) Backward<Lanes256>(shape, x, dz, dx, lines, scale, statistics, scales, shifts, accumulate);
        else Backward<Lanes128>(shape, x, dz, dx, lines, scale, statistics, scales, shifts, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward<T>(in NormalizationLines shape, float* x, float* z, int lines, float* scale, float* shift, float* statistics)
        where T : unmanaged, ILanes<T>
    {
        nint padded = shape.Padded;
        for (var i = 0; i < lines; i++, x += padded, z += padded)
        {
            var mean = shape.Centred ? Sum<T>(x, padded) / shape.Features : 0;
            var (deviation, square) = Squares<T>(shape, x, mean);
            // The mean is only good to float32; how far it is off is the mean deviation from it.
            double off = shape.Centred ? deviation / shape.Features : 0;
            var inverse = 1 / Math.Sqrt(((square - (deviation * off)) / shape.Features) + shape.Epsilon);
            T m = T.Broadcast(mean), s = T.Broadcast((float)inverse), o = T.Broadcast((float)(-off * inverse));
            for (nint j = 0; j < padded; j += T.Count)
                T.MultiplyAdd(T.MultiplyAdd(T.Load(x + j) - m, s, o), T.Load(scale + j), T.Load(shift + j)).Store(z + j);
            if (statistics is null) continue;
            statistics[0] = mean;
            statistics[1] = (float)inverse;
            statistics[2] = (float)(-off * inverse);
            statistics += NormalizationLines.Statistics;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward<T>(
        in NormalizationLines shape, float* x, float* dz, float* dx, int lines, float* scale, float* statistics, float* scales, float* shifts, bool accumulate)
        where T : unmanaged, ILanes<T>
    {
        nint padded = shape.Padded;
        for (var i = 0; i < lines; i++, x += padded, dz += padded, statistics += NormalizationLines.Statistics)
        {
            T m = T.Broadcast(statistics[0]), s = T.Broadcast(statistics[1]), o = T.Broadcast(statistics[2]);
            T sum = T.Broadcast(0), product = T.Broadcast(0);
            for (nint j = 0; j < padded; j += T.Count)
            {
                T d = T.Load(dz + j), unit = T.MultiplyAdd(T.Load(x + j) - m, s, o);
                T.MultiplyAdd(d, unit, T.Load(scales + j)).Store(scales + j);
                (T.Load(shifts + j) + d).Store(shifts + j);
                var g = d * T.Load(scale + j);
                sum += g;
                product = T.MultiplyAdd(g, unit, product);
            }

            if (dx is null) continue;
            var constant = shape.Centred ? -sum.Sum() * statistics[1] / shape.Features : 0;
            var slope = -product.Sum() * statistics[1] / shape.Features;
            InputGradient<T>(shape, x, dz, dx, scale, statistics, constant, slope, accumulate);
            dx += padded;
        }
    }

    // dx = g/√(σ² + ε) + constant + x̂·slope; nothing where the pads are.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InputGradient<T>(
        in NormalizationLines shape, float* x, float* dz, float* dx, float* scale, float* statistics, float constant, float slope, bool accumulate)
        where T : unmanaged, ILanes<T>
    {
        T m = T.Broadcast(statistics[0]), s = T.Broadcast(statistics[1]), o = T.Broadcast(statistics[2]);
        T c = T.Broadcast(constant), p = T.Broadcast(slope);
        for (nint j = 0; j < shape.Padded; j += T.Count)
        {
            var rest = T.MultiplyAdd(T.MultiplyAdd(T.Load(x + j) - m, s, o), p, c);
            var gradient = T.MultiplyAdd(T.Load(dz + j) * T.Load(scale + j), s, rest);
            if (j + T.Count > shape.Features) gradient *= Mask<T>(shape.Features - j);
            if (accumulate) gradient += T.Load(dx + j);
            gradient.Store(dx + j);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Sum<T>(float* x, nint count)
        where T : unmanaged, ILanes<T>
    {
        T a = T.Broadcast(0), b = a, c = a, d = a; // four sums at once: an addition takes four cycles
        nint j = 0;
        for (; j + (4 * T.Count) <= count; j += 4 * T.Count)
        {
            a += T.Load(x + j);
            b += T.Load(x + j + T.Count);
            c += T.Load(x + j + (2 * T.Count));
            d += T.Load(x + j + (3 * T.Count));
        }

        for (; j < count; j += T.Count) a += T.Load(x + j);
        return (a + b + (c + d)).Sum();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (float Deviation, float Square) Squares<T>(in NormalizationLines shape, float* x, float mean)
        where T : unmanaged, ILanes<T>
    {
        T m = T.Broadcast(mean), zero = T.Broadcast(0);
        T sum0 = zero, sum1 = zero, square0 = zero, square1 = zero;
        nint j = 0;
        for (; j + (2 * T.Count) <= shape.Features; j += 2 * T.Count)
        {
            T first = T.Load(x + j) - m, second = T.Load(x + j + T.Count) - m;
            sum0 += first;
            sum1 += second;
            square0 = T.MultiplyAdd(first, first, square0);
            square1 = T.MultiplyAdd(second, second, square1);
        }

        for (; j < shape.Features; j += T.Count)
        {
            var last = T.Load(x + j) - m;
            if (j + T.Count > shape.Features) last *= Mask<T>(shape.Features - j);
            sum0 += last;
            square0 = T.MultiplyAdd(last, last, square0);
        }

        return ((sum0 + sum1).Sum(), (square0 + square1).Sum());
    }

    // 1 in the first lanes, 0 in the others.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Mask<T>(nint lanes)
        where T : unmanaged, ILanes<T> => T.Load(Ones.Pointer + MostLanes - Math.Max(0, lanes));

    private static AlignedBuffer FirstOnes()
    {
        var buffer = new AlignedBuffer(2 * MostLanes);
        buffer.Span[..MostLanes].Fill(1);
        return buffer;
    }
}
