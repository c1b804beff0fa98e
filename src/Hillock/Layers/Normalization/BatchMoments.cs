using Hillock.Engine;
using Hillock.Kernels;

namespace Hillock.Layers;

/// <summary>Mean and squared deviations of each feature over the lines of a slot.</summary>
/// <remarks>Each chunk is looked at twice while it is in cache: its mean first, then the deviations from it, so that a mean far from 0 does not swallow
/// the variance. Chunks are joined in float64, in order (Chan, Golub and LeVeque 1983).</remarks>
internal sealed unsafe class BatchMoments : IBlockWork
{
    private const int Means = 0, Deviations = 1, Squares = 2;

    private readonly PlanContext _context;
    private readonly Slot _input;
    private readonly ChunkSums _sums;
    private readonly int _block;
    private int _lines;

    /// <summary>Plans the sums of the operation that is being built.</summary>
    public BatchMoments(PlanBuilder builder, Slot input)
    {
        _context = builder.Context;
        _input = input;
        var lines = _context.MaxRows * input.Positions;
        _sums = new ChunkSums(builder, 3, lines, input.Padded, backward: false);
        _block = Blocks.Size(Blocks.Count(lines, _sums.Lines), 6.0 * _sums.Lines * input.Padded, int.MaxValue, _context.Threads);
    }

    /// <summary>Looks at the lines.</summary>
    public void Run(int lines)
    {
        _lines = lines;
        _context.Run(this, Blocks.Count(Blocks.Count(lines, _sums.Lines), _block));
    }

    /// <summary>One block of chunks.</summary>
    public void RunBlock(int block)
    {
        var last = Math.Min((block + 1) * _block, Blocks.Count(_lines, _sums.Lines));
        for (var chunk = block * _block; chunk < last; chunk++)
        {
            var x = _input.Pointer + ((nint)chunk * _sums.Lines * _input.Padded);
            BatchNormLoops.Moments(
                x, Count(chunk), _input.Padded, _sums.Cleared(chunk, Means), _sums.Cleared(chunk, Deviations), _sums.Cleared(chunk, Squares));
        }
    }

    /// <summary>Mean and sum of the squared deviations for the features from <paramref name="first"/> on.</summary>
    public void Total(int first, Span<double> means, Span<double> squares)
    {
        means.Clear();
        squares.Clear();
        var chunks = Blocks.Count(_lines, _sums.Lines);
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            float* mean = _sums.Of(chunk, Means) + first, deviation = _sums.Of(chunk, Deviations) + first;
            double count = Count(chunk);
            for (var j = 0; j < means.Length; j++) means[j] += (count * mean[j]) + deviation[j];
        }

        for (var j = 0; j < means.Length; j++) means[j] /= _lines;
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            float* mean = _sums.Of(chunk, Means) + first, deviation = _sums.Of(chunk, Deviations) + first, square = _sums.Of(chunk, Squares) + first;
            double count = Count(chunk), inverse = 1 / count;
            for (var j = 0; j < means.Length; j++)
            {
                // The chunk's own mean is only good to float32; how far it is off is the sum of deviations from it.
                double off = deviation[j] * inverse, distance = mean[j] + off - means[j];
                squares[j] += square[j] - (deviation[j] * off) + (count * distance * distance);
            }
        }

        for (var j = 0; j < squares.Length; j++) squares[j] = Math.Max(0, squares[j]); // NaN stays
    }

    private int Count(int chunk) => Math.Min(_sums.Lines, _lines - (chunk * _sums.Lines));
}
