using Hillock.Training;

namespace Hillock.Tests.Training;

/// <summary>Outputs of a batch with labels or targets, run through a loss without a network.</summary>
internal sealed unsafe class LossProblem
{
    private readonly float[] _outputs;
    private readonly int _columns;
    private readonly int _rows;

    /// <summary>Random outputs; targets as the kind says.</summary>
    public LossProblem(long seed, int rows, int columns, TargetKind kind)
    {
        var random = new RandomStream(seed, "loss");
        (_rows, _columns) = (rows, columns);
        _outputs = new float[rows * columns];
        foreach (ref var y in _outputs.AsSpan()) y = kind == TargetKind.Rates ? (float)random.NextDouble(0.1, 3) : (float)(2 * random.NextNormal());
        if (kind == TargetKind.Labels)
        {
            Labels = new int[rows];
            foreach (ref var label in Labels.AsSpan()) label = random.NextInt(Math.Max(2, columns));
            return;
        }

        Targets = new float[rows * columns];
        foreach (ref var t in Targets.AsSpan())
        {
            t = kind switch
            {
                TargetKind.Counts or TargetKind.Rates => random.NextInt(5),
                TargetKind.Signs => random.NextInt(2) == 0 ? -1 : 1,
                TargetKind.Shares => (float)random.NextDouble(),
                _ => (float)(2 * random.NextNormal()),
            };
        }

        if (kind != TargetKind.Shares || columns == 1) return;
        for (var i = 0; i < rows; i++)
        {
            var row = Targets.AsSpan(i * columns, columns);
            float sum = 0;
            foreach (var t in row) sum += t;
            foreach (ref var t in row) t /= sum;
        }
    }

    /// <summary>What targets are like.</summary>
    public enum TargetKind
    {
        Labels,
        Numbers,
        Counts,
        Rates,
        Signs,
        Shares,
    }

    public int[]? Labels { get; }

    public float[]? Targets { get; }

    public double[] Outputs => [.. _outputs.Select(y => (double)y)];

    /// <summary>The loss's mean over rows, and its gradient by every output.</summary>
    public (double Mean, float[] Gradient) Run(Loss loss, float[]? classWeights = null)
    {
        var stride = AlignedBuffer.Padded(_columns);
        using var outputs = new AlignedBuffer((nint)_rows * stride);
        using var gradient = new AlignedBuffer((nint)_rows * stride);
        gradient.Span.Fill(float.NaN);
        for (var i = 0; i < _rows; i++) _outputs.AsSpan(i * _columns, _columns).CopyTo(outputs.Span[(i * stride)..]);
        fixed (int* labels = Labels)
        fixed (float* targets = Targets, weights = classWeights)
        {
            var batch = new LossBatch
            {
                Outputs = outputs.Pointer,
                Stride = stride,
                Rows = _rows,
                MeanOver = _rows,
                Columns = _columns,
                Labels = labels,
                Targets = targets,
                ClassWeights = weights,
                Gradient = gradient.Pointer,
                GradientStride = stride,
            };
            var sum = loss.Run(batch, gradient: true);
            var all = new float[_rows * _columns];
            for (var i = 0; i < _rows; i++)
            {
                gradient.Span.Slice(i * stride, _columns).CopyTo(all.AsSpan(i * _columns));
                Assert.All(gradient.Span[((i * stride) + _columns)..((i + 1) * stride)].ToArray(), pad => Assert.Equal(0, pad));
            }

            Assert.Equal(sum, loss.Run(batch, gradient: false), 1e-12 * Math.Abs(sum));
            return (sum / _rows, all);
        }
    }
}
