using Hillock.Activations;
using Hillock.Initialization;

namespace Hillock.Layers;

/// <summary>A convolution over images of height × width × channels (or height × width, one channel), <c>y = f(x ∗ w + b)</c>: each filter looks at a window of
/// all channels.</summary>
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
        : base(WindowDimensions.Image, filters, kernel, activation, initializer, useBias)
    {
    }

    /// <summary>Describes a layer with a square window.</summary>
    /// <inheritdoc cref="Conv2D(int, ValueTuple{int, int}, Activation?, Initializer?, bool)"/>
    public Conv2D(int filters, int kernel = 3, Activation? activation = null, Initializer? initializer = null, bool useBias = true)
        : this(filters, (kernel, kernel), activation, initializer, useBias)
    {
    }

    private Conv2D(ConvolutionSettings settings)
        : base(WindowDimensions.Image, settings)
    {
    }

    internal static LayerKind Definition { get; } = new(new Conv2D(4)) { Aliases = ["convolution2d", "conv"] };

    /// <summary>Height and width of the window.</summary>
    public (int Height, int Width) Kernel => KernelExtent;

    /// <summary>Pixels from one window to the next.</summary>
    public (int Height, int Width) Stride { get => StrideExtent; init => StrideExtent = value; }

    /// <summary>Pixels from one row or column of the kernel to the next.</summary>
    public (int Height, int Width) Dilation { get => DilationExtent; init => DilationExtent = value; }

    /// <inheritdoc/>
    public override string Kind => "conv2d";

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) => new Conv2D(Ask(settings));
}
