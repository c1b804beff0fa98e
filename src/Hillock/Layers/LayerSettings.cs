using System.Globalization;
using Hillock.Activations;
using Hillock.Initialization;

namespace Hillock.Layers;

/// <summary>What a layer was given: values by name, as text.</summary>
/// <param name="find">Finds an activation by its text; activations by code are known to the caller alone.</param>
/// <param name="initializer">Of weights for which no initialiser is set.</param>
/// <param name="write">How activations are written; as <see cref="Activations.Activation.Declaration"/> unless given.</param>
internal sealed class LayerSettings(Func<string, Activation>? find = null, Initializer? initializer = null, Func<Activation, string>? write = null)
{
    private readonly Dictionary<string, string> _values = [];
    private readonly Func<string, Activation> _find = find ?? Activations.Activation.Parse;

    /// <summary>The same ways of reading, without values.</summary>
    public LayerSettings Empty => new(find, initializer, write);

    /// <summary>The values in the order in which they were set.</summary>
    public IEnumerable<KeyValuePair<string, string>> Values => _values;

    /// <summary>Whether a value was set.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>Sets a text.</summary>
    public void Set(string name, string value) => _values[name] = value;

    /// <summary>Sets a whole number.</summary>
    public void Set(string name, int value) => _values[name] = value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Sets a number, small ones as <c>1e-05</c>.</summary>
    public void Set(string name, double value) => _values[name] = value.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant();

    /// <summary>Sets yes or no.</summary>
    public void Set(string name, bool value) => _values[name] = value ? "true" : "false";

    /// <summary>Sets an activation; of one by code only the name is kept.</summary>
    public void Set(string name, Activation value) => _values[name] = write is null ? value.Declaration : write(value);

    /// <summary>Sets a layer.</summary>
    public void Set(string name, Layer value) => _values[name] = LayerText.Write(value, Empty);

    /// <summary>Sets layers that follow one another, with bars between.</summary>
    public void Set(string name, IEnumerable<Layer> layers) => _values[name] = string.Join(" | ", layers.Select(l => LayerText.Write(l, Empty)));

    /// <summary>Sets an initialiser.</summary>
    public void Set(string name, Initializer value) => _values[name] = value.Text;

    /// <summary>Sets two extents: <c>3</c> where they are equal, else <c>3x5</c>.</summary>
    public void Set(string name, (int Height, int Width) value) => _values[name] = value.Height == value.Width
        ? value.Height.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{value.Height}x{value.Width}");

    /// <summary>A text.</summary>
    public string Text(string name) => _values[name];

    /// <summary>A whole number.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public int Int(string name) => int.TryParse(_values[name], CultureInfo.InvariantCulture, out var value)
        ? value : throw Wrong(name, "a whole number, such as 16");

    /// <summary>A number.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public double Double(string name) => double.TryParse(_values[name], CultureInfo.InvariantCulture, out var value)
        ? value : throw Wrong(name, "a number, such as 0.5");

    /// <summary>Yes or no.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public bool Bool(string name) => _values[name] switch
    {
        "true" or "True" or "yes" => true,
        "false" or "False" or "no" => false,
        _ => throw Wrong(name, "true or false"),
    };

    /// <summary>Sets what was not set to its usual value.</summary>
    public void SetUsual(string name, string value) => Set(name, name == "initializer" && value == "auto" && initializer is not null ? initializer.Text : value);

    /// <summary>The activation of a text.</summary>
    /// <exception cref="HillockException">There is none.</exception>
    public Activation Find(string text) => _find(text);

    /// <summary>A layer.</summary>
    /// <exception cref="HillockException">The text is none.</exception>
    public Layer Layer(string name) => LayerText.Parse(_values[name], Empty);

    /// <summary>Layers that follow one another, with bars between.</summary>
    /// <exception cref="HillockException">A text is none.</exception>
    public IReadOnlyList<Layer> Layers(string name) => [.. CallText.Pieces(_values[name], '|').Where(t => t.Length > 0).Select(t => LayerText.Parse(t, Empty))];

    /// <summary>An activation.</summary>
    /// <exception cref="HillockException">There is none of that text.</exception>
    public Activation Activation(string name) => _find(_values[name]);

    /// <summary>An initialiser.</summary>
    /// <exception cref="HillockException">There is none of that text.</exception>
    public Initializer Initializer(string name) => _values[name];

    /// <summary>Two extents, given as one for both or as <c>3x5</c>.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public (int Height, int Width) Pair(string name)
    {
        var parts = _values[name].Split('x', '×');
        return parts.Length is 1 or 2
            && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var height) && int.TryParse(parts[^1], CultureInfo.InvariantCulture, out var width)
            ? (height, width)
            : throw Wrong(name, "a whole number or two, such as 3 or 3x5");
    }

    /// <summary>The name of an activation by code that a text stands for, or null.</summary>
    public static string? CodeName(string text) => text.StartsWith(CustomActivation.CodePrefix, StringComparison.Ordinal) ? text[CustomActivation.CodePrefix.Length..] : null;

    private FormatException Wrong(string name, string expected) => new($"{name} is '{_values[name]}'; expected {expected}.");
}
