using System.Numerics;
using Hillock.Networks;

namespace Hillock.Health.Forecasts;

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
    public static WeightScale Of(ParameterStore store, Layer layer, string weight = "weight", string bias = "bias")
    {
        if (store.Find(layer, weight) is not { } tensor) return default;
        var values = Read(store, tensor);
        var square = MeanOfSquares(values);
        var scale = new WeightScale(square, values.Length) { IsConstant = values.Length > 1 && tensor.Columns > 1 && values.AsSpan().IndexOfAnyExcept(values[0]) < 0 };
        if (store.Find(layer, bias) is not { } biases) return scale;
        var shifts = Read(store, biases);
        double mean = shifts.Average(), biasSquare = MeanOfSquares(shifts);
        return scale with { BiasSquare = biasSquare, BiasMean = mean * mean * shifts.Length > 16 * (biasSquare - (mean * mean)) ? mean : 0 };
    }

    /// <summary>Mean and mean square of a tensor, or those of 1 and 0 where the layer has none of that name.</summary>
    public static (double Mean, double MeanSquare) Moments(ParameterStore store, Layer layer, string name, float otherwise)
    {
        if (store.Find(layer, name) is not { } tensor) return (otherwise, otherwise * otherwise);
        var values = Read(store, tensor);
        return (values.Average(), MeanOfSquares(values));
    }

    private static float[] Read(ParameterStore store, ParameterTensor tensor)
    {
        var values = new float[tensor.Count];
        store.Read(tensor, values);
        return values;
    }

    private static double MeanOfSquares(ReadOnlySpan<float> values)
    {
        var sums = Vector<double>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(values[i..]), out var low, out var high);
            sums += (low * low) + (high * high);
        }

        var sum = Vector.Sum(sums);
        for (; i < values.Length; i++) sum += (double)values[i] * values[i];
        return sum / values.Length;
    }
}
