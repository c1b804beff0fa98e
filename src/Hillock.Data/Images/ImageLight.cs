namespace Hillock.Data.Images;

/// <summary>Changes brightness and contrast of one scaled image in place; black and white are what they are after scaling, one number a channel.</summary>
internal static unsafe class ImageLight
{
    /// <summary><c>u := clamp(factor·u)</c> for pixels <c>u</c> in [0, 1].</summary>
    public static void Brighten(float* image, int count, float factor, float[] black, float[] white)
    {
        for (int i = 0, c = 0; i < count; i++, c = c + 1 == black.Length ? 0 : c + 1)
            image[i] = Math.Clamp(black[c] + (factor * (image[i] - black[c])), black[c], white[c]);
    }

    /// <summary><c>u := clamp(m + factor·(u − m))</c> for pixels <c>u</c> in [0, 1] whose mean over all channels is <c>m</c>.</summary>
    public static void Contrast(float* image, int count, float factor, float[] black, float[] white)
    {
        var sum = 0.0;
        for (int i = 0, c = 0; i < count; i++, c = c + 1 == black.Length ? 0 : c + 1)
            sum += (image[i] - black[c]) / (white[c] - black[c]);
        var mean = (float)(sum / count);
        for (int i = 0, c = 0; i < count; i++, c = c + 1 == black.Length ? 0 : c + 1)
        {
            var centre = black[c] + (mean * (white[c] - black[c]));
            image[i] = Math.Clamp(centre + (factor * (image[i] - centre)), black[c], white[c]);
        }
    }
}
