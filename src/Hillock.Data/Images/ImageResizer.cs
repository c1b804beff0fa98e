namespace Hillock.Data.Images;

/// <summary>Brings an image to a size: a triangle filter as wide as the step, so that shrinking averages and enlarging is bilinear.</summary>
internal static class ImageResizer
{
    private const int Colours = 3;

    /// <summary>Writes height × width × channels bytes to <paramref name="target"/>.</summary>
    public static void Resize(DecodedImage image, ImageSize size, ResizeMode mode, int channels, Span<byte> target)
    {
        var (height, width) = (image.Size.Height, image.Size.Width);
        var (stepY, stepX) = ((double)height / size.Height, (double)width / size.Width);
        if (mode == ResizeMode.Crop) stepX = stepY = Math.Min(stepX, stepY);
        var across = Taps.Of(width, size.Width, stepX);
        var down = Taps.Of(height, size.Height, stepY);
        var rows = Across(image, across, size.Width);
        Span<float> pixel = stackalloc float[Colours];
        for (var y = 0; y < size.Height; y++)
        {
            for (var x = 0; x < size.Width; x++)
            {
                pixel.Clear();
                for (var t = 0; t < down[y].Weights.Length; t++)
                {
                    var from = rows.AsSpan((((down[y].First + t) * size.Width) + x) * Colours, Colours);
                    for (var c = 0; c < Colours; c++) pixel[c] += down[y].Weights[t] * from[c];
                }

                Store(pixel, channels, target[(((y * size.Width) + x) * channels)..]);
            }
        }
    }

    private static float[] Across(DecodedImage image, Taps[] taps, int width)
    {
        var rows = new float[image.Size.Height * width * Colours];
        for (var y = 0; y < image.Size.Height; y++)
        {
            var line = image.Rgb.AsSpan(y * image.Size.Width * Colours, image.Size.Width * Colours);
            for (var x = 0; x < width; x++)
            {
                var (red, green, blue) = (0f, 0f, 0f);
                for (var t = 0; t < taps[x].Weights.Length; t++)
                {
                    var (weight, at) = (taps[x].Weights[t], (taps[x].First + t) * Colours);
                    red += weight * line[at];
                    green += weight * line[at + 1];
                    blue += weight * line[at + 2];
                }

                var to = ((y * width) + x) * Colours;
                (rows[to], rows[to + 1], rows[to + 2]) = (red, green, blue);
            }
        }

        return rows;
    }

    // Grey is the luma of ITU-R BT.601.
    private static void Store(ReadOnlySpan<float> pixel, int channels, Span<byte> target)
    {
        if (channels == 1) target[0] = Round((0.299f * pixel[0]) + (0.587f * pixel[1]) + (0.114f * pixel[2]));
        else
            for (var c = 0; c < Colours; c++) target[c] = Round(pixel[c]);
    }

    private static byte Round(float value) => (byte)Math.Clamp(value + 0.5f, 0, 255);

    /// <summary>The source pixels that one new pixel is made of.</summary>
    private readonly record struct Taps(int First, float[] Weights)
    {
        /// <summary>Those of each of <paramref name="count"/> new pixels, which lie <paramref name="step"/> apart about the middle of
        /// <paramref name="length"/>.</summary>
        public static Taps[] Of(int length, int count, double step)
        {
            var (start, reach) = ((length - (count * step)) / 2, Math.Max(1, step));
            var taps = new Taps[count];
            for (var i = 0; i < count; i++)
            {
                var centre = start + ((i + 0.5) * step);
                var first = Math.Max(0, (int)Math.Floor(centre - reach + 0.5));
                var last = Math.Min(length - 1, (int)Math.Ceiling(centre + reach - 0.5));
                double[] weights = [.. Enumerable.Range(first, last - first + 1).Select(j => Math.Max(0, 1 - (Math.Abs(j + 0.5 - centre) / reach)))];
                var sum = weights.Sum();
                taps[i] = new Taps(first, [.. weights.Select(w => (float)(w / sum))]);
            }

            return taps;
        }
    }
}
