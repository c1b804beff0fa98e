using Hillock.Data;

namespace Hillock.Training;

/// <summary>The rows of a step: in the caller's memory, or rows of a split that are gathered part by part.</summary>
internal readonly unsafe ref struct StepRows
{
    private readonly BatchPart _all;
    private readonly int _outputs;
    private readonly Split? _split;
    private readonly ReadOnlySpan<int> _order;
    private readonly RandomStream _epoch;

    /// <summary>Rows in the caller's memory.</summary>
    public StepRows(in BatchPart rows, int outputs)
    {
        _all = rows;
        _outputs = outputs;
        Count = rows.Rows;
    }

    /// <summary>The first <paramref name="count"/> rows of a split that <paramref name="order"/> names, augmented as <paramref name="epoch"/> has it; the rest
    /// comes later.</summary>
    public StepRows(Split split, ReadOnlySpan<int> order, int count, RandomStream epoch)
    {
        _epoch = epoch;
        _split = split;
        _order = order;
        Count = count;
    }

    /// <summary>How many.</summary>
    public int Count { get; }

    /// <summary>Some of the rows, through <paramref name="buffer"/> where they must be gathered.</summary>
    public BatchPart Part(int first, int count, BatchBuffer buffer)
    {
        if (_split is not null)
        {
            var next = _order[(first + count)..];
            buffer.Gather(_split, _order.Slice(first, count), _epoch, next[..Math.Min(count, next.Length)]);
            return new BatchPart(buffer.Inputs, buffer.Stride, count, buffer.Labels, buffer.Targets);
        }

        return new BatchPart(
            _all.Inputs + (first * _all.Stride), _all.Stride, count,
            _all.Labels == null ? null : _all.Labels + first, _all.Targets == null ? null : _all.Targets + ((nint)first * _outputs));
    }
}
