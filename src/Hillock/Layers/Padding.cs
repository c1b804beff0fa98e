using System.Globalization;

namespace Hillock.Layers;

/// <summary>Zeros around an image or a sequence: <c>valid</c> (none), <c>same</c> (the output is the input over the stride, rounded up), or a number on each
/// side.</summary>
public readonly record struct Padding
{
    private readonly bool _same;
    private readonly (int Height, int Width) _fixed;

    private Padding(bool same, (int Height, int Width) sides) => (_same, _fixed) = (same, sides);

    /// <summary>None.</summary>
    public static Padding Valid => default;

    /// <summary>As many as give an output of the input's size over the stride; an odd one goes below and to the right, as Keras has it.</summary>
    public static Padding Same { get; } = new(true, default);

    /// <summary>The same number above and below, and left and right.</summary>
    /// <exception cref="HillockException">A negative number.</exception>
    public static Padding Of(int height, int width) => height >= 0 && width >= 0
        ? new(false, (height, width))
        : throw new HillockException($"The padding is {height}x{width}; it must be 0 or more.");

    /// <summary>The padding of a text: <c>same</c>, <c>valid</c>, <c>1</c> or <c>1x2</c>.</summary>
    /// <exception cref="HillockException">None of these.</exception>
    public static implicit operator Padding(string text) => Parse(text);

    /// <summary>The same number on all sides.</summary>
    public static implicit operator Padding(int all) => Of(all, all);

    /// <summary>The padding of a text: <c>same</c>, <c>valid</c>, <c>1</c> or <c>1x2</c>.</summary>
    /// <exception cref="HillockException">None of these.</exception>
    public static Padding Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Trim().ToLowerInvariant().Split('x', '×');
        return parts switch
        {
            ["valid"] => Valid,
            ["same"] => Same,
            [var one] when int.TryParse(one, CultureInfo.InvariantCulture, out var n) => Of(n, n),
            [var a, var b] when int.TryParse(a, CultureInfo.InvariantCulture, out var h) && int.TryParse(b, CultureInfo.InvariantCulture, out var w) =>
                Of(h, w),
            _ => throw new HillockException($"The padding '{text}' is none of valid, same, a number such as 1, or two such as 1x2."),
        };
    }

    /// <summary><c>same</c>, <c>valid</c>, or the number.</summary>
    public override string ToString() => _same ? "same"
        : _fixed == default ? "valid"
        : _fixed.Height == _fixed.Width ? string.Create(CultureInfo.InvariantCulture, $"{_fixed.Height}")
        : string.Create(CultureInfo.InvariantCulture, $"{_fixed.Height}x{_fixed.Width}");

    /// <summary>Zeros before and after the rows.</summary>
    internal (int Before, int After) Rows(int size, int window, int stride) => Along(size, window, stride, _fixed.Height);

    /// <summary>Zeros before and after the columns.</summary>
    internal (int Before, int After) Columns(int size, int window, int stride) => Along(size, window, stride, _fixed.Width);

    private (int Before, int After) Along(int size, int window, int stride, int given)
    {
        if (!_same) return (given, given);
        var outputs = (size + stride - 1) / stride;
        var all = Math.Max(0, ((outputs - 1) * stride) + window - size);
        return (all / 2, all - (all / 2));
    }
}
