using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Hillock.Layers;

/// <summary>Pooling of one image of whole cache lines a pixel. Memory sets the speed, so that 256-bit vectors do on every machine.</summary>
internal static unsafe class PoolLoops
{
    /// <summary>The largest of each window, the first of equals and any NaN; <paramref name="choice"/>, unless null, gets its place in the window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Largest(PoolWindows w, float* x, float* y, float* choice, int stride)
    {
        int height = w.OutHeight, width = w.OutWidth;
        for (var oy = 0; oy < height; oy++)
        {
            var (fromY, toY) = w.Rows(oy);
            for (var ox = 0; ox < width; ox++, y += stride, choice += choice == null ? 0 : stride)
            {
                var (fromX, toX) = w.Columns(ox);
                var corner = x + (w.Corner(oy, ox) * stride);
                for (var c = 0; c < stride; c += Vector256<float>.Count)
                {
                    var best = Vector256.Create(float.NegativeInfinity);
                    var place = Vector256.Create((float)((fromY * w.Width) + fromX));
                    for (var ky = fromY; ky < toY; ky++)
                    {
                        for (var kx = fromX; kx < toX; kx++)
                        {
                            var value = Vector256.Load(corner + ((((nint)ky * w.InWidth) + kx) * stride) + c);
                            var better = Vector256.GreaterThan(value, best) | ~Vector256.Equals(value, value);
                            best = Vector256.ConditionalSelect(better, value, best);
                            place = Vector256.ConditionalSelect(better, Vector256.Create((float)((ky * w.Width) + kx)), place);
                        }
                    }

                    best.Store(y + c);
                    if (choice != null) place.Store(choice + c);
                }
            }
        }
    }

    /// <summary>Adds each gradient to the place that was the largest, or writes it there and zero to the others of the window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LargestGradient(PoolWindows w, float* dy, float* choice, float* dx, int stride, bool overwrites)
    {
        int height = w.OutHeight, width = w.OutWidth;
        for (var oy = 0; oy < height; oy++)
        {
            var (fromY, toY) = w.Rows(oy);
            for (var ox = 0; ox < width; ox++, dy += stride, choice += stride)
            {
                var (fromX, toX) = w.Columns(ox);
                var corner = dx + (w.Corner(oy, ox) * stride);
                for (var c = 0; c < stride; c += Vector256<float>.Count)
                {
                    var (gradient, chosen) = (Vector256.Load(dy + c), Vector256.Load(choice + c));
                    for (var ky = fromY; ky < toY; ky++)
                    {
                        for (var kx = fromX; kx < toX; kx++)
                        {
                            var target = corner + ((((nint)ky * w.InWidth) + kx) * stride) + c;
                            var part = gradient & Vector256.Equals(chosen, Vector256.Create((float)((ky * w.Width) + kx)));
                            (overwrites ? part : part + Vector256.Load(target)).Store(target);
                        }
                    }
                }
            }
        }
    }

    /// <summary>The mean of each window, over what lies inside the image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Mean(PoolWindows w, float* x, float* y, int stride)
    {
        int height = w.OutHeight, width = w.OutWidth;
        for (var oy = 0; oy < height; oy++)
        {
            var (fromY, toY) = w.Rows(oy);
            for (var ox = 0; ox < width; ox++, y += stride)
            {
                var (fromX, toX) = w.Columns(ox);
                var corner = x + (w.Corner(oy, ox) * stride);
                var share = 1f / ((toY - fromY) * (toX - fromX));
                for (var c = 0; c < stride; c += Vector256<float>.Count)
                {
                    var sum = Vector256<float>.Zero;
                    for (var ky = fromY; ky < toY; ky++)
                        for (var kx = fromX; kx < toX; kx++) sum += Vector256.Load(corner + ((((nint)ky * w.InWidth) + kx) * stride) + c);
                    (sum * share).Store(y + c);
                }
            }
        }
    }

    /// <summary>Adds, or writes, its share of each gradient to every place of the window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MeanGradient(PoolWindows w, float* dy, float* dx, int stride, bool overwrites)
    {
        int height = w.OutHeight, width = w.OutWidth;
        for (var oy = 0; oy < height; oy++)
        {
            var (fromY, toY) = w.Rows(oy);
            for (var ox = 0; ox < width; ox++, dy += stride)
            {
                var (fromX, toX) = w.Columns(ox);
                var corner = dx + (w.Corner(oy, ox) * stride);
                var share = 1f / ((toY - fromY) * (toX - fromX));
                for (var c = 0; c < stride; c += Vector256<float>.Count)
                {
                    var part = Vector256.Load(dy + c) * share;
                    for (var ky = fromY; ky < toY; ky++)
                    {
                        for (var kx = fromX; kx < toX; kx++)
                        {
                            var target = corner + ((((nint)ky * w.InWidth) + kx) * stride) + c;
                            (overwrites ? part : part + Vector256.Load(target)).Store(target);
                        }
                    }
                }
            }
        }
    }
}
