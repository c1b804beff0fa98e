using Hillock.Networks.Plans;

namespace Hillock.Networks;

/// <summary>The largest of each window of an image and channel.</summary>
public sealed class MaxPool2D : Pooling
{
    /// <summary>Describes the layer.</summary>
    /// <param name="size">Height and width of the window; 2×2 unless given.</param>
    /// <param name="stride">Pixels from one window to the next; the window's size unless given.</param>
    /// <exception cref="HillockException">A number below 1.</exception>
    public MaxPool2D((int Height, int Width) size, (int Height, int Width)? stride = null)
    {
        Size = Positive(size, "window");
        Stride = Positive(stride ?? size, "stride");
    }

    /// <summary>Describes a layer with square windows.</summary>
    /// <inheritdoc cref="MaxPool2D(ValueTuple{int, int}, ValueTuple{int, int}?)"/>
    public MaxPool2D(int size = 2, int? stride = null)
        : this((size, size), stride is { } s ? (s, s) : null)
    {
    }

    internal static LayerKind Definition { get; } = new(
        "max_pool2d", [("size", "2"), ("stride", "size"), ("padding", "valid")],
        s => new MaxPool2D(s.Pair("size"), s.Text("stride") == "size" ? null : s.Pair("stride")) { Padding = s.Text("padding") })
    { Aliases = ["max_pool", "maxpool", "maxpool2d", "max_pooling2d"] };

    /// <summary>Height and width of the window.</summary>
    public (int Height, int Width) Size { get; }

    /// <summary>Pixels from one window to the next.</summary>
    public (int Height, int Width) Stride { get; }

    /// <inheritdoc/>
    public override string Kind => "max_pool2d";

    private protected override bool IsMax => true;

    /// <inheritdoc/>
    public override string ToString() =>
        $"MaxPool2D({Size.Height}x{Size.Width}{(Stride == Size ? "" : $", stride {Stride.Height}x{Stride.Width}")}{(Padding == default ? "" : $", padding {Padding}")})";

    /// <inheritdoc/>
    internal override void Describe(LayerSettings settings)
    {
        settings.Set("size", Size);
        if (Stride == Size) settings.Set("stride", "size");
        else settings.Set("stride", Stride);
        settings.Set("padding", Padding.ToString());
    }

    private protected override Shape AsImage(Shape input) => Images.Of(input, "MaxPool2D");

    private protected override PoolWindows Windows(Shape image) => PoolWindows.Over(image, Size, Stride, Padding);

    private protected override Shape Output(PoolWindows windows, int channels) => new(windows.OutHeight, windows.OutWidth, channels);
}
