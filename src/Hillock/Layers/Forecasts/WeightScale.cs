using System.Numerics;
using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>What a forecast needs to know of a layer's weights and biases.</summary>
/// <param name="MeanSquare">Mean of the squared weights.</param>
/// <param name="Count">How many.</param>
/// <param name="BiasSquare">Mean of the squared biases; 0 without.</param>
/// <param name="BiasMean">Mean of the biases where they clearly have one, else 0.</param>
internal readonly record struct WeightScale(double MeanSquare, long Count, double BiasSquare = 0, double BiasMean = 0)
{
    /// <summary>Whether the weights of all units are the same number.</summary>
    public bool IsConstant { get; init; }

    /// <summary>Measures a layer's tensors of the given names.</summary>
    public static WeightScale Of(ParameterStore store, IParameterOwner layer, string weight = "weight", string bias = "bias")
    {
        if (store.Find(layer, weight) is not { } tensor) return default;
        var first = store.Peek(tensor, 0)[0];
        var (_, square) = Moments(store, tensor);
        var scale = new WeightScale(square, tensor.Count) { IsConstant = tensor is { Count: > 1, Columns: > 1 } && IsAll(store, tensor, first) };
        if (store.Find(layer, bias) is not { } biases) return scale;
        var (mean, biasSquare) = Moments(store, biases);
        return scale with { BiasSquare = biasSquare, BiasMean = mean * mean * biases.Count > 16 * (biasSquare - (mean * mean)) ? mean : 0 };
    }

    /// <summary>Mean and mean square of a tensor, or those of 1 and 0 where the layer has none of that name.</summary>
    public static (double Mean, double MeanSquare) Moments(ParameterStore store, IParameterOwner layer, string name, float otherwise) =>
        store.Find(layer, name) is { } tensor ? Moments(store, tensor) : (otherwise, otherwise * otherwise);

    private static bool IsAll(ParameterStore store, ParameterTensor tensor, float value)
    {
        for (var row = 0; row < tensor.Rows; row++)
            if (store.Peek(tensor, row).IndexOfAnyExcept(value) >= 0) return false;
        return true;
    }

    private static (double Mean, double MeanSquare) Moments(ParameterStore store, ParameterTensor tensor)
    {
        double sum = 0, squares = 0;
        for (var row = 0; row < tensor.Rows; row++) Add(store.Peek(tensor, row), ref sum, ref squares);
        return (sum / tensor.Count, squares / tensor.Count);
    }

    private static void Add(ReadOnlySpan<float> values, ref double sum, ref double squares)
    {
        Vector<double> sums = Vector<double>.Zero, products = Vector<double>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(values[i..]), out var low, out var high);
            sums += low + high;
            products += (low * low) + (high * high);
        }

        sum += Vector.Sum(sums);
        squares += Vector.Sum(products);
        for (; i < values.Length; i++)
        {
            sum += values[i];
            squares += (double)values[i] * values[i];
        }
    }
}
