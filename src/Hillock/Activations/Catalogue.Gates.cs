using static Hillock.Activations.Domains;
using static Hillock.Formulas.Functions;

namespace Hillock.Activations;

/// <content>One half of a row opens and closes the other; a is the first half, b the second.</content>
public static partial class Catalogue
{
    private const string Gates = "Gates";

    /// <summary>Gated linear unit, <c>a * sigmoid(b)</c>.</summary>
    public static GatedActivation Glu { get; } = new(
        new ActivationInfo("glu")
        {
            Family = Gates,
            Presets = ["torch,keras,jax,mlx:glu", "burn:Glu"],
            Summary = "The second half decides how much of the first half passes.",
            Strength = "A straight path for gradients through the first half.",
            Weakness = "Needs twice the weights for each output.",
            Use = "Convolutional language models, speech models.",
            Source = "Dauphin, Fan, Auli & Grangier 2017, arXiv:1612.08083",
        },
        (a, b) => a * Sigmoid(b));

    /// <summary>Gated linear unit with the gate first, <c>sigmoid(a) * b</c>.</summary>
    public static GatedActivation GluFirst { get; } = new(
        new ActivationInfo("glu_first")
        {
            Family = Gates,
            Aliases = ["siglu"],
            Summary = "A GLU whose first half is the gate.",
            Strength = "The order of TransformerEngine and of most fused kernels.",
            Weakness = "Swapping the order of halves silently breaks trained weights.",
            Use = "Models whose weights were trained in this order.",
            Source = "Shazeer 2020, arXiv:2002.05202",
        },
        (a, b) => Sigmoid(a) * b);

    /// <summary>Gated tanh unit, <c>tanh(a) * sigmoid(b)</c>.</summary>
    public static GatedActivation Gtu { get; } = new(
        new ActivationInfo("gtu")
        {
            Family = Gates,
            Summary = "A tanh that a sigmoid opens and closes.",
            Strength = "Bounded, like the cell of an LSTM.",
            Weakness = "Both factors saturate, so gradients shrink.",
            Use = "Sound and pixel models.",
            Source = "van den Oord et al. 2016, arXiv:1606.05328",
        },
        (a, b) => Tanh(a) * Sigmoid(b));

    /// <summary>Bilinear gate, <c>a * b</c>.</summary>
    public static GatedActivation Bilinear { get; } = new(
        new ActivationInfo("bilinear")
        {
            Family = Gates,
            Summary = "The product of the halves.",
            Strength = "Needs no function at all, and can be analysed exactly.",
            Weakness = "Grows as a square.",
            Use = "Feed-forward blocks of transformers.",
            Source = "Shazeer 2020, arXiv:2002.05202",
        },
        (a, b) => a * b);

    /// <summary>ReLU gate, <c>max(0, a) * b</c>.</summary>
    public static GatedActivation Reglu { get; } = new(
        new ActivationInfo("reglu")
        {
            Family = Gates,
            Summary = "A ReLU that gates a line.",
            Strength = "Sparse and cheap.",
            Weakness = "Grows as a square.",
            Use = "Feed-forward blocks of transformers.",
            Source = "Shazeer 2020, arXiv:2002.05202",
        },
        (a, b) => Max(0, a) * b);

    /// <summary>GELU gate, <c>gelu(a) * b</c>.</summary>
    public static GatedActivation Geglu { get; } = new(
        new ActivationInfo("geglu")
        {
            Family = Gates,
            Summary = "A GELU that gates a line.",
            Strength = "Among the best feed-forward blocks of transformers.",
            Weakness = "Needs a third weight matrix, and grows as a square.",
            Use = "Transformers such as T5 1.1 and Gemma.",
            Source = "Shazeer 2020, arXiv:2002.05202",
        },
        (a, b) => a * NormalCdf(a) * b);

