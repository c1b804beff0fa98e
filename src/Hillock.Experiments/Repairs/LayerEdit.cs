using System.Text.RegularExpressions;
using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Repairs;

/// <summary>Changes of layers that are written as text.</summary>
internal static partial class LayerEdit
{
    /// <summary>The layers of a run before its output.</summary>
    public static IReadOnlyList<string> Texts(RunSpec spec) => spec.Network.Layers ?? [.. spec.Network.Hidden.Select(n => $"dense({n}, _)")];

    /// <summary>Whether a layer has settings for its first weights or biases.</summary>
    public static bool HasInitializers(string layer) => Initial().IsMatch(layer);

    /// <summary>A layer without settings for its first weights and biases.</summary>
    public static string WithoutInitializers(string layer) => Initial().Replace(layer, "");

    /// <summary>Whether a layer has a place for a normalisation before its activation.</summary>
    public static bool TakesNorm(string layer) => Activated().IsMatch(layer);

    /// <summary>A layer with a normalisation before its activation; the same where it has no place for one.</summary>
    public static IReadOnlyList<string> Normalised(string layer, string norm) => TakesNorm(layer)
        ? [Activated().Replace(layer, m => $"{m.Groups["layer"].Value}({Linear(m.Groups["rest"].Value)})"), norm, "activation(_)"]
        : [layer];

    private static string Linear(string rest)
    {
        var parts = ItemText.Split(rest).Select(t => t.Trim())
            .Where(p => p.Length > 0 && p != "activation=_" && !p.StartsWith("bias=", StringComparison.Ordinal)).ToList();
        var place = parts.IndexOf("_");

        // A setting without a name that follows would move up into the place of the activation.
        if (place >= 0 && parts.Skip(place + 1).Any(p => !p.Contains('=', StringComparison.Ordinal))) parts[place] = "linear";
        return string.Join(", ", [.. parts.Where(p => p != "_"), "bias=false"]);
    }

    [GeneratedRegex(@",\s*(initializer|bias_initializer)=[a-z_]+(\([^)]*\))?")]
    private static partial Regex Initial();

    [GeneratedRegex(@"^\s*(?<layer>dense|conv2d|conv1d)\((?<rest>.*(?<=[,(=]\s*)_(?=\s*[,)]).*)\)\s*$")]
    private static partial Regex Activated();
}
