using System.Numerics.Tensors;

namespace Hillock.Benchmarks.Cases;

/// <summary>Activations by System.Numerics.Tensors: one call where it has one, else as few as it takes.</summary>
internal static class TensorFunctions
{
    /// <summary>From x into y, by Hillock's name.</summary>
    public static IReadOnlyDictionary<string, Action<float[], float[]>> All { get; } = new Dictionary<string, Action<float[], float[]>>
    {
        ["relu"] = (x, y) => TensorPrimitives.Max(x, 0f, y),
        ["relu6"] = (x, y) => TensorPrimitives.Clamp(x, 0f, 6f, y),
        ["hard_tanh"] = (x, y) => TensorPrimitives.Clamp(x, -1f, 1f, y),
        ["sigmoid"] = (x, y) => TensorPrimitives.Sigmoid(x, y),
        ["tanh"] = (x, y) => TensorPrimitives.Tanh(x, y),
        ["exponential"] = (x, y) => TensorPrimitives.Exp(x, y),
        ["silu"] = (x, y) =>
        {
            TensorPrimitives.Sigmoid(x, y);
            TensorPrimitives.Multiply(x, y, y);
        },
        ["softsign"] = (x, y) =>
        {
            TensorPrimitives.Abs(x, y);
            TensorPrimitives.Add(y, 1f, y);
            TensorPrimitives.Divide(x, y, y);
        },
    };
}
