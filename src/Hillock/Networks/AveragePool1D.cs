using Hillock.Networks.Plans;

namespace Hillock.Networks;

/// <summary>The mean of each window of a sequence and channel.</summary>
public sealed class AveragePool1D : Pooling
{
    /// <summary>Describes the layer.</summary>
    /// <param name="size">Steps in the window; 2 unless given.</param>
    /// <param name="stride">Steps from one window to the next; the window's size unless given.</param>
    /// <exception cref="HillockException">A number below 1.</exception>
    public AveragePool1D(int size = 2, int? stride = null)
    {
        Size = Positive((size, size), "window").Width;
        Stride = Positive((stride ?? size, stride ?? size), "stride").Width;
    }

    internal static LayerKind Definition { get; } = new(
        "average_pool1d", [("size", "2"), ("stride", "size"), ("padding", "valid")],
        s => new AveragePool1D(s.Int("size"), s.Text("stride") == "size" ? null : s.Int("stride")) { Padding = s.Text("padding") })
    { Aliases = ["avgpool1d", "average_pooling1d"] };

    /// <summary>Steps in the window.</summary>
    public int Size { get; }

    /// <summary>Steps from one window to the next.</summary>
    public int Stride { get; }

    /// <inheritdoc/>
    public override string Kind => "average_pool1d";

    private protected override bool IsMax => false;

    /// <inheritdoc/>
    public override string ToString() =>
        $"AveragePool1D({Size}{(Stride == Size ? "" : $", stride {Stride}")}{(Padding == default ? "" : $", padding {Padding}")})";

    /// <inheritdoc/>
    internal override void Describe(LayerSettings settings)
    {
        settings.Set("size", Size);
        if (Stride == Size) settings.Set("stride", "size");
        else settings.Set("stride", Stride);
        settings.Set("padding", Padding.ToString());
    }

    private protected override Shape AsImage(Shape input) => Images.OfSequence(input, "AveragePool1D");

    private protected override PoolWindows Windows(Shape image)
    {
        var (left, right) = Padding.Columns(image[1], Size, Stride);
        return new PoolWindows(1, image[1], 1, Size, 1, Stride) { PadLeft = left, PadRight = right };
    }

    private protected override Shape Output(PoolWindows windows, int channels) => new(windows.OutWidth, channels);
}
