namespace Hillock.Reports.Reference;

/// <summary>Since which opset ONNX has an operator, and which opset defined it last (the operator list of ONNX 1.22).</summary>
internal static class OnnxOpsets
{
    private static readonly Dictionary<string, (int First, int Last)> Known = new()
    {
        ["Abs"] = (1, 13),
        ["Asinh"] = (9, 22),
        ["Atan"] = (7, 22),
        ["Celu"] = (12, 12),
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
        ["LeakyRelu"] = (1, 16),
        ["LogSoftmax"] = (1, 13),
        ["Mish"] = (18, 22),
        ["PRelu"] = (1, 16),
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

    /// <summary>As in <c>since opset 1, last changed in 16</c>; nothing for what is no operator of its own.</summary>
    public static string Of(string name) => !Known.TryGetValue(name, out var opset) ? ""
        : opset.First == opset.Last ? $"since opset {opset.First}" : $"since opset {opset.First}, last changed in {opset.Last}";
}
