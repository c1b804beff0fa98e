using System.Diagnostics.CodeAnalysis;

namespace Hillock.Activations;

/// <summary>The names frameworks go by, and where their activations stand in code: <c>torch.nn.GELU</c> is <c>torch:GELU</c>.</summary>
public static class FrameworkNames
{
    private static readonly Dictionary<string, string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pytorch"] = "torch",
        ["keras3"] = "keras",
        ["tensorflow"] = "tf",
        ["tensorflow_addons"] = "tfa",
        ["huggingface"] = "hf",
        ["transformers"] = "hf",
        ["candle_nn"] = "candle",
    };

    private static readonly Dictionary<string, string> Modules = new()
    {
        ["torch"] = "torch",
        ["torch.nn"] = "torch",
        ["torch.nn.functional"] = "torch",
        ["torch.special"] = "torch",
        ["nn.functional"] = "torch",
        ["special"] = "torch",
        ["F"] = "torch",
        ["keras.activations"] = "keras",
        ["keras.layers"] = "keras_layer",
        ["tf.keras.activations"] = "keras",
        ["tf.keras.layers"] = "keras_layer",
        ["jax.nn"] = "jax",
        ["flax.linen"] = "flax",
        ["flax.nnx"] = "flax",
        ["nnx"] = "flax",
        ["mlx.nn"] = "mlx",
        ["tf.nn"] = "tf",
        ["tfa.activations"] = "tfa",
        ["tfa.layers"] = "tfa",
        ["candle_nn"] = "candle",
        ["candle_nn.ops"] = "candle",
    };

    /// <summary>The name in front of the colon for one that people also use: <c>torch</c> for <c>pytorch</c>; any other as it is, in lower case.</summary>
    public static string Own(string framework) =>
        Others.TryGetValue(framework, out var own) ? own : framework.ToLowerInvariant();

    /// <summary>The framework and the name of a path in code, such as <c>keras.layers.LeakyReLU</c>.</summary>
    /// <remarks><c>nn.GELU</c> is PyTorch's; <c>nn.gelu</c> is refused, as JAX and MLX mean different functions by it.</remarks>
    internal static bool TryPath(string path, [NotNullWhen(true)] out string? framework, out string name)
    {
        var dot = path.LastIndexOf('.');
        (framework, name) = (null, path[(dot + 1)..]);
        if (dot < 0) return false;
        if (path[..dot] == "nn" && name.Length > 0 && char.IsAsciiLetterUpper(name[0])) framework = "torch";
        else Modules.TryGetValue(path[..dot], out framework);
        return framework is not null;
    }
}
