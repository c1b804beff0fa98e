using System.Diagnostics.CodeAnalysis;
using static Hillock.Activations.FrameworkArguments;

namespace Hillock.Activations;

/// <summary>Functions of frameworks whose arguments choose among functions here: <c>keras:relu(max_value=6)</c>, <c>torch:gelu(approximate=tanh)</c>.</summary>
/// <remarks>After the sources of Keras (keras/src/activations and layers/activations) and the reference of ONNX's operators, and after the
/// documentation of torch.nn.functional, jax.nn, tf.nn and mlx.nn.</remarks>
internal static class FrameworkFunctions
{
    // Without a framework: what all of them mean.
    private const string Any = "";

    private static readonly FrameworkFunction[] All =
    [
        new("keras", "relu", "negative_slope=0, max_value=None, threshold=0", KerasRelu) {
            Aliases = new Dictionary<string, string> { ["alpha"] = "negative_slope" } },
        new("keras_layer", "relu", "max_value=None, negative_slope=0, threshold=0", KerasRelu),
        new(Any, "gelu", "approximate=none", Gelu),
        new("torch", "gelu", "approximate=none", Gelu),
        new("onnx", "gelu", "approximate=none", Gelu),
        new("keras", "gelu", "approximate=False", Gelu),
        new("tf", "gelu", "approximate=False", Gelu),
        new("jax", "gelu", "approximate=True", Gelu),
        new("tfa", "gelu", "approximate=True", Gelu),
        new("mlx", "gelu", "approx=none", Gelu),
        new("torch", "clamp", "min=None, max=None", a =>
            Bounds(a, "closed_hard_tanh", low => $"where(x < {low}, {low}, x)", high => $"where(x > {high}, {high}, x)")),
        new("onnx", "clip", "min=None, max=None", a => Bounds(a, "hard_tanh", low => $"max(x, {low})", high => $"min(x, {high})")),
        new("torch", "softplus", "beta=1, threshold=20", TorchSoftplus),
        new("torch", "prelu", "num_parameters=1, init=0.25", a =>
            a.Number("num_parameters") == 1 ? $"prelu(alpha={a["init"]}, shared)" : $"prelu(alpha={a["init"]}, per_channel)"),
        new("torch", "gumbel_softmax", "tau=1, hard=False, eps=1e-10", a => !a.Truth("hard")
            ? $"gumbel_softmax(tau={a["tau"]})"
            : throw a.Wrong("hard", "False; hardmax gives the one-hot row, without noise")),
        new("torch", "normalize", "p=2, dim=1, eps=1e-12", a => $"{Norm(a)}(epsilon={a["eps"]})"),
        new("onnx", "lpnormalization", "axis=-1, p=2", Norm),
        new("tf", "l2_normalize", "axis=-1, epsilon=1e-12", a => $"l2_normalize(epsilon={Text(Math.Sqrt(a.Number("epsilon", 0)))})"),
        new("torch", "rms_norm", "normalized_shape=None, weight=None, eps=None", a => a.Has("eps") ? $"rms_norm(epsilon={a["eps"]})" : "torch:rms_norm"),
        new("torch", "layer_norm", "normalized_shape=None, weight=None, bias=None, eps=1e-5", a => $"standardize(epsilon={a["eps"]})"),
    ];

    /// <summary>The function here for a call with arguments; false where the framework's arguments are the parameters of the entry.</summary>
    /// <exception cref="HillockException">An argument is unknown, of no use here, or has no such value.</exception>
    internal static bool TryCall(string framework, string name, Activation entry, string arguments, [NotNullWhen(true)] out Activation? activation)
    {
        activation = null;
        var key = Catalogue.Key(name);
        if (arguments.Trim().Length == 0 || All.FirstOrDefault(f => f.Framework == framework && Catalogue.Key(f.Name) == key) is not { } function) return false;
        if (SpeaksOf(entry, function, arguments)) return false;
        activation = Activation.Parse(function.Meaning(FrameworkArguments.Read(function, name, arguments)));
        return true;
    }

    // The entry's own words work with a framework's name too, where the framework has no such word.
    private static bool SpeaksOf(Activation entry, FrameworkFunction function, string arguments) => arguments.Split(',').Any(part =>
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0) return ActivationText.IsSharing(part.Trim(), out _);
        var name = part[..equals].Trim();
        return !function.Parameters.Any(p => p.Name == name) && !function.Aliases.ContainsKey(name)
            && (entry.Parameters.Any(p => p.Name == name) || entry.Info.ParameterAliases.ContainsKey(name));
    });

    // The slope is taken of what lies below the threshold, and everything is cut off above.
    private static string KerasRelu(FrameworkArguments a)
    {
        double slope = a.Number("negative_slope"), threshold = a.Number("threshold");
        var top = a.Has("max_value") ? Text(a.Number("max_value", 0)) : null;
        if (threshold == 0 && top is null) return slope == 0 ? "relu" : $"leaky_relu(alpha={Text(slope)})";
        if (threshold == 0 && slope == 0) return $"relu6(n={top})";
        var t = Text(threshold);
        var above = top is null ? "x" : threshold < 0 ? $"clamp(x, 0, {top})" : $"min(x, {top})";
        return $"where(x > {t}, {above}, {(slope == 0 ? "0" : $"{Text(slope)} * {(threshold == 0 ? "x" : $"(x - {t})")}")})";
    }

    private static string Gelu(FrameworkArguments a)
    {
        var name = a.Names[0];
        return a[name].ToLowerInvariant() switch
        {
            "none" or "false" => "gelu",
            "tanh" or "true" or "precise" => "gelu_tanh",
            "fast" => "quick_gelu",
            _ => throw a.Wrong(name, "none or tanh"),
        };
    }

    // Bounds in the wrong order give the upper one everywhere.
    private static string Bounds(FrameworkArguments a, string both, Func<string, string> low, Func<string, string> high)
    {
        if (!a.Has("min")) return a.Has("max") ? high(Text(a.Number("max"))) : throw a.Wrong("min", "a number, or one for max");
        if (!a.Has("max")) return low(Text(a.Number("min")));
        var (min, max) = (a.Number("min"), a.Number("max"));
        return min < max ? $"{both}(min_value={Text(min)}, max_value={Text(max)})" : $"min(max(x, {Text(min)}), {Text(max)})";
    }

    // From the threshold on PyTorch takes the line; at 20 that is the function to rounding.
    private static string TorchSoftplus(FrameworkArguments a)
    {
        var (beta, threshold) = (a.Number("beta"), a.Number("threshold"));
        return threshold >= 20
            ? $"softplus(beta={Text(beta)})"
            : beta == 1
            ? $"where(x > {Text(threshold)}, x, softplus(x))"
            : $"where({Text(beta)} * x > {Text(threshold)}, x, softplus({Text(beta)} * x) / {Text(beta)})";
    }

    private static string Norm(FrameworkArguments a) => a.Number("p") switch
    {
        1 => "l1_normalize",
        2 => "l2_normalize",
        _ => throw a.Wrong("p", "1 or 2"),
    };
}
