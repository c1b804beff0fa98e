namespace Hillock.Reports.Reference;

/// <summary>Since which opset ONNX has an operator, and which opset defined it last (the operator list of ONNX 1.22, and opset 28 of its successor).</summary>
internal static class OnnxOpsets
{
    private static readonly Dictionary<string, (int First, int Last)> Known = new()
    {
        ["Abs"] = (1, 13),
        ["Asinh"] = (9, 22),
        ["Atan"] = (7, 22),
        ["Celu"] = (12, 28),
        ["Clip"] = (1, 13),
        ["Cos"] = (7, 22),
        ["Elu"] = (1, 22),
        ["Erf"] = (9, 13),
        ["Exp"] = (1, 13),
        ["Gelu"] = (20, 20),
        ["HardSigmoid"] = (1, 22),
        ["HardSwish"] = (14, 22),
        ["Hardmax"] = (1, 13),
        ["Identity"] = (1, 25),
        ["LayerNormalization"] = (17, 17),
        ["LeakyRelu"] = (1, 16),
        ["LogSoftmax"] = (1, 13),
        ["LpNormalization"] = (1, 22),
        ["Mish"] = (18, 22),
        ["PRelu"] = (1, 16),
        ["RMSNormalization"] = (23, 23),
        ["ReduceLogSumExp"] = (1, 18),
        ["Relu"] = (1, 14),
        ["Selu"] = (1, 22),
        ["Shrink"] = (9, 9),
        ["Sigmoid"] = (1, 13),
        ["Sign"] = (9, 13),
        ["Sin"] = (7, 22),
        ["Softmax"] = (1, 13),
        ["Softplus"] = (1, 22),
        ["Softsign"] = (1, 22),
        ["SwiGLU"] = (28, 28),
        ["Swish"] = (24, 24),
        ["Tanh"] = (1, 13),
        ["ThresholdedRelu"] = (10, 22),
    };

    // No operators of their own.
    private static readonly HashSet<string> Strings = ["Affine", "ScaledTanh"];

    /// <summary>As in <c>since opset 1, last changed in 16</c>, for an operator or a node such as <c>Clip(min=0, max=6)</c>.</summary>
    public static string Of(string node) => Known.TryGetValue(node.Split('(')[0], out var opset) ? Since(opset)
        : Strings.Contains(node) ? "as an activation of RNN, LSTM and GRU only"
        : throw new ArgumentException($"No opset is known for {node}.", nameof(node));

    private static string Since((int First, int Last) opset) =>
        opset.First == opset.Last ? $"since opset {opset.First}" : $"since opset {opset.First}, last changed in {opset.Last}";
}
