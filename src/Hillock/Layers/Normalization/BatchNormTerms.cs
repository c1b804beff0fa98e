using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>What a normalisation multiplies with and adds, for each channel: <c>y = (x - centre)·factor + term</c>. Pads are 0.</summary>
/// <remarks>x - centre comes first: with <c>x·a + b</c> a mean far from 0 would leave only rounding. The centre is a float32, so what is left of the
/// mean goes into the term.</remarks>
internal sealed unsafe class BatchNormTerms(Region memory, BatchNormParameters parameters, int channels, int padded)
{
    private const int Group = 64;

    /// <summary>Floats for lines of <paramref name="padded"/>.</summary>
    public static nint Length(int padded) => 6 * (nint)padded;

    /// <summary>The mean, rounded.</summary>
    public float* Centre => memory.Pointer;

    /// <summary>Scale over deviation.</summary>
    public float* Factor => memory.Pointer + padded;

    /// <summary>Shift, and what the centre leaves of the mean.</summary>
    public float* Term => memory.Pointer + (2 * padded);

    /// <summary>One over the deviation; x̂ = (x - centre)·inverse + offset.</summary>
    public float* Inverse => memory.Pointer + (3 * padded);

    /// <summary>What the centre leaves of the mean, over the deviation.</summary>
    public float* Offset => memory.Pointer + (4 * padded);

    /// <summary>The variance that running statistics take: that of the batch with one degree of freedom less.</summary>
    public float* Variance => memory.Pointer + (5 * padded);

    /// <summary>The terms of a batch of <paramref name="lines"/> numbers a channel.</summary>
    public void SetBatch(BatchMoments moments, int lines)
    {
        Clear();
        Span<double> means = stackalloc double[Group], squares = stackalloc double[Group];
        for (var first = 0; first < channels; first += Group)
        {
            var count = Math.Min(Group, channels - first);
            moments.Total(first, means[..count], squares[..count]);
            for (var j = 0; j < count; j++)
            {
                Set(first + j, means[j], squares[j] / lines);
                Variance[first + j] = (float)(squares[j] / (lines - 1));
            }
        }
    }

    /// <summary>The terms of the running statistics.</summary>
    public void SetRunning()
    {
        Clear();
        for (var j = 0; j < channels; j++) Set(j, parameters.Mean(j), parameters.Variance(j));
    }

    private void Clear() => new Span<float>(memory.Pointer, (int)Length(padded)).Clear();

    private void Set(int channel, double mean, double variance)
    {
        var inverse = 1 / Math.Sqrt(variance + parameters.Epsilon);
        var factor = parameters.Scale(channel) * inverse;
        var centre = (float)mean;
        var rest = centre - mean;
        Centre[channel] = centre;
        Factor[channel] = (float)factor;
        Term[channel] = (float)(parameters.Shift(channel) + (rest * factor));
        Inverse[channel] = (float)inverse;
        Offset[channel] = (float)(rest * inverse);
    }
}
