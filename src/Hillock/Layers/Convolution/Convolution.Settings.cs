namespace Hillock.Layers;

/// <content>The settings as text.</content>
public abstract partial class Convolution
{
    private protected Convolution(WindowDimensions dimensions, ConvolutionSettings settings)
        : this(dimensions, settings.Filters, settings.Kernel, settings.Activation, settings.Initializer, settings.UseBias)
    {
        StrideExtent = settings.Stride;
        Padding = settings.Padding;
        DilationExtent = settings.Dilation;
        Groups = settings.Groups;
        BiasInitializer = settings.BiasInitializer;
    }

    /// <inheritdoc/>
    public sealed override string ToString() =>
        $"{GetType().Name}({Filters}, {_dimensions.Text(KernelExtent)}, {Activation.Text}"
        + $"{(StrideExtent == (1, 1) ? "" : $", stride {_dimensions.Text(StrideExtent)}")}{(Padding == default ? "" : $", padding {Padding}")}"
        + $"{(DilationExtent == (1, 1) ? "" : $", dilation {_dimensions.Text(DilationExtent)}")}{(Groups == 1 ? "" : $", {Groups} groups")}"
        + $"{StartText()})";

    /// <summary>Asks for every setting.</summary>
    private protected ConvolutionSettings Ask(LayerSettings settings) => new(
        settings.Integer("filters", Filters, needed: true), settings.Extent("kernel", KernelExtent, _dimensions), settings.Activation("activation", Activation),
        settings.Extent("stride", StrideExtent, _dimensions), settings.Text("padding", Padding.ToString()),
            settings.Extent("dilation", DilationExtent, _dimensions),
        settings.Integer("groups", Groups), settings.Initializer("initializer", Initializer), settings.Switch("bias", UseBias),
        settings.Initializer("bias_initializer", BiasInitializer));
}
