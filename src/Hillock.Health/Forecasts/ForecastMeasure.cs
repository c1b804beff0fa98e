using Hillock.Data;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Health.Forecasts;

/// <summary>Measures in the engine what a forecast says: one batch, there and back.</summary>
public static class ForecastMeasure
{
    // Far targets: the gradient is a random vector whatever comes out, and so large that none is lost to float32's least numbers.
    private const double Far = 1e12;

    /// <summary>On rows of normal numbers, with a random gradient at the output.</summary>
    /// <param name="model">The network.</param>
    /// <param name="seed">Of the rows.</param>
    /// <param name="rows">At least 2.</param>
    /// <exception cref="HillockException">A network without values, or fewer than two rows.</exception>
    public static IReadOnlyList<LayerMeasure> OfNormalRows(Network model, long seed = 1, int rows = 64)
    {
        ArgumentNullException.ThrowIfNull(model);
        Check(rows);
        var random = new RandomStream(seed, "rows to measure");
        return Of(model, model.Trace(Normal(rows * model.Inputs.Size, 1, ref random), Normal(rows * model.Outputs.Size, Far, ref random),
            new MeanSquaredError()), rows);
    }

    /// <summary>On the first rows of a split, with the gradient of its loss.</summary>
    /// <param name="model">The network.</param>
    /// <param name="split">Such as <c>data.Train</c>.</param>
    /// <param name="loss">The usual one of the split's task unless given.</param>
    /// <param name="rows">At least 2.</param>
    /// <exception cref="HillockException">A split that does not fit the network, a network without values, or fewer than two rows.</exception>
    public static IReadOnlyList<LayerMeasure> Of(Network model, Split split, Loss? loss = null, int rows = 256)
    {
        ArgumentNullException.ThrowIfNull(split);
        Check(Math.Min(rows, split.Count));
        return Of(model, model.Trace(split, loss, rows), Math.Min(rows, split.Count));
    }

    private static IReadOnlyList<LayerMeasure> Of(Network model, SignalReport trace, int rows)
    {
        var store = model.Store;
        var reference = trace.Layers.LastOrDefault(l => l.Layer is { } layer && store.Find(layer, "weight") is not null) is { } last ? Log(last) ?? 0 : 0;
        return [.. trace.Layers.Select(l =>
        {
            var square = l.Variance + (l.Mean * l.Mean);
            // Of the variance over few rows a part is missing.
            var apart = l.RowVariance * rows / (rows - 1);
            return new LayerMeasure(l.Name, square, square > 0 ? 1 - (apart / square) : 1, Log(l) is { } log ? log - reference : null);
        })];
    }

    private static double? Log(LayerSignal layer) =>
        layer.Gradient is { } gradient ? Math.Log10(gradient * gradient * layer.Outputs.Size) : null;

    private static float[] Normal(int count, double scale, ref RandomStream random)
    {
        var numbers = new float[count];
        for (var i = 0; i < count; i++) numbers[i] = (float)(scale * random.NextNormal());
        return numbers;
    }

    private static void Check(int rows)
    {
        if (rows < 2) throw new HillockException($"Got {rows} rows to measure on; expected at least 2, such as 64.");
    }
}
