using System.Numerics;

namespace Hillock.Data.Generators;

/// <summary>Draws one digit on 28×28 bytes with a pen of random width, ink and noise.</summary>
internal static class DigitPainter
{
    /// <summary>Pixels along a side.</summary>
    public const int Side = 28;

    private const float Jitter = 0.024f;
    private const double Noise = 14;

    /// <summary>Draws <paramref name="digit"/> on <paramref name="pixels"/>, Side × Side, 0 the paper and 255 full ink.</summary>
    public static void Paint(int digit, RandomStream random, Span<byte> pixels)
    {
        Span<float> ink = stackalloc float[Side * Side];
        ink.Clear();
        var styles = DigitStyles.All[digit];
        var style = styles[random.NextInt(styles.Count)];
        var distortion = new Distortion(ref random);
        var radius = (float)random.NextDouble(0.75, 1.75);
        var softness = (float)random.NextDouble(1, 1.9);
        foreach (var stroke in style) Draw(stroke, distortion, radius, softness, ref random, ink);
        Develop(ink, (float)random.NextDouble(170, 265), ref random, pixels);
    }

    private static void Draw(Stroke stroke, Distortion distortion, float radius, float softness, ref RandomStream random, Span<float> ink)
    {
        Span<Vector2> points = stackalloc Vector2[stroke.Points.Length];
        Span<Vector2> path = stackalloc Vector2[Stroke.MaximumTrace];
        for (var i = 0; i < points.Length; i++)
            points[i] = stroke.Points[i] + (new Vector2((float)random.NextNormal(), (float)random.NextNormal()) * Jitter);
        var count = stroke.Trace(points, path);
        for (var i = 0; i < count; i++) path[i] = distortion.Apply(path[i]);
        for (var i = 1; i < count; i++) Line(path[i - 1], path[i], radius, softness, ink);
    }

    private static void Line(Vector2 from, Vector2 to, float radius, float softness, Span<float> ink)
    {
        var reach = new Vector2(radius + softness);
        var (low, high) = (Vector2.Min(from, to) - reach, Vector2.Max(from, to) + reach);
        var (left, right) = (Math.Max(0, (int)MathF.Ceiling(low.X)), Math.Min(Side - 1, (int)MathF.Floor(high.X)));
        var (top, bottom) = (Math.Max(0, (int)MathF.Ceiling(low.Y)), Math.Min(Side - 1, (int)MathF.Floor(high.Y)));
        var along = to - from;
        var perLength = 1 / Math.Max(along.LengthSquared(), 1e-9f);
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                var point = new Vector2(x, y) - from;
                var nearest = Math.Clamp(Vector2.Dot(point, along) * perLength, 0, 1) * along;
                var cover = ((radius - (point - nearest).Length()) / softness) + 0.5f;
                ref var pixel = ref ink[(y * Side) + x];
                if (cover > pixel) pixel = Math.Min(cover, 1);
            }
        }
    }

    // A sum of four uniform bytes is near enough to a normal, and eight bytes come at once.
    private static void Develop(ReadOnlySpan<float> ink, float strength, ref RandomStream random, Span<byte> pixels)
    {
        var deviation = (float)(Noise / Math.Sqrt(4 * ((256.0 * 256) - 1) / 12));
        for (var i = 0; i < pixels.Length; i += 2)
        {
            var bits = random.NextBits();
            for (var k = 0; k < 2; k++, bits >>= 32)
            {
                var sum = (int)(bits & 255) + (int)((bits >> 8) & 255) + (int)((bits >> 16) & 255) + (int)((bits >> 24) & 255);
                pixels[i + k] = (byte)Math.Clamp((ink[i + k] * strength) + ((sum - 510) * deviation), 0, 255);
            }
        }
    }
}
