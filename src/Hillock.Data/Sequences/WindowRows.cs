namespace Hillock.Data.Sequences;

/// <summary>Windows of one array, which may overlap: a row is a stretch of it.</summary>
internal sealed unsafe class WindowRows : RowStore
{
    private readonly float[] _values;
    private readonly int _channels;
    private readonly int[] _starts;

    /// <param name="values">[steps × channels], row-major.</param>
    /// <param name="channels">Numbers a step.</param>
    /// <param name="window">Steps a row.</param>
    /// <param name="starts">The first step of each row.</param>
    public WindowRows(float[] values, int channels, int window, int[] starts)
        : base(starts.Length, window * channels)
    {
        foreach (var start in starts) ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)start, (uint)((values.Length / channels) - window), nameof(starts));
        (_values, _channels, _starts) = (values, channels, starts);
    }

    internal override void CopyRow(int row, float* target) =>
        _values.AsSpan(_starts[row] * _channels, Columns).CopyTo(new Span<float>(target, Columns));
}
