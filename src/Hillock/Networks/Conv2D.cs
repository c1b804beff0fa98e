using Hillock.Activations;
using Hillock.Initialization;
using Hillock.Kernels.Convolution;

namespace Hillock.Networks;

/// <summary>A convolution over images of height × width × channels (or height × width, one channel), <c>y = f(x ∗ w + b)</c>: each filter looks at a window of all channels.</summary>
/// <remarks>As Keras and PyTorch have it, a cross-correlation: the kernel is not flipped. LeCun et al. 1989.</remarks>
public sealed class Conv2D : Convolution
{
    /// <summary>Describes the layer.</summary>
    /// <param name="filters">Channels that come out; at least 1.</param>
    /// <param name="kernel">Height and width of the window; 3×3 unless given.</param>
    /// <param name="activation">f; linear unless given.</param>
    /// <param name="initializer">Of the weights; matched to the activation unless given.</param>
    /// <param name="useBias">Whether there is a b.</param>
    /// <exception cref="HillockException">A number below 1.</exception>
    public Conv2D(int filters, (int Height, int Width) kernel, Activation? activation = null, Initializer? initializer = null, bool useBias = true)
        : base(filters, activation, initializer, useBias) => Kernel = Positive(kernel, "The kernel");

    /// <summary>Describes a layer with a square window.</summary>
    /// <inheritdoc cref="Conv2D(int, ValueTuple{int, int}, Activation?, Initializer?, bool)"/>
    public Conv2D(int filters, int kernel = 3, Activation? activation = null, Initializer? initializer = null, bool useBias = true)
        : this(filters, (kernel, kernel), activation, initializer, useBias)
    {
    }

    internal static LayerKind Definition { get; } = new(
        "conv2d",
        [
            ("filters", null), ("kernel", "3"), ("activation", "linear"), ("stride", "1"), ("padding", "valid"), ("dilation", "1"), ("groups", "1"),
            ("initializer", "auto"), ("bias", "true"), ("bias_initializer", "zeros"),
        ],
        s => new Conv2D(s.Int("filters"), s.Pair("kernel"), s.Activation("activation"), s.Initializer("initializer"), s.Bool("bias"))
        { Stride = s.Pair("stride"), Padding = s.Text("padding"), Dilation = s.Pair("dilation"), Groups = s.Int("groups"), BiasInitializer = s.Initializer("bias_initializer") })
    { Aliases = ["convolution2d", "conv"] };

    /// <summary>Height and width of the window.</summary>
    public (int Height, int Width) Kernel { get; }

    /// <summary>Pixels from one window to the next.</summary>
    public (int Height, int Width) Stride { get; init => field = Positive(value, nameof(Stride)); } = (1, 1);

    /// <summary>Pixels from one row or column of the kernel to the next.</summary>
    public (int Height, int Width) Dilation { get; init => field = Positive(value, nameof(Dilation)); } = (1, 1);

    /// <inheritdoc/>
    public override string Kind => "conv2d";

    private protected override int[] KernelExtents => [Kernel.Height, Kernel.Width];

    /// <inheritdoc/>
    public override string ToString() =>
        $"Conv2D({Filters}, {Kernel.Height}x{Kernel.Width}, {Activation.Text}"
        + $"{(Stride == (1, 1) ? "" : $", stride {Stride.Height}x{Stride.Width}")}{(Padding == default ? "" : $", padding {Padding}")}"
        + $"{(Dilation == (1, 1) ? "" : $", dilation {Dilation.Height}x{Dilation.Width}")}{(Groups == 1 ? "" : $", {Groups} groups")}"
        + $"{(Initializer.Id == "auto" ? "" : ", " + Initializer.Text)}{(UseBias ? BiasText(BiasInitializer) : ", no bias")})";

    /// <inheritdoc/>
    internal override void Describe(LayerSettings settings)
    {
        settings.Set("filters", Filters);
        settings.Set("kernel", Kernel);
        settings.Set("activation", Activation);
        settings.Set("stride", Stride);
        settings.Set("padding", Padding.ToString());
        settings.Set("dilation", Dilation);
        settings.Set("groups", Groups);
        settings.Set("initializer", Initializer);
        settings.Set("bias", UseBias);
        settings.Set("bias_initializer", BiasInitializer);
    }

    private protected override Shape AsImage(Shape input) => Images.Of(input, "Conv2D");

    private protected override ConvolutionShape Sizes(Shape image)
    {
        var (top, bottom) = Padding.Rows(image[0], ((Kernel.Height - 1) * Dilation.Height) + 1, Stride.Height);
        var (left, right) = Padding.Columns(image[1], ((Kernel.Width - 1) * Dilation.Width) + 1, Stride.Width);
        return new ConvolutionShape
        {
            Height = image[0],
            Width = image[1],
            InChannels = image[2],
            OutChannels = Filters,
            KernelHeight = Kernel.Height,
            KernelWidth = Kernel.Width,
            StrideY = Stride.Height,
            StrideX = Stride.Width,
            DilationY = Dilation.Height,
            DilationX = Dilation.Width,
            PadTop = top,
            PadBottom = bottom,
            PadLeft = left,
            PadRight = right,
            Groups = Groups,
        };
    }

    private protected override Shape Output(ConvolutionShape sizes) => new(sizes.OutHeight, sizes.OutWidth, Filters);
}
