using System.Runtime.CompilerServices;

namespace Hillock.Kernels.Convolution;

/// <summary>Sums of each channel over pixels.</summary>
internal static unsafe class PixelSums
{
    /// <summary><c>sums[c] += Σ pixels[i, c]</c>.</summary>
    /// <param name="pixels">The first pixel.</param>
    /// <param name="count">Number of pixels.</param>
    /// <param name="stride">Floats from one pixel to the next.</param>
    /// <param name="channels">Number of channels, a multiple of the lanes.</param>
    /// <param name="sums">One number a channel.</param>
    /// <param name="lanes">Floats in a vector.</param>
    public static void Add(float* pixels, nint count, nint stride, int channels, float* sums, int lanes)
    {
        if (lanes == Lanes512.Count) Add<Lanes512>(pixels, count, stride, channels, sums);
        else if (lanes == Lanes256.Count) Add<Lanes256>(pixels, count, stride, channels, sums);
        else Add<Lanes128>(pixels, count, stride, channels, sums);
    }

    // Four sums side by side hide the latency of an addition.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add<T>(float* pixels, nint count, nint stride, int channels, float* sums)
        where T : unmanaged, ILanes<T>
    {
        for (var j = 0; j < channels; j += T.Count)
        {
            T a = T.Broadcast(0), b = a, c = a, d = a;
            var pixel = pixels + j;
            var left = count;
            for (; left >= 4; left -= 4, pixel += 4 * stride)
            {
                a += T.Load(pixel);
                b += T.Load(pixel + stride);
                c += T.Load(pixel + (2 * stride));
                d += T.Load(pixel + (3 * stride));
            }

            for (; left > 0; left--, pixel += stride) a += T.Load(pixel);
            (T.Load(sums + j) + ((a + b) + (c + d))).Store(sums + j);
        }
    }
}
