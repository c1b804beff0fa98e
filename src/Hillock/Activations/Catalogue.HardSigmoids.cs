using static Hillock.Formulas.Functions;

namespace Hillock.Activations;

/// <content>Sigmoids of straight pieces.</content>
public static partial class Catalogue
{
    /// <summary>Hard sigmoid, <c>clamp(alpha * x + beta, 0, 1)</c>.</summary>
    public static ElementwiseActivation HardSigmoid { get; } = Define(
        new ActivationInfo("hard_sigmoid")
        {
            Family = Sigmoids,
            Aliases = ["hardsigmoid"],
            Presets = ["torch:hardsigmoid", "keras,jax,timm:hard_sigmoid", "keras2:hard_sigmoid(alpha=0.2)", "onnx,burn:HardSigmoid(alpha=0.2)",
                "candle:HardSigmoid"],
            OnnxNode = "HardSigmoid(alpha=0.16666666666666666, beta=0.5)",
            Summary = "Three straight pieces in place of the sigmoid.",
            Strength = "No exponential: cheap on phones and microcontrollers.",
            Weakness = "Exactly flat outside, and frameworks disagree on the slope (1/6 or 0.2).",
            Use = "Gates in mobile networks.",
            Source = "Courbariaux, Bengio & David 2015, arXiv:1511.00363; Howard et al. 2019, arXiv:1905.02244",
        },
        x => Clamp((Fixed("alpha", 1.0 / 6) * x) + Fixed("beta", 0.5), 0, 1));

    /// <summary>Hard tanh whose slope at both ends is 1, as that of PyTorch's clamp.</summary>
    public static ElementwiseActivation ClosedHardTanh { get; } = Define(
        new ActivationInfo("closed_hard_tanh")
        {
            Family = Sigmoids,
            Presets = ["torch:clamp"],
            ParameterAliases = new Dictionary<string, string> { ["min"] = "min_value", ["max"] = "max_value" },
            Ordered = ("min_value", "max_value"),
            Summary = "The line x cut off at both ends, with a gradient at the ends themselves.",
            Strength = "A unit that sits exactly at a bound still learns.",
            Weakness = "No gradient at all outside.",
            Use = "Models that bound their outputs with torch.clamp.",
            Source = "PyTorch documentation, torch.clamp",
        },
        x => Where(x < Fixed("min_value", -1), Fixed("min_value", -1), Where(x > Fixed("max_value", 1), Fixed("max_value", 1), x)));

    /// <summary>Hard tanh, <c>clamp(x, min, max)</c>.</summary>
    public static ElementwiseActivation HardTanh { get; } = Define(
        new ActivationInfo("hard_tanh")
        {
            Family = Sigmoids,
            Aliases = ["hardtanh", "clip"],
            Presets = ["torch:hardtanh", "keras,jax,mlx:hard_tanh", "onnx:Clip", "burn:Hardtanh"],
            ParameterAliases = new Dictionary<string, string>
            {
                ["min_val"] = "min_value",
                ["max_val"] = "max_value",
                ["min"] = "min_value",
                ["max"] =
                "max_value"
            },
            Ordered = ("min_value", "max_value"),
            OnnxNode = "Clip(min=-1, max=1)",
            Summary = "The line x cut off at both ends.",
            Strength = "The cheapest bounded function, exact inside its bounds.",
            Weakness = "No gradient at all outside.",
            Use = "Quantised networks, bounded outputs.",
            Source = "Collobert 2004, PhD thesis, Université Paris 6",
        },
        x => Clamp(x, Fixed("min_value", -1), Fixed("max_value", 1)));
}
