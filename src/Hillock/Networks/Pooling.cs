using Hillock.Networks.Plans;

namespace Hillock.Networks;

/// <summary>What pooling over windows of images and sequences shares: each channel by itself, no parameters.</summary>
public abstract class Pooling : SingleInputLayer
{
    private protected Pooling()
    {
    }

    /// <summary>Zeros, or rather nothing, around the input: what lies outside is neither the largest nor counted in a mean, as Keras has it.</summary>
    public Padding Padding { get; init; }

    /// <inheritdoc/>
    internal override bool IsTransparent => true;

    /// <summary>Whether the window's largest comes out, or else its mean.</summary>
    private protected abstract bool IsMax { get; }

    /// <summary>Whether the window's largest comes out.</summary>
    internal bool TakesLargest => IsMax;

    /// <summary>The numbers of a window over an input.</summary>
    internal int WindowSize(Shape input) => Windows(AsImage(input)) is var windows ? windows.Height * windows.Width : 1;

    /// <summary>The input as an image of height, width and channels.</summary>
    private protected abstract Shape AsImage(Shape input);

    /// <summary>The windows over an image.</summary>
    private protected abstract PoolWindows Windows(Shape image);

    /// <summary>What comes out.</summary>
    private protected abstract Shape Output(PoolWindows windows, int channels);

    /// <inheritdoc/>
    public sealed override Shape OutputShape(Shape input)
    {
        var image = AsImage(input);
        var windows = Windows(image);
        if (windows.OutHeight < 1 || windows.OutWidth < 1)
            throw new HillockException($"The window {windows.Height}×{windows.Width} is larger than the input {input}; use a smaller window, or padding \"same\".");
        if (windows.PadTop >= windows.Height || windows.PadLeft >= windows.Width)
            throw new HillockException($"The padding {Padding} is as large as the window {windows.Height}×{windows.Width}; some windows would hold nothing.");
        return Output(windows, image[2]);
    }

    /// <inheritdoc/>
    internal sealed override Slot Build(PlanBuilder builder, Slot input, CompiledActivation? activation)
    {
        var image = AsImage(input.Shape);
        var source = builder.Padded(input, image);
        var windows = Windows(image);
        return builder.Add(new PoolOperation(builder, source, windows, Output(windows, image[2]), IsMax));
    }

    private protected static (int Height, int Width) Positive((int Height, int Width) value, string what) => value is { Height: >= 1, Width: >= 1 }
        ? value
        : throw new HillockException($"The {what} of a pooling is {value.Height}x{value.Width}; both must be at least 1.");
}
