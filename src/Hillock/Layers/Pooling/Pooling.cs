using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>What pooling over windows of images and sequences shares: each channel by itself, no parameters.</summary>
public abstract class Pooling : SingleInputLayer
{
    private readonly WindowDimensions _dimensions;

    private protected Pooling(WindowDimensions dimensions, (int Height, int Width) window, (int Height, int Width)? stride)
    {
        _dimensions = dimensions;
        WindowExtent = Positive(window, "window");
        StrideExtent = Positive(stride ?? window, "stride");
    }

    private protected Pooling(Pooling own, LayerSettings settings)
        : this(own._dimensions, settings.Extent("size", own.WindowExtent, own._dimensions), own.AskStride(settings)) =>
        Padding = settings.Text("padding", own.Padding.ToString());

    /// <summary>Zeros, or rather nothing, around the input: what lies outside is neither the largest nor counted in a mean, as Keras has it.</summary>
    public Padding Padding { get; init; }

    /// <inheritdoc/>
    internal override bool IsTransparent => true;

    /// <summary>Whether the window's largest comes out, or else its mean.</summary>
    internal abstract bool TakesLargest { get; }

    /// <summary>The numbers of a window over an input.</summary>
    private int WindowSize(Shape input) => Windows(_dimensions.AsImage(input, this)) is var windows ? windows.Height * windows.Width : 1;

    /// <summary>The window.</summary>
    private protected (int Height, int Width) WindowExtent { get; }

    /// <summary>From one window to the next.</summary>
    private protected (int Height, int Width) StrideExtent { get; }

    /// <inheritdoc/>
    public sealed override string ToString() =>
        $"{GetType().Name}({_dimensions.Text(WindowExtent)}{(StrideExtent == WindowExtent ? "" : $", stride {_dimensions.Text(StrideExtent)}")}"
        + $"{(Padding == default ? "" : $", padding {Padding}")})";

    /// <inheritdoc/>
    public sealed override Shape OutputShape(Shape input)
    {
        var image = _dimensions.AsImage(input, this);
        var windows = Windows(image);
        if (windows.OutHeight < 1 || windows.OutWidth < 1)
            throw new HillockException(
                $"The window {windows.Height}×{windows.Width} is larger than the input {input}; use a smaller window, or padding \"same\".");
        if (windows.PadTop >= windows.Height || windows.PadLeft >= windows.Width)
            throw new HillockException($"The padding {Padding} is as large as the window {windows.Height}×{windows.Width}; some windows would hold nothing.");
        return Output(windows, image[2]);
    }

    /// <inheritdoc/>
    internal sealed override LayerRoles Roles => TakesLargest ? LayerRoles.None : LayerRoles.Affine;

    /// <inheritdoc/>
    internal sealed override NodeForecast Forecast(ForecastContext context, SignalState state, Shape input) =>
        TakesLargest ? PoolForecast.Largest(state, WindowSize(input)) : PoolForecast.Mean(state, WindowSize(input));

    /// <inheritdoc/>
    internal sealed override Slot Build(PlanBuilder builder, Slot input, CompiledActivation? activation)
    {
        var image = _dimensions.AsImage(input.Shape, this);
        var source = builder.Padded(input, image);
        var windows = Windows(image);
        return builder.Add(new PoolOperation(builder, source, windows, Output(windows, image[2]), TakesLargest));
    }

    // As written, or null for the window's size.
    private (int Height, int Width)? AskStride(LayerSettings settings)
    {
        const string name = "stride", likeSize = "size";
        var text = settings.Text(name, StrideExtent == WindowExtent ? likeSize : LayerSettings.Print(StrideExtent));
        return text == likeSize ? null : _dimensions.Parse(name, text);
    }

    private PoolWindows Windows(Shape image)
    {
        var (window, stride) = (_dimensions.OverImage(WindowExtent), _dimensions.OverImage(StrideExtent));
        var pads = _dimensions.Pads(Padding, image, window, stride);
        return new PoolWindows(image[0], image[1], window.Height, window.Width, stride.Height, stride.Width)
        { PadTop = pads.Top, PadBottom = pads.Bottom, PadLeft = pads.Left, PadRight = pads.Right };
    }

    private Shape Output(PoolWindows windows, int channels) => _dimensions.Output(windows.OutHeight, windows.OutWidth, channels);

    private static (int Height, int Width) Positive((int Height, int Width) value, string what) => value is { Height: >= 1, Width: >= 1 }
        ? value
        : throw new HillockException($"The {what} of a pooling is {value.Height}x{value.Width}; both must be at least 1.");
}
