namespace Hillock.Data.Images;

/// <summary>Moments of training pixels by channel, and what bytes are multiplied by and shifted by for training.</summary>
/// <param name="Channels">Mean and deviation of each channel, of pixels in [0, 1].</param>
/// <param name="Mean">Mean over all channels.</param>
/// <param name="Deviation">Standard deviation over all channels.</param>
/// <param name="Scales">Factor of a byte, one a channel.</param>
/// <param name="Shifts">What is added then.</param>
internal sealed record PixelScale(IReadOnlyList<ChannelInfo> Channels, double Mean, double Deviation, float[] Scales, float[] Shifts)
{
    private const int Levels = 256;
    private const double Dark = 0.5;
    private static readonly string[] Colours = ["red", "green", "blue"];

    /// <summary>What a black pixel becomes, one number a channel.</summary>
    public float[] Black => Shifts;

    /// <summary>What a white pixel becomes.</summary>
    public float[] White => [.. Scales.Zip(Shifts, (scale, shift) => (255 * scale) + shift)];

    /// <summary>Looks at the training images alone.</summary>
    /// <param name="pixels">All images.</param>
    /// <param name="columns">Bytes an image.</param>
    /// <param name="channels">Channels, the last extent.</param>
    /// <param name="rows">The training images.</param>
    /// <param name="standardize">Whether to centre and scale; else pixels become [0, 1].</param>
    public static PixelScale Of(byte[] pixels, int columns, int channels, int[] rows, bool standardize)
    {
        var counts = new long[channels, Levels];
        foreach (var row in rows)
        {
            var channel = 0;
            foreach (var pixel in pixels.AsSpan(row * columns, columns))
            {
                counts[channel, pixel]++;
                channel = channel + 1 == channels ? 0 : channel + 1;
            }
        }

        var black = Enumerable.Range(0, channels).Sum(c => counts[c, 0]) / ((double)rows.Length * columns);
        ChannelInfo[] infos = [.. Enumerable.Range(0, channels).Select(c => Moments(counts, c, channels))];
        var mean = infos.Average(c => c.Mean);
        var deviation = channels == 1 ? infos[0].Deviation : Math.Sqrt(infos.Average(c => (c.Deviation * c.Deviation) + ((c.Mean - mean) * (c.Mean - mean))));
        var scaling = infos.Select(c => standardize && deviation > 0 ? Scaling(c, black) : (Scale: 1.0 / 255, Shift: 0.0)).ToArray();
        return new PixelScale(infos, mean, deviation, [.. scaling.Select(s => (float)s.Scale)], [.. scaling.Select(s => (float)s.Shift)]);
    }

    // Where most pixels are black background, black stays 0 and the mean square becomes 1, which is what the initialisers assume: the
    // weights of pixels that are nearly always black then hardly move. Other images are centred.
    private static (double Scale, double Shift) Scaling(ChannelInfo channel, double black)
    {
        var (mean, deviation) = (channel.Mean, channel.Deviation > 0 ? channel.Deviation : 1);
        return black >= Dark ? (1 / (255 * Math.Sqrt((mean * mean) + (deviation * deviation))), 0) : (1 / (255 * deviation), -mean / deviation);
    }

    private static ChannelInfo Moments(long[,] counts, int channel, int channels)
    {
        var (count, sum, squares) = (0L, 0.0, 0.0);
        for (var value = 0; value < Levels; value++)
        {
            var times = counts[channel, value];
            count += times;
            sum += times * (value / 255.0);
            squares += times * (value / 255.0) * (value / 255.0);
        }

        var mean = sum / count;
        return new ChannelInfo(channels == 3 ? Colours[channel] : channels == 1 ? "grey"
            : $"channel {channel + 1}", mean, Math.Sqrt(Math.Max(0, (squares / count) - (mean * mean))));
    }
}
