namespace Hillock.Engine;

/// <summary>A few sums over lines for each feature: float32 within a chunk, float64 over the chunks in order.</summary>
internal sealed unsafe class ChunkSums
{
    private readonly Region _memory;
    private readonly int _padded;
    private readonly int _sums;

    /// <summary>Plans the memory of <paramref name="sums"/> sums over up to <paramref name="lines"/> lines, in the forward or the backward pass of the
    /// operation being built.</summary>
    public ChunkSums(PlanBuilder builder, int sums, int lines, int padded, bool backward)
    {
        Lines = LineChunks.Size(padded);
        _padded = padded;
        _sums = sums;
        var length = (nint)Blocks.Count(lines, Lines) * sums * padded;
        _memory = backward ? builder.BackwardScratch(length) : builder.ForwardScratch(length);
    }

    /// <summary>Lines of a whole chunk.</summary>
    public int Lines { get; }

    /// <summary>The place of a sum of a chunk, one float a feature.</summary>
    public float* Of(int chunk, int sum) => _memory.Pointer + ((((nint)chunk * _sums) + sum) * _padded);

    /// <summary>The place of a sum of a chunk, cleared.</summary>
    public float* Cleared(int chunk, int sum)
    {
        var place = Of(chunk, sum);
        new Span<float>(place, _padded).Clear();
        return place;
    }

    /// <summary>The sum over all chunks of <paramref name="lines"/> lines for the features from <paramref name="first"/> on.</summary>
    public void Total(int lines, int sum, int first, Span<double> totals)
    {
        totals.Clear();
        for (var chunk = 0; chunk < Blocks.Count(lines, Lines); chunk++)
        {
            var part = Of(chunk, sum) + first;
            for (var j = 0; j < totals.Length; j++) totals[j] += part[j];
        }
    }
}
