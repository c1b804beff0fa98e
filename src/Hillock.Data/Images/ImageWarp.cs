namespace Hillock.Data.Images;

/// <summary>Moves one image of floats, channels last, from one place in memory to another.</summary>
internal readonly unsafe struct ImageWarp(float* source, float* target, int height, int width, int channels, float* black)
{
    /// <summary>Whole pixels, mirrored or not: a copy.</summary>
    public void Shift(in Movement movement)
    {
        var t = target;
        for (var y = 0; y < height; y++)
        {
            var fromY = y - movement.Down;
            var row = (uint)fromY < (uint)height ? source + ((nint)fromY * width * channels) : null;
            for (var x = 0; x < width; x++, t += channels)
            {
                var fromX = x - movement.Right;
                if (movement.Flip) fromX = width - 1 - fromX;
                var pixel = row != null && (uint)fromX < (uint)width ? row + (fromX * channels) : black;
                for (var c = 0; c < channels; c++) t[c] = pixel[c];
            }
        }
    }

    /// <summary>Any movement: each new pixel is read, bilinearly, where it came from.</summary>
    public void Warp(in Movement movement)
    {
        var (sin, cos) = Math.SinCos(movement.Angle);
        var (alongX, alongY) = ((float)(cos / movement.Zoom), (float)(sin / movement.Zoom));
        var (centreX, centreY) = ((width - 1) / 2f, (height - 1) / 2f);
        var mirror = movement.Flip ? -1f : 1f;
        var t = target;
        for (var y = 0; y < height; y++)
        {
            var v = y - centreY - movement.Down;
            for (var x = 0; x < width; x++, t += channels)
            {
                var u = x - centreX - movement.Right;
                var fromX = centreX + (mirror * ((alongX * u) + (alongY * v)));
                var fromY = centreY + (alongX * v) - (alongY * u);
                Read(fromX, fromY, t);
            }
        }
    }

    private void Read(float x, float y, float* pixel)
    {
        var (left, top) = (MathF.Floor(x), MathF.Floor(y));
        var (right, down) = (x - left, y - top);
        float* a = Pixel(left, top), b = Pixel(left + 1, top);
        float* c = Pixel(left, top + 1), d = Pixel(left + 1, top + 1);
        for (var i = 0; i < channels; i++)
        {
            var upper = a[i] + (right * (b[i] - a[i]));
            var lower = c[i] + (right * (d[i] - c[i]));
            pixel[i] = upper + (down * (lower - upper));
        }
    }

    private float* Pixel(float x, float y) =>
        x >= 0 && y >= 0 && x < width && y < height ? source + ((((nint)y * width) + (nint)x) * channels) : black;
}
