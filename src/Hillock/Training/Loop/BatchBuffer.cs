using Hillock.Data;

namespace Hillock.Training;

/// <summary>Rows of a split gathered into aligned memory, with their labels or targets.</summary>
internal sealed unsafe class BatchBuffer : IDisposable
{
    private readonly AlignedBuffer _inputs;
    private readonly AlignedBuffer _targets;
    private readonly int[] _order;
    private readonly int _classes;

    /// <summary>Room for <paramref name="rows"/> rows.</summary>
    public BatchBuffer(int rows, int features, int outputs)
    {
        Capacity = rows;
        Stride = AlignedBuffer.Padded(features);
        _inputs = new AlignedBuffer((nint)rows * Stride);
        _targets = new AlignedBuffer((nint)rows * outputs);
        _order = new int[rows];
        _classes = Math.Max(2, outputs);
    }

    /// <summary>The most rows.</summary>
    public int Capacity { get; }

    /// <summary>Floats from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>The gathered inputs.</summary>
    public float* Inputs => _inputs.Pointer;

    /// <summary>The labels, or null where the split has targets.</summary>
    public int* Labels { get; private set; }

    /// <summary>The targets, or null where the split has labels.</summary>
    public float* Targets { get; private set; }

    /// <summary>Whether targets are gathered in their own unit instead of standardised.</summary>
    public bool RawTargets { get; init; }

    /// <summary>Gathers the rows of a split that <paramref name="rows"/> names.</summary>
    public void Gather(Split split, ReadOnlySpan<int> rows)
    {
        split.Inputs.Gather(rows, _inputs.Pointer, Stride);
        GatherTargets(split, rows);
    }

    /// <summary>The same as training sees them in one epoch: augmented; <paramref name="next"/> names the rows of the next batch.</summary>
    public void Gather(Split split, ReadOnlySpan<int> rows, RandomStream epoch, ReadOnlySpan<int> next)
    {
        split.Inputs.Gather(rows, _inputs.Pointer, Stride, epoch, next);
        GatherTargets(split, rows);
    }

    /// <summary>Gathers <paramref name="count"/> rows from <paramref name="first"/> on.</summary>
    public void GatherRange(Split split, int first, int count)
    {
        for (var i = 0; i < count; i++) _order[i] = first + i;
        Gather(split, _order.AsSpan(0, count));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _inputs.Dispose();
        _targets.Dispose();
    }

    // Labels are an array of the caller's, who may have changed it since it was checked; losses write where they say.
    private int Class(int label) => (uint)label < (uint)_classes
        ? label
        : throw new HillockException(ErrorKind.Data,
            $"Class {label} is out of range: classes are 0 to {_classes - 1}. The labels have changed while they were read.");

    private void GatherTargets(Split split, ReadOnlySpan<int> rows)
    {
        var classes = split.Labels.Length > 0;
        Labels = classes ? (int*)_targets.Pointer : null;
        Targets = classes ? null : _targets.Pointer;
        if (classes)
        {
            for (var i = 0; i < rows.Length; i++) Labels[i] = Class(split.Labels[rows[i]]);
            return;
        }

        var columns = split.TargetColumns;
        for (var i = 0; i < rows.Length; i++)
        {
            var from = rows[i] * columns;
            var to = Targets + ((nint)i * columns);
            if (!RawTargets) split.Targets.AsSpan(from, columns).CopyTo(new Span<float>(to, columns));
            else
                for (var j = 0; j < columns; j++) to[j] = (float)split.RawTargets[from + j];
        }
    }
}
