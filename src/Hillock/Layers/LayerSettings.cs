using System.Globalization;
using Hillock.Activations;
using Hillock.Initialization;

namespace Hillock.Layers;

/// <summary>The settings of one layer: it asks for each, and gets what was written or its own value back.</summary>
/// <remarks>The same questions read a text or a file, write one and list the names, so that a setting is declared once.</remarks>
/// <param name="find">Finds an activation by its text; activations by code are known to the caller alone.</param>
/// <param name="initializer">Of weights for which no initialiser is set.</param>
/// <param name="write">How activations are written; as <see cref="Activations.Activation.Declaration"/> unless given.</param>
internal sealed class LayerSettings(Func<string, Activation>? find = null, Initializer? initializer = null, Func<Activation, string>? write = null)
{
    private readonly Dictionary<string, string> _written = [];
    private readonly List<LayerSetting> _asked = [];
    private readonly Func<string, Activation> _find = find ?? Activations.Activation.Parse;

    /// <summary>The same ways of reading and writing, without values.</summary>
    public LayerSettings Empty => new(find, initializer, write);

    /// <summary>Every setting that was asked for, in order, with the text of the value that the layer had.</summary>
    public IReadOnlyList<LayerSetting> Asked => _asked;

    /// <summary>Whether a value was written.</summary>
    public bool Has(string name) => _written.ContainsKey(name);

    /// <summary>Writes a value as text.</summary>
    public LayerSettings Set(string name, string value)
    {
        _written[name] = value;
        return this;
    }

    /// <summary>An activation as it is written; of one by code only the name is kept.</summary>
    public string Print(Activation activation) => write is null ? activation.Declaration : write(activation);

    /// <summary>A text.</summary>
    public string Text(string name, string own, bool needed = false) => Written(name, own, needed) ?? own;

    /// <summary>A whole number.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public int Integer(string name, int own, bool needed = false) => Written(name, Print(own), needed) is not { } text ? own
        : ParseInteger(name, text);

    /// <summary>A number.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public double Number(string name, double own, bool needed = false) =>
        Written(name, own.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant(), needed) is not { } text ? own
        : double.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : throw Wrong(name, text, "a number, such as 0.5");

    /// <summary>Yes or no.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public bool Switch(string name, bool own) => Written(name, own ? "true" : "false") switch
    {
        null => own,
        "true" or "True" or "yes" => true,
        "false" or "False" or "no" => false,
        var text => throw Wrong(name, text, "true or false"),
    };

    /// <summary>The extents of a window: a pair, or one of a sequence.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public (int Height, int Width) Extent(string name, (int Height, int Width) own, WindowDimensions dimensions) =>
        Written(name, Print(own)) is { } text ? dimensions.Parse(name, text) : own;

    /// <summary>An activation.</summary>
    /// <exception cref="HillockException">There is none of that text.</exception>
    public Activation Activation(string name, Activation own, bool needed = false) => Written(name, Print(own), needed) is { } text ? _find(text) : own;

    /// <summary>An initialiser.</summary>
    /// <exception cref="HillockException">There is none of that text.</exception>
    public Initializer Initializer(string name, Initializer own) => Written(name, own.Text) is { } text ? text
        : name == "initializer" && own.Id == "auto" && initializer is not null ? initializer : own;

    /// <summary>A layer.</summary>
    /// <exception cref="HillockException">The text is none.</exception>
    public Layer Layer(string name, Layer own) =>
        Written(name, LayerText.Write(own, Empty), needed: true) is { } text ? LayerText.Parse(text, Empty) : own;

    /// <summary>A layer, or <c>none</c>.</summary>
    /// <exception cref="HillockException">The text is neither.</exception>
    public Layer? LayerOrNone(string name, Layer? own) => Written(name, own is null ? "none" : LayerText.Write(own, Empty)) switch
    {
        null => own,
        "none" => null,
        var text => LayerText.Parse(text, Empty),
    };

    /// <summary>Layers that follow one another, written with bars between.</summary>
    /// <exception cref="HillockException">A text is none.</exception>
    public IReadOnlyList<Layer> Layers(string name, IReadOnlyList<Layer> own) =>
        Written(name, string.Join(" | ", own.Select(l => LayerText.Write(l, Empty))), needed: true) is { } text
            ? [.. CallText.Pieces(text, '|').Where(t => t.Length > 0).Select(t => LayerText.Parse(t, Empty))]
            : own;

    /// <summary>The whole number of a text.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static int ParseInteger(string name, string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw Wrong(name, text, "a whole number, such as 16");

    /// <summary>Two extents as they are written.</summary>
    public static string Print((int Height, int Width) pair) =>
        pair.Height == pair.Width ? Print(pair.Height) : string.Create(CultureInfo.InvariantCulture, $"{pair.Height}x{pair.Width}");

    /// <summary>The name of an activation by code that a text stands for, or null.</summary>
    public static string? CodeName(string text) =>
        text.StartsWith(CustomActivation.CodePrefix, StringComparison.Ordinal) ? text[CustomActivation.CodePrefix.Length..] : null;

    private static string Print(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>What is said of a text that does not fit.</summary>
    public static FormatException Wrong(string name, string text, string expected) => new($"{name} is '{text}'; expected {expected}.");

    private string? Written(string name, string own, bool needed = false)
    {
        _asked.Add(new LayerSetting(name, own, needed));
        return _written.GetValueOrDefault(name);
    }
}
