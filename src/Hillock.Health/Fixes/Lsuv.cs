using Hillock.Engine;
using Hillock.Initialization;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Fixes;

/// <summary>Layer-sequential unit-variance initialisation: orthonormal weights, scaled layer by layer until the weighted sums of the data have variance
/// 1.</summary>
/// <remarks>D. Mishkin and J. Matas 2016, arXiv:1511.06422. It needs no theory of the activation, only some rows.</remarks>
public static class Lsuv
{
    private const int Tries = 10;
    private const double Near = 0.1;

    /// <summary>Gives the dense and convolutional layers of a network new weights; biases and other layers are left alone.</summary>
    /// <param name="model">The network; one without values gets its first ones from the seed.</param>
    /// <param name="rows">Rows to look at, [count × inputs].</param>
    /// <param name="seed">Of the orthonormal weights.</param>
    /// <returns>The deviation of each layer's weighted sums afterwards.</returns>
    /// <exception cref="HillockException">Rows that do not fit.</exception>
    public static IReadOnlyList<(string Layer, double Deviation)> InitializeByVariance(this Network model, ReadOnlySpan<float> rows, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var writing = model.Writing();
        if (!model.IsInitialized) model.Initialize(seed);
        var random = new RandomStream(seed, "lsuv");
        var reached = new List<(string, double)>();
        foreach (var (name, layer, _, _) in model.Layers.Where(l => l.Layer is LinearLayer))
        {
            var tensor = model.Parameters.First(p => p.Name == name + ".weight");
            var weights = new float[tensor.Count];
            var stream = random.Fork(reached.Count);
            Initializers.Orthogonal().Fill(weights, tensor.Rows, tensor.Columns, ref stream);
            reached.Add((name, Scale(model, layer, tensor, weights, rows)));
        }

        return reached;
    }

    private static double Scale(Network model, Layer layer, ParameterTensor tensor, float[] weights, ReadOnlySpan<float> rows)
    {
        for (var i = 0; ; i++)
        {
            model.SetParameter(tensor.Name, weights);
            var deviation = Deviation(WeightedSums.Of(model, layer, rows));
            if (i == Tries || Math.Abs(deviation - 1) <= Near || !(deviation > 0) || !double.IsFinite(deviation)) return deviation;
            for (var j = 0; j < weights.Length; j++) weights[j] = (float)(weights[j] / deviation);
        }
    }

    private static double Deviation(float[,] values)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var value in values) (sum, squares) = (sum + value, squares + ((double)value * value));
        return Sums.Deviation(sum, squares, values.Length);
    }
}