    /// <summary>GELU gate in the tanh form, <c>gelu_tanh(a) * b</c>.</summary>
    public static GatedActivation GegluTanh { get; } = new(
        new ActivationInfo("geglu_tanh")
        {
            Family = Gates,
            Summary = "A GEGLU with the tanh form of GELU.",
            Strength = "What the JAX models of this kind were trained with.",
            Weakness = "Not the same as the exact form.",
            Use = "Weights that were trained with it.",
            Source = "Shazeer 2020, arXiv:2002.05202",
        },
        (a, b) => a * Sigmoid(Math.Sqrt(8 / Math.PI) * (a + (0.044715 * Pow(a, 3)))) * b);

    /// <summary>Swish gate, <c>a * sigmoid(beta * a) * b</c>.</summary>
    public static GatedActivation Swiglu { get; } = new(
        new ActivationInfo("swiglu")
        {
            Family = Gates,
            Presets = ["onnx:SwiGLU", "timm:SwiGLUPacked", "burn:SwiGlu", "candle:Swiglu"],
            ParameterAliases = new Dictionary<string, string> { ["alpha"] = "beta" },
            Summary = "A Swish that gates a line.",
            Strength = "Among the best feed-forward blocks of transformers.",
            Weakness = "Needs a third weight matrix, and grows as a square.",
            Use = "Large language models such as PaLM and LLaMA.",
            Source = "Shazeer 2020, arXiv:2002.05202",
        },
        (a, b) => a * Sigmoid(Fixed("beta", 1) * a) * b);

    /// <summary>SELU gate, <c>selu(a) * b</c>.</summary>
    public static GatedActivation Seglu { get; } = new(
        new ActivationInfo("seglu")
        {
            Family = Gates,
            Summary = "A SELU that gates a line.",
            Strength = "Its gate may turn the sign of the line.",
            Weakness = "Grows as a square, and the self-normalising property is lost.",
            Use = "Experiments with gates.",
            Source = "Klambauer et al. 2017 for SELU; Shazeer 2020 for the gate",
        },
        (a, b) => 1.0507009873554804934193349852946 * Where(a > 0, a, 1.6732632423543772848170429916717 * Expm1(a)) * b);

    /// <summary>ReLU on both halves, <c>max(0, a) * max(0, b)</c>.</summary>
    public static GatedActivation Drelu { get; } = new(
        new ActivationInfo("drelu")
        {
            Family = Gates,
            Aliases = ["double_relu_glu"],
            Summary = "A product of two ReLUs: zero unless both halves are positive.",
            Strength = "About nine of ten outputs are zero, which a runtime can skip.",
            Weakness = "No gradient for either half while one is shut.",
            Use = "Language models made sparse.",
            Source = "Song, Xie, Zhang et al. 2024, arXiv:2406.05955",
        },
        (a, b) => Max(0, a) * Max(0, b));

    /// <summary>Clamped swish gate, <c>c * sigmoid(alpha * c) * (clamp(b, -limit, limit) + 1)</c> with <c>c = min(a, limit)</c>.</summary>
    public static GatedActivation ClampedSwiglu { get; } = new(
        new ActivationInfo("clamped_swiglu")
        {
            Family = Gates,
            Aliases = ["swiglu_oai"],
            Domains = Domain(("limit", Positive)),
            Summary = "A SwiGLU with both halves cut off, whose line passes at 1 instead of 0.",
            Strength = "Outputs stay in the range of narrow number formats.",
            Weakness = "No gradient beyond the limit; its own code takes every other input for a half, so weights must be reordered.",
            Use = "The experts of gpt-oss.",
            Source = "OpenAI 2025, gpt-oss, model.py",
        },
        (a, b) => Min(a, Fixed("limit", 7)) * Sigmoid(Fixed("alpha", 1.702) * Min(a, Fixed("limit", 7)))
            * (Clamp(b, -Fixed("limit", 7), Fixed("limit", 7)) + 1));
}
