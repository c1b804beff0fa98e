using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Hillock.Kernels.Rows;

/// <summary>Rows to columns and back: number j of row i stands at <c>j·lanes + i</c>.</summary>
internal static unsafe class RowTurn
{
    /// <summary>Rows of <paramref name="n"/> numbers, one for each lane, to columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void In(float** rows, int lanes, int n, float* turned)
    {
        for (var lane = 0; lane < lanes; lane += 4)
        {
            float* a = rows[lane], b = rows[lane + 1], c = rows[lane + 2], d = rows[lane + 3], to = turned + lane;
            var j = 0;
            for (; Sse.IsSupported && j <= n - 4; j += 4, to += 4 * lanes)
            {
                var (first, second, third, fourth) = Turned(Vector128.Load(a + j), Vector128.Load(b + j), Vector128.Load(c + j), Vector128.Load(d + j));
                first.Store(to);
                second.Store(to + lanes);
                third.Store(to + (2 * lanes));
                fourth.Store(to + (3 * lanes));
            }

            for (; j < n; j++, to += lanes) Vector128.Create(a[j], b[j], c[j], d[j]).Store(to);
        }
    }

    /// <summary>Columns to <paramref name="count"/> rows of <paramref name="n"/> numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Out(float* turned, int lanes, float** rows, int count, int n)
    {
        var lane = 0;
        for (; lane <= count - 4; lane += 4)
        {
            float* a = rows[lane], b = rows[lane + 1], c = rows[lane + 2], d = rows[lane + 3], from = turned + lane;
            var j = 0;
            for (; Sse.IsSupported && j <= n - 4; j += 4, from += 4 * lanes)
            {
                var (first, second, third, fourth) = Turned(
                    Vector128.Load(from), Vector128.Load(from + lanes), Vector128.Load(from + (2 * lanes)), Vector128.Load(from + (3 * lanes)));
                first.Store(a + j);
                second.Store(b + j);
                third.Store(c + j);
                fourth.Store(d + j);
            }

            for (; j < n; j++, from += lanes) (a[j], b[j], c[j], d[j]) = (from[0], from[1], from[2], from[3]);
        }

        for (; lane < count; lane++)
            for (var j = 0; j < n; j++) rows[lane][j] = turned[(j * lanes) + lane];
    }

    private static (Vector128<float> First, Vector128<float> Second, Vector128<float> Third, Vector128<float> Fourth) Turned(
        Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        Vector128<float> low = Sse.UnpackLow(a, b), high = Sse.UnpackHigh(a, b), lowNext = Sse.UnpackLow(c, d), highNext = Sse.UnpackHigh(c, d);
        return (Sse.MoveLowToHigh(low, lowNext), Sse.MoveHighToLow(lowNext, low), Sse.MoveLowToHigh(high, highNext), Sse.MoveHighToLow(highNext, high));
    }
}
