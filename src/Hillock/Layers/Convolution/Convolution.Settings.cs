namespace Hillock.Layers;

/// <content>The settings as text.</content>
public abstract partial class Convolution
{
    private protected Convolution(WindowDimensions dimensions, LayerSettings settings)
        : this(
            dimensions, settings.Int("filters"), dimensions.Read(settings, "kernel"), settings.Activation("activation"),
            settings.Initializer("initializer"), settings.Bool("bias"))
    {
        StrideExtent = dimensions.Read(settings, "stride");
        Padding = settings.Text("padding");
        DilationExtent = dimensions.Read(settings, "dilation");
        Groups = settings.Int("groups");
        BiasInitializer = settings.Initializer("bias_initializer");
    }

    /// <inheritdoc/>
    public sealed override string ToString() =>
        $"{GetType().Name}({Filters}, {_dimensions.Text(KernelExtent)}, {Activation.Text}"
        + $"{(StrideExtent == (1, 1) ? "" : $", stride {_dimensions.Text(StrideExtent)}")}{(Padding == default ? "" : $", padding {Padding}")}"
        + $"{(DilationExtent == (1, 1) ? "" : $", dilation {_dimensions.Text(DilationExtent)}")}{(Groups == 1 ? "" : $", {Groups} groups")}"
        + $"{StartText()})";

    /// <summary>A kind of convolution with its settings.</summary>
    private protected static LayerKind KindOf(string name, Func<LayerSettings, Convolution> create, params IReadOnlyList<string> aliases) => new(
        name,
        [
            ("filters", null), ("kernel", "3"), ("activation", "linear"), ("stride", "1"), ("padding", "valid"), ("dilation", "1"), ("groups", "1"),
            ("initializer", "auto"), ("bias", "true"), ("bias_initializer", "zeros"),
        ],
        create)
    { Aliases = aliases };

    /// <inheritdoc/>
    internal sealed override void Describe(LayerSettings settings)
    {
        settings.Set("filters", Filters);
        settings.Set("kernel", KernelExtent);
        settings.Set("activation", Activation);
        settings.Set("stride", StrideExtent);
        settings.Set("padding", Padding.ToString());
        settings.Set("dilation", DilationExtent);
        settings.Set("groups", Groups);
        settings.Set("initializer", Initializer);
        settings.Set("bias", UseBias);
        settings.Set("bias_initializer", BiasInitializer);
    }
}
