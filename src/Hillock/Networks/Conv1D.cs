using Hillock.Activations;
using Hillock.Initialization;
using Hillock.Kernels.Convolution;

namespace Hillock.Networks;

/// <summary>A convolution over sequences of steps × channels (or steps, one channel), <c>y = f(x ∗ w + b)</c>; with a kernel of 1, a dense layer at each step.</summary>
public sealed class Conv1D : Convolution
{
    /// <summary>Describes the layer.</summary>
    /// <param name="filters">Channels that come out; at least 1.</param>
    /// <param name="kernel">Steps in the window.</param>
    /// <param name="activation">f; linear unless given.</param>
    /// <param name="initializer">Of the weights; matched to the activation unless given.</param>
    /// <param name="useBias">Whether there is a b.</param>
    /// <exception cref="HillockException">A number below 1.</exception>
    public Conv1D(int filters, int kernel = 3, Activation? activation = null, Initializer? initializer = null, bool useBias = true)
        : base(filters, activation, initializer, useBias) => Kernel = Positive(kernel, "The kernel");

    internal static LayerKind Definition { get; } = new(
        "conv1d",
        [
            ("filters", null), ("kernel", "3"), ("activation", "linear"), ("stride", "1"), ("padding", "valid"), ("dilation", "1"), ("groups", "1"),
            ("initializer", "auto"), ("bias", "true"), ("bias_initializer", "zeros"),
        ],
        s => new Conv1D(s.Int("filters"), s.Int("kernel"), s.Activation("activation"), s.Initializer("initializer"), s.Bool("bias"))
        { Stride = s.Int("stride"), Padding = s.Text("padding"), Dilation = s.Int("dilation"), Groups = s.Int("groups"), BiasInitializer = s.Initializer("bias_initializer") })
    { Aliases = ["convolution1d"] };

    /// <summary>Steps in the window.</summary>
    public int Kernel { get; }

    /// <summary>Steps from one window to the next.</summary>
    public int Stride { get; init => field = Positive(value, nameof(Stride)); } = 1;

    /// <summary>Steps from one number of the kernel to the next.</summary>
    public int Dilation { get; init => field = Positive(value, nameof(Dilation)); } = 1;

    /// <inheritdoc/>
    public override string Kind => "conv1d";

    private protected override int[] KernelExtents => [Kernel];

    /// <inheritdoc/>
    public override string ToString() =>
        $"Conv1D({Filters}, {Kernel}, {Activation.Text}{(Stride == 1 ? "" : $", stride {Stride}")}{(Padding == default ? "" : $", padding {Padding}")}"
        + $"{(Dilation == 1 ? "" : $", dilation {Dilation}")}{(Groups == 1 ? "" : $", {Groups} groups")}"
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

    private protected override Shape AsImage(Shape input) => Images.OfSequence(input, "Conv1D");

    private protected override ConvolutionShape Sizes(Shape image)
    {
        var (left, right) = Padding.Columns(image[1], ((Kernel - 1) * Dilation) + 1, Stride);
        return new ConvolutionShape
        {
            Height = 1,
            Width = image[1],
            InChannels = image[2],
            OutChannels = Filters,
            KernelHeight = 1,
            KernelWidth = Kernel,
            StrideX = Stride,
            DilationX = Dilation,
            PadLeft = left,
            PadRight = right,
            Groups = Groups,
        };
    }

    private protected override Shape Output(ConvolutionShape sizes) => new(sizes.OutWidth, Filters);
}
