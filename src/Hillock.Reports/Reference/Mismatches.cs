namespace Hillock.Reports.Reference;

/// <summary>What frameworks define differently under one name, read in their sources.</summary>
internal static class Mismatches
{
    /// <summary>Every one; those that change results most come first.</summary>
    public static IReadOnlyList<Mismatch> All { get; } =
    [
        new("GELU: exact or approximate", "The curves differ by up to 0.0005; trained with one and served with the other, a model's outputs drift.",
        [
            new("PyTorch, Keras layers, TensorFlow, MLX, ONNX, TorchSharp", "exact unless asked otherwise, through the error function", "gelu", "torch:gelu",
                "keras:gelu", "mlx:gelu", "tf:gelu", "onnx:Gelu"),
            new("JAX, keras.ops, TensorFlow Addons, tinygrad", "the tanh approximation unless asked otherwise", "gelu_tanh", "jax:gelu", "tfa:gelu"),
        ]),
        new("Leaky ReLU: the slope", "A factor of up to 30 between defaults: a network tuned with one behaves like another architecture with the other.",
        [
            new("PyTorch, JAX, MLX, ONNX", "0.01", "leaky_relu", "torch:leaky_relu", "jax:leaky_relu"),
            new("YOLO", "0.1", "leaky_relu(alpha=0.1)"),
            new("TensorFlow, Keras function", "0.2", "leaky_relu(alpha=0.2)", "keras:leaky_relu"),
            new("Keras layer", "0.3", "leaky_relu(alpha=0.3)", "keras_layer:leaky_relu"),
        ]),
        new("Hard sigmoid: the slope", "The ramp ends at ±3 or at ±2.5; exported models saturate elsewhere than trained ones.",
        [
            new("PyTorch, JAX, Keras 3, timm", "x / 6 + 1/2 between -3 and 3", "hard_sigmoid", "torch:hardsigmoid", "jax:hard_sigmoid", "keras:hard_sigmoid",
                "timm:hard_sigmoid"),
            new("ONNX and Burn by default, Keras 2, Theano", "x / 5 + 1/2 between -2.5 and 2.5", "hard_sigmoid(alpha=0.2)", "onnx:HardSigmoid",
                "burn:HardSigmoid", "keras2:hard_sigmoid"),
        ]),
        new("Gated units: which half is the gate", "With the halves swapped, the weights of both must be swapped too, or the output is another function.",
        [
            new("PyTorch, JAX, Keras, MLX (glu)", "the second half goes through the gate", "glu", "torch:glu", "jax:glu", "keras:glu", "mlx:glu"),
            new("TransformerEngine, timm (packed SwiGLU), ONNX (SwiGLU)", "the first half goes through the gate", "swiglu", "onnx:SwiGLU"),
        ]),
        new("Softmax: the axis", "Over the wrong axis the numbers still add up to 1 somewhere, so nothing fails.",
        [
            new("Keras, JAX, MLX, ONNX from opset 13", "the last axis unless told"),
            new("PyTorch", "guessed from the rank when not given, with a warning"),
            new("TorchSharp", "must be given"),
            new("ONNX before opset 13", "everything from axis 1 on, as one flat row"),
        ]),
        new("PReLU: start and shape of the slope", "A start of 0 is a plain ReLU in the first step; one slope an element ties the layer to one input size.",
        [
            new("He et al. 2015", "starts at 0.25; one a channel", "prelu"),
            new("PyTorch, MLX, Burn", "starts at 0.25; one for all unless a number of channels is given", "prelu(shared)", "torch:prelu", "mlx:prelu",
                "burn:PRelu"),
            new("Flax", "starts at 0.01; one for all", "prelu(alpha=0.01, shared)", "flax:PReLU"),
            new("Keras", "starts at 0; one an element unless axes are shared", "prelu(alpha=0)", "keras_layer:PReLU"),
        ]),
        new("Leaky ReLU and PReLU: the derivative at 0", "Inputs of exactly 0 are common behind a ReLU or padding, so whole gradients depend on it.",
        [
            new("PyTorch, Hillock", "the slope of the negative side"),
            new("JAX, Flax", "1, the slope of the positive side"),
        ]),
        new("ELU with alpha other than 1, SELU: the derivative at 0", "The kink is at 0, where zero-initialised units stand.",
        [
            new("PyTorch, JAX, Hillock", "that of the negative side: alpha, or 1.758 for SELU"),
        ]),
        new("SELU: how many digits", "Truncated constants miss the fixed point of mean 0 and variance 1 in the sixth digit; it shows in bit-wise comparisons.",
        [
            new("PyTorch, JAX, Keras", "all digits of a double"),
            new("ONNX", "rounded to float32"),
            new("MLX, tinygrad", "1.67326 and 1.0507"),
        ]),
        new("Softplus: scale and threshold",
            "Beyond the threshold the value is x itself, a jump of 2e-9 that gradient checks see; the scale is silently ignored elsewhere.",
        [
            new("PyTorch", "a scale beta, and x itself where beta times x exceeds 20"),
            new("JAX, MLX", "the logarithm of a sum, without scale or threshold", "softplus"),
            new("Keras, ONNX", "no scale", "softplus"),
        ]),
        new("Squareplus: the constant b", "At 0 the value is half the root of b: 1 for one default, almost 0 for the other.",
        [
            new("JAX, Keras", "4", "(x + sqrt(x^2 + 4)) / 2"),
            new("torch_activation", "0.000001", "(x + sqrt(x^2 + 1e-6)) / 2"),
        ]),
        new("Swish: the name of its parameter", "The plain swish of one framework cannot express the scaled one of another.",
        [
            new("PyTorch (silu), Keras", "no parameter", "swish"),
            new("TensorFlow", "called beta", "swish(beta=1.5)"),
            new("ONNX", "called alpha", "swish(beta=1.5)"),
        ]),
        new("Step: the value at 0", "Binary networks feed exact zeros into it.",
        [
            new("MLX", "1", "where(x >= 0, 1, 0)"),
            new("PyTorch (heaviside)", "whatever the caller says"),
        ]),
    ];
}
