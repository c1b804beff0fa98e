using Hillock.Engine;
using Hillock.Kernels;

namespace Hillock.Layers;

/// <summary>What a dense layer does with the caller's rows where most of their numbers are zero: it does not multiply the zeros.</summary>
/// <remarks>Unscaled images, one-hot columns and counts of words are such rows. Each batch is looked at anew; the results have the bits of the
/// dense products whichever are taken. In training, rows with another number almost everywhere are taken apart first (<see cref="RowBackground"/>), as
/// standardised images are; then the results are those of the dense products within rounding.</remarks>
internal sealed unsafe class SparseInput
{
    // Rows share the search through the weights for numbers that are not finite; more do not stay in the first-level cache.
    private const int MostRows = 128;
    private const int FewestRowsSeen = 2;
    private const int MostRowsSeen = 16;

    // Measured on Zen 4 at 512, 256 and 128 bits: a number that is not zero costs as much as seven in the dense product of one cache line of
    // units, and never less than 1.3 times its dense product; the work that is the same for any number of rows costs as much as four rows.
    private const double ShareALine = 0.15;
    private const double MostShare = 0.6;
    private const double FixedRows = 4;
    private const double CostOfLooking = 0.05;
    private const double CostOfOthers = 1.3;

    private readonly PlanContext _context;
    private readonly Slot _input;
    private readonly Slot _output;
    private readonly double _worthwhile;
    private readonly RowBackground? _background;
    private double _skipped;

    private SparseInput(PlanBuilder builder, Slot input, Slot output)
    {
        (_context, _input, _output) = (builder.Context, input, output);
        _background = RowBackground.For(builder, input, output);
        _worthwhile = Math.Min(MostShare, ShareALine * output.Padded / 16);
    }

    /// <summary>For a layer that reads the caller's rows; null for any other, whose input is seldom mostly zeros.</summary>
    public static SparseInput? For(PlanBuilder builder, Slot input, Slot output) =>
        input.Value is null ? new SparseInput(builder, input, output) : null;

    /// <summary>Whether the batch at hand has so few numbers that are not zero that skipping the others pays.</summary>
    public bool IsSparse { get; private set; }

    /// <summary>Whether it is sparse beside a number that is not zero.</summary>
    public bool HasBackground { get; private set; }

    /// <summary>Rows of a block of the forward pass over a sparse batch.</summary>
    public int Block { get; private set; }

    /// <summary>Looks at some of the rows, evenly spread: a rare wrong guess costs time and no digit.</summary>
    public void Look(int rows, float* weight, float* bias)
    {
        var limit = _worthwhile * (1 - (FixedRows / rows));
        var share = limit > 0 && _context.Sparse is not null ? Share(rows, limit) : 1;
        HasBackground = share > limit && limit > 0 && _context.Sparse is not null && _background is not null
            && (share = _background.Look(rows, Seen(rows), limit)) <= limit;
        if (HasBackground) _background!.Begin(weight, bias);
        IsSparse = share <= limit;
        var cost = IsSparse ? CostOfLooking + (CostOfOthers * share) : 1;
        var work = 2.0 * _input.Features * _output.Padded;
        Skip((_context.Training ? 2 : 1) * work * rows * (1 - cost));
        Block = _context.IsShared ? Blocks.Size(rows, work * cost, MostRows, _context.Threads) : MostRows;
    }

    /// <summary><c>Z = X·W + bias</c> over some rows.</summary>
    public void Multiply(nint first, int rows, float* weight, float* bias, float* z)
    {
        float* x = _input.Pointer + (first * _input.Stride);
        var stride = _input.Stride;
        if (HasBackground)
        {
            _background!.Shift(first, rows);
            x = _background.Row(first);
            stride = _background.Stride;
            bias = _background.Bias;
        }

        SparseRows.Multiply(_context.Sparse!, rows, _output.Padded, _input.Features, x, stride, weight, _output.Padded, z, _output.Padded, bias);
    }

    /// <summary>Prepares the products of the backward pass.</summary>
    public void BeginGradient(int rows, float* dz)
    {
        if (HasBackground) _background!.BeginGradient(rows, dz);
    }

    /// <summary><c>G = Xᵀ·dZ</c>, or adds to G, over some columns of X.</summary>
    public void MultiplyTransposed(nint first, int columns, int rows, float* dz, float* g, bool accumulate)
    {
        float* x = _input.Pointer + first;
        var stride = _input.Stride;
        if (HasBackground)
        {
            _background!.Gradient(g, columns, accumulate);
            x = _background.Row(0) + first;
            stride = _background.Stride;
            accumulate = true;
        }

        SparseRows.MultiplyTransposed(_context.Sparse!, columns, _output.Padded, rows, x, stride, dz, _output.Padded, g, _output.Padded, accumulate);
    }

    private static int Seen(int rows) => Math.Clamp(rows / 8, FewestRowsSeen, MostRowsSeen);

    /// <summary>The share of numbers that are not zero; 1 as soon as it is above the limit.</summary>
    private double Share(int rows, double limit)
    {
        ulong bits;
        var seen = Seen(rows);
        double count = 0, all = (double)seen * _input.Features;
        for (var i = 0; i < seen; i++)
        {
            count += NonZeros.OfRow(_input.Pointer + ((nint)i * rows / seen * _input.Stride), _input.Features, &bits, 0);
            if (count > limit * all) return 1;
        }

        return count / all;
    }

    private void Skip(double work)
    {
        _context.SkippedWork += work - _skipped;
        _skipped = work;
    }
}
