namespace Hillock.Layers;

/// <summary>The mean of each window of an image and channel.</summary>
public sealed class AveragePool2D : Pooling
{
    /// <summary>Describes the layer.</summary>
    /// <param name="size">Height and width of the window; 2×2 unless given.</param>
    /// <param name="stride">Pixels from one window to the next; the window's size unless given.</param>
    /// <exception cref="HillockException">A number below 1.</exception>
    public AveragePool2D((int Height, int Width) size, (int Height, int Width)? stride = null)
        : base(WindowDimensions.Image, size, stride)
    {
    }

    /// <summary>Describes a layer with square windows.</summary>
    /// <inheritdoc cref="AveragePool2D(ValueTuple{int, int}, ValueTuple{int, int}?)"/>
    public AveragePool2D(int size = 2, int? stride = null)
        : this((size, size), stride is { } s ? (s, s) : null)
    {
    }

    private AveragePool2D(AveragePool2D own, LayerSettings settings)
        : base(own, settings)
    {
    }

    internal static LayerKind Definition { get; } = new(new AveragePool2D()) { Aliases = ["average_pool", "avg_pool", "avgpool2d", "average_pooling2d"] };

    /// <summary>Height and width of the window.</summary>
    public (int Height, int Width) Size => WindowExtent;

    /// <summary>Pixels from one window to the next.</summary>
    public (int Height, int Width) Stride => StrideExtent;

    /// <inheritdoc/>
    public override string Kind => "average_pool2d";

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) => new AveragePool2D(this, settings);

    /// <inheritdoc/>
    internal override bool TakesLargest => false;
}
