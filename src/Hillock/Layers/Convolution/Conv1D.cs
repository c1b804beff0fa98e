using Hillock.Activations;
using Hillock.Initialization;

namespace Hillock.Layers;

/// <summary>A convolution over sequences of steps × channels (or steps, one channel), <c>y = f(x ∗ w + b)</c>; with a kernel of 1, a dense layer at each
/// step.</summary>
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
        : base(WindowDimensions.Sequence, filters, (kernel, kernel), activation, initializer, useBias)
    {
    }

    private Conv1D(ConvolutionSettings settings)
        : base(WindowDimensions.Sequence, settings)
    {
    }

    internal static LayerKind Definition { get; } = new(new Conv1D(4)) { Aliases = ["convolution1d"] };

    /// <summary>Steps in the window.</summary>
    public int Kernel => KernelExtent.Width;

    /// <summary>Steps from one window to the next.</summary>
    public int Stride { get => StrideExtent.Width; init => StrideExtent = (value, value); }

    /// <summary>Steps from one number of the kernel to the next.</summary>
    public int Dilation { get => DilationExtent.Width; init => DilationExtent = (value, value); }

    /// <inheritdoc/>
    public override string Kind => "conv1d";

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) => new Conv1D(Ask(settings));
}
