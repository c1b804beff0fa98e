using Hillock.Formulas;
using static Hillock.Activations.Domains;
using static Hillock.Formulas.Functions;

namespace Hillock.Activations;

/// <content>Functions that pull small inputs to 0, and slow odd curves.</content>
public static partial class Catalogue
{
    private const string Shrinkage = "Shrinkage";

    /// <summary>Tanh shrinkage, <c>x - tanh(x)</c>.</summary>
    public static ElementwiseActivation Tanhshrink { get; } = Define(
        new ActivationInfo("tanhshrink")
        {
            Family = Shrinkage,
            Aliases = ["tanh_shrink"],
            Presets = ["torch,tfa:tanhshrink", "keras:tanh_shrink", "burn:Tanhshrink"],
            Summary = "What tanh takes away: flat at 0, straight far out.",
            Strength = "Suppresses small inputs without a kink.",
            Weakness = "No slope at 0, so small signals stop learning.",
            Use = "Sparse coding; rarely hidden layers.",
            Source = "PyTorch documentation",
        },
        x => x - Tanh(x));

    /// <summary>Soft shrinkage, <c>max(x - lambda, 0) - max(-lambda - x, 0)</c>.</summary>
    public static ElementwiseActivation Softshrink { get; } = Define(
        new ActivationInfo("softshrink")
        {
            Family = Shrinkage,
            Aliases = ["soft_shrink"],
            Presets = ["torch,mlx,tfa:softshrink", "keras:soft_shrink", "burn:SoftShrink"],
            ParameterAliases = new Dictionary<string, string> { ["lambd"] = "lambda", ["threshold"] = "lambda" },
            Domains = Domain(("lambda", NotNegative)),
            OnnxNode = "Shrink(lambd=0.5, bias=0.5)",
            Summary = "Pulls every input towards 0 by lambda, small ones all the way.",
            Strength = "The exact step of l1-regularised problems, so it makes codes sparse.",
            Weakness = "Biased by lambda even for large inputs.",
            Use = "Sparse coding, denoising.",
            Source = "Donoho 1995, doi:10.1109/18.382009",
        },
        x => Max(x - Fixed("lambda", 0.5), 0) - Max(-Fixed("lambda", 0.5) - x, 0));

    /// <summary>Hard shrinkage, <c>x</c> where <c>|x| &gt; lambda</c>, else <c>0</c>.</summary>
    public static ElementwiseActivation Hardshrink { get; } = Define(
        new ActivationInfo("hardshrink")
        {
            Family = Shrinkage,
            Aliases = ["hard_shrink"],
            Presets = ["torch,tfa:hardshrink", "keras,mlx:hard_shrink", "burn:HardShrink"],
            ParameterAliases = new Dictionary<string, string> { ["lambd"] = "lambda", ["threshold"] = "lambda" },
            Domains = Domain(("lambda", NotNegative)),
            OnnxNode = "Shrink(lambd=0.5)",
            Summary = "Drops small inputs and leaves the others as they are.",
            Strength = "Unbiased for what it keeps.",
            Weakness = "Jumps at ±lambda, so outputs are unstable there.",
            Use = "Sparse coding, denoising.",
            Source = "Donoho & Johnstone 1994, doi:10.1093/biomet/81.3.425",
        },
        x => Where(Abs(x) <= Fixed("lambda", 0.5), 0, x));

    /// <summary>Shrinkage with a bias, <c>x - bias * sign(x)</c> outside ±lambda, else <c>0</c>.</summary>
    public static ElementwiseActivation Shrink { get; } = Define(
        new ActivationInfo("shrink")
        {
            Family = Shrinkage,
            Presets = ["onnx,burn:Shrink"],
            ParameterAliases = new Dictionary<string, string> { ["lambd"] = "lambda", ["threshold"] = "lambda" },
            Domains = Domain(("lambda", NotNegative)),
            Summary = "Hard shrinkage with bias 0, soft shrinkage with bias lambda, and what lies between.",
            Strength = "One function for both shrinkages.",
            Weakness = "Jumps at ±lambda unless bias is lambda.",
            Use = "ONNX models.",
            Source = "ONNX operator specification, Shrink",
        },
        x => Where(Abs(x) <= Fixed("lambda", 0.5), 0, x - (Fixed("bias", 0) * Sign(x))));

    /// <summary>Symmetric logarithm, <c>sign(x) * log(1 + |x|)</c>.</summary>
    public static ElementwiseActivation Symlog { get; } = Define(
        new ActivationInfo("symlog")
        {
            Family = Shrinkage,
            Aliases = ["signed_log", "logsymmetric"],
            Summary = "The logarithm of the size with the sign kept.",
            Strength = "Tames inputs of wildly different sizes, and can be undone exactly.",
            Weakness = "Compresses what is large so much that differences fade.",
            Use = "Rewards, counts and other inputs of unknown scale.",
            Source = "Hafner, Pasukonis, Ba & Lillicrap 2023, arXiv:2301.04104",
        },
        x => Where(x < 0, -Log1p(-x), Log1p(x)));

    /// <summary>Inverse hyperbolic sine, <c>log(x + sqrt(1 + x^2))</c>.</summary>
    public static ElementwiseActivation Asinh { get; } = Define(
        new ActivationInfo("asinh")
        {
            Family = Shrinkage,
            Aliases = ["arcsinh"],
            Presets = ["torch:asinh", "onnx:Asinh"],
            Summary = "A smooth curve that grows like the logarithm on both sides.",
            Strength = "Unbounded yet slow: never saturates and never explodes.",
            Weakness = "Dearer than a rectifier, with a slope that fades.",
            Use = "Inputs of unknown scale.",
            Source = "Kunc & Kléma 2024, arXiv:2402.09092",
        },
        x => Functions.Asinh(x));

    /// <summary>Bent identity, <c>(sqrt(x^2 + 1) - 1) / 2 + x</c>.</summary>
    public static ElementwiseActivation BentIdentity { get; } = Define(
        new ActivationInfo("bent_identity")
        {
            Family = Shrinkage,
            Summary = "A line of slope 1/2 on the left that bends to 3/2 on the right.",
            Strength = "Gradients never vanish anywhere.",
            Weakness = "Nearly linear, so it adds little.",
            Use = "Small regression networks.",
            Source = "Kunc & Kléma 2024, arXiv:2402.09092",
        },
        x => ((Hypot(x, 1) - 1) / 2) + x);

    /// <summary>Bendable linear unit, <c>beta * (sqrt(x^2 + 1) - 1) + x</c>, beta learned.</summary>
    public static ElementwiseActivation Blu { get; } = Define(
        new ActivationInfo("blu")
        {
            Family = Shrinkage,
            Domains = Domain(("beta", Between(-1, 1))),
            Summary = "A line that learns how much to bend, and which way.",
            Strength = "Can become the identity, so depth does no harm.",
            Weakness = "At |beta| = 1 one side goes flat.",
            Use = "Deep residual networks.",
            Source = "Godfrey 2019, IEEE SMC",
        },
        x => (LearnedPerChannel("beta", 0.5) * (Hypot(x, 1) - 1)) + x);
}
