namespace Hillock.Layers;

/// <summary>The mean of each window of a sequence and channel.</summary>
public sealed class AveragePool1D : Pooling
{
    /// <summary>Describes the layer.</summary>
    /// <param name="size">Steps in the window; 2 unless given.</param>
    /// <param name="stride">Steps from one window to the next; the window's size unless given.</param>
    /// <exception cref="HillockException">A number below 1.</exception>
    public AveragePool1D(int size = 2, int? stride = null)
        : base(WindowDimensions.Sequence, (size, size), stride is { } s ? (s, s) : null)
    {
    }

    private AveragePool1D(AveragePool1D own, LayerSettings settings)
        : base(own, settings)
    {
    }

    internal static LayerKind Definition { get; } = new(new AveragePool1D()) { Aliases = ["avgpool1d", "average_pooling1d"] };

    /// <summary>Steps in the window.</summary>
    public int Size => WindowExtent.Width;

    /// <summary>Steps from one window to the next.</summary>
    public int Stride => StrideExtent.Width;

    /// <inheritdoc/>
    public override string Kind => "average_pool1d";

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) => new AveragePool1D(this, settings);

    /// <inheritdoc/>
    internal override bool TakesLargest => false;
}
