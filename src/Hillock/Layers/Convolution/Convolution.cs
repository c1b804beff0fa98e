using Hillock.Activations;
using Hillock.Engine;
using Hillock.Initialization;
using Hillock.Kernels.Convolution;

namespace Hillock.Layers;

/// <summary>What the convolutions of one and two dimensions share; weights are [kernel…, channels / groups, filters].</summary>
public abstract partial class Convolution : LinearLayer
{
    private readonly WindowDimensions _dimensions;

    private protected Convolution(
        WindowDimensions dimensions, int filters, (int Height, int Width) kernel, Activation? activation, Initializer? initializer, bool useBias)
        : base(activation, initializer, useBias)
    {
        if (filters < 1) throw new HillockException($"A convolution needs at least 1 filter, got {filters}. Give the number of output channels, such as 16.");
        Filters = filters;
        _dimensions = dimensions;
        KernelExtent = dimensions.Positive(kernel, "The kernel");
    }

    /// <summary>Channels that come out.</summary>
    public int Filters { get; }

    /// <summary>Zeros around the input.</summary>
    public Padding Padding { get; init; }

    /// <summary>Groups of channels that see only each other; as many as channels for a depthwise convolution.</summary>
    public int Groups { get; init => field = value >= 1 ? value : throw new HillockException($"Groups is {value}; it must be at least 1."); } = 1;

    /// <inheritdoc/>
    internal sealed override int Channels => Filters;

    /// <inheritdoc/>
    internal sealed override bool ReadsWholeRow => false;

    /// <inheritdoc/>
    internal sealed override bool MixesChannels => Groups == 1;

    /// <summary>An input reaches kernel size × filters / groups sums.</summary>
    internal sealed override int FanOut => _dimensions.Extents(KernelExtent).Aggregate(1, (a, b) => a * b) * Filters / Groups;

    /// <summary>Over all windows.</summary>
    internal sealed override double InsideShare(Shape input)
    {
        var sizes = Sizes(_dimensions.AsImage(input, this));
        return Inside(sizes.OutHeight, sizes.KernelHeight, sizes.StrideY, sizes.DilationY, sizes.PadTop, sizes.Height)
            * Inside(sizes.OutWidth, sizes.KernelWidth, sizes.StrideX, sizes.DilationX, sizes.PadLeft, sizes.Width);
    }

    /// <summary>The window.</summary>
    private protected (int Height, int Width) KernelExtent { get; }

    /// <summary>From one window to the next.</summary>
    private protected (int Height, int Width) StrideExtent { get; init => field = _dimensions.Positive(value, "Stride"); } = (1, 1);

    /// <summary>From one number of the kernel to the next.</summary>
    private protected (int Height, int Width) DilationExtent { get; init => field = _dimensions.Positive(value, "Dilation"); } = (1, 1);

    /// <inheritdoc/>
    public sealed override Shape OutputShape(Shape input)
    {
        var image = _dimensions.AsImage(input, this);
        if (image[2] % Groups != 0 || Filters % Groups != 0)
            throw new HillockException($"{image[2]} channels and {Filters} filters cannot be cut into {Groups} groups; both must be a multiple of it.");
        var sizes = Sizes(image);
        return sizes.OutHeight > 0 && sizes.OutWidth > 0
            ? ActivationOperations.Output(OutputActivation, Output(sizes))
            : throw new HillockException(
                $"The kernel {string.Join('×', _dimensions.Extents(KernelExtent))} is larger than the input {input}; use a smaller kernel, or padding "
                + "\"same\".");
    }

    /// <inheritdoc/>
    internal sealed override long MultiplyAdds(Shape input) => (long)(Sizes(_dimensions.AsImage(input, this)).FlopsPerImage / 2);

    /// <inheritdoc/>
    internal sealed override IReadOnlyList<ParameterShape> Parameters(Shape input)
    {
        var sizes = Sizes(_dimensions.AsImage(input, this));
        int[] extents = [.. _dimensions.Extents(KernelExtent), sizes.GroupInChannels, Filters];
        if (sizes.WeightLength > int.MaxValue) throw new HillockException(
            $"A convolution with weights {string.Join('×', extents)} has more than 2³¹ of them; use fewer filters.");
        var rows = sizes.KernelHeight * sizes.KernelWidth * sizes.GroupInChannels;
        var weight = new ParameterShape("weight", ParameterKind.Weight, rows, Filters) { Extents = new Shape(extents) };
        return UseBias ? [weight, new ParameterShape("bias", ParameterKind.Bias, 1, Filters)] : [weight];
    }

    /// <inheritdoc/>
    internal sealed override Slot Build(PlanBuilder builder, Slot input, CompiledActivation? activation)
    {
        var image = _dimensions.AsImage(input.Shape, this);
        // A raw input is read as it is, pixel after pixel without pads.
        var source = Groups == 1 && input.Value is null ? input.View(image) : builder.Padded(input, image);
        var sizes = Sizes(image) with { InPixelStride = source.PositionStride };
        return builder.Add(new ConvolutionOperation(builder, source, sizes, Output(sizes), builder.Weights(this), activation) { Owner = this });
    }

    private static double Inside(int windows, int kernel, int stride, int dilation, int before, int size)
    {
        var inside = 0;
        for (var i = 0; i < windows; i++)
            for (var k = 0; k < kernel; k++)
                if ((i * stride) + (k * dilation) - before is var place && place >= 0 && place < size) inside++;
        return (double)inside / ((long)windows * kernel);
    }

    private Shape Output(ConvolutionShape sizes) => _dimensions.Output(sizes.OutHeight, sizes.OutWidth, Filters);

    // The pixel stride is left out.
    private ConvolutionShape Sizes(Shape image)
    {
        var (kernel, stride, dilation) = (_dimensions.OverImage(KernelExtent), _dimensions.OverImage(StrideExtent), _dimensions.OverImage(DilationExtent));
        var window = (((kernel.Height - 1) * dilation.Height) + 1, ((kernel.Width - 1) * dilation.Width) + 1);
        var pads = _dimensions.Pads(Padding, image, window, stride);
        return new ConvolutionShape
        {
            Height = image[0],
            Width = image[1],
            InChannels = image[2],
            OutChannels = Filters,
            KernelHeight = kernel.Height,
            KernelWidth = kernel.Width,
            StrideY = stride.Height,
            StrideX = stride.Width,
            DilationY = dilation.Height,
            DilationX = dilation.Width,
            PadTop = pads.Top,
            PadBottom = pads.Bottom,
            PadLeft = pads.Left,
            PadRight = pads.Right,
            Groups = Groups,
        };
    }
}
