using System.Numerics;
using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>Rows in which one number, not zero, stands almost everywhere, such as standardised images on black: that number c everywhere, and rows
/// <c>s = x - c</c> that are mostly zeros, so that <c>X·W = S·W + c·ΣW</c> and <c>Xᵀ·dZ = Sᵀ·dZ + c·ΣdZ</c>.</summary>
internal sealed unsafe class RowBackground
{
    // Rows are copied, and each sum taken twice: what that costs beside skipping zeros, in shares of numbers.
    private const double CostOfCopy = 0.1;
    private const nint MostNumbers = 1 << 22;

    private readonly Slot _input;
    private readonly int _padded;
    private readonly Region _rows;
    private readonly Region _bias;
    private readonly Region _sums;
    private float _value;

    private RowBackground(PlanBuilder builder, Slot input, Slot output)
    {
        (_input, _padded) = (input, output.Padded);
        _rows = builder.Keep(builder.Context.MaxRows * Stride);
        _bias = builder.Keep(_padded);
        _sums = builder.BackwardScratch(_padded);
    }

    /// <summary>For training on rows that are not too many to copy; else null.</summary>
    public static RowBackground? For(PlanBuilder builder, Slot input, Slot output) =>
        builder.Context.Training && builder.Context.MaxRows * (nint)input.Features <= MostNumbers ? new RowBackground(builder, input, output) : null;

    /// <summary>Floats from one row of <see cref="Row"/> to the next.</summary>
    public nint Stride => AlignedBuffer.Padded(_input.Features);

    /// <summary>The bias with the share of the background in every row's sums.</summary>
    public float* Bias => _bias.Pointer;

    /// <summary>A row of S.</summary>
    public float* Row(nint row) => _rows.Pointer + (row * Stride);

    /// <summary>Looks for the background of the rows; the share of other numbers, 1 where it is none or too many are.</summary>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="seen">How many to look at.</param>
    /// <param name="limit">The most numbers that may differ, as a share.</param>
    public double Look(int rows, int seen, double limit)
    {
        _value = Commonest(_input.Pointer, _input.Features);
        limit -= CostOfCopy;
        if (!float.IsFinite(_value)) return 1;
        double count = 0, all = (double)seen * _input.Features;
        for (var i = 0; i < seen; i++)
        {
            count += Others(_input.Pointer + ((nint)i * rows / seen * _input.Stride), _input.Features, _value);
            if (count > limit * all) return 1;
        }

        return (count / all) + CostOfCopy;
    }

    /// <summary>Prepares the forward pass.</summary>
    public void Begin(float* weight, float* bias)
    {
        Elementwise.ColumnSums(weight, _input.Features, _padded, _padded, Bias, accumulate: false);
        for (var j = 0; j < _padded; j++) Bias[j] = (_value * Bias[j]) + (bias == null ? 0 : bias[j]);
    }

    /// <summary>Makes some rows of S.</summary>
    public void Shift(nint first, int rows)
    {
        var background = new Vector<float>(_value);
        for (var i = first; i < first + rows; i++)
        {
            float* from = _input.Pointer + (i * _input.Stride), to = Row(i);
            nint j = 0;
            for (; j + Vector<float>.Count <= _input.Features; j += Vector<float>.Count) (Vector.Load(from + j) - background).Store(to + j);
            for (; j < _input.Features; j++) to[j] = from[j] - _value;
        }
    }

    /// <summary>Prepares the backward pass.</summary>
    public void BeginGradient(int rows, float* dz) => Elementwise.ColumnSums(dz, rows, _padded, _padded, _sums.Pointer, accumulate: false);

    /// <summary>The share of the background in some rows of G, written or added.</summary>
    public void Gradient(float* g, int rows, bool accumulate)
    {
        var value = new Vector<float>(_value);
        for (var i = 0; i < rows; i++, g += _padded)
        {
            for (nint j = 0; j < _padded; j += Vector<float>.Count)
            {
                var share = value * Vector.Load(_sums.Pointer + j);
                (accumulate ? share + Vector.Load(g + j) : share).Store(g + j);
            }
        }
    }

    // Of the first, the middle and the last number of a row the one that it holds most often.
    private static float Commonest(float* row, int count)
    {
        var (best, others) = (row[0], Others(row, count, row[0]));
        foreach (var place in (ReadOnlySpan<int>)[count / 2, count - 1])
        {
            var fewer = Others(row, count, row[place]);
            if (fewer < others) (best, others) = (row[place], fewer);
        }

        return best;
    }

    private static int Others(float* row, int count, float value)
    {
        var background = new Vector<float>(value);
        var same = Vector<int>.Zero;
        nint j = 0;
        for (; j + Vector<float>.Count <= count; j += Vector<float>.Count) same -= Vector.Equals(Vector.Load(row + j), background);
        var equal = Vector.Sum(same);
        for (; j < count; j++)
            if (row[j] == value) equal++;
        return count - equal;
    }
}
