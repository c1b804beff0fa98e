using Hillock.Engine;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Health.Forecasts;

/// <summary>Runs a layer on normal rows, with gradients, where its average is not known otherwise.</summary>
internal static class EngineProbe
{
    private const int MostRows = 64;
    private const int Numbers = 32768;

    /// <summary>What comes out for rows like <paramref name="state"/>, and ln of the factor on the squared gradient.</summary>
    /// <param name="layer">The layer; its parameters are those of <paramref name="store"/>.</param>
    /// <param name="shape">What goes in.</param>
    /// <param name="state">What is known of it.</param>
    /// <param name="store">Where the layer's parameters are; null where it has none.</param>
    public static (SignalState State, double Log) Run(Layer layer, Shape shape, SignalState state, ParameterStore? store = null)
    {
        // Dropout passes all while a signal is traced: it is there for its gradient, which is that by the input.
        using var probe = new Sequential(shape) { new Dropout(0.5), layer };
        probe.Initialize(1);
        if (store is not null) Copy(store, probe.Store, layer);
        var rows = Math.Clamp(Numbers / shape.Size, 8, MostRows);
        var random = new RandomStream(1, "rows for a probe");

        // Far targets make the gradient a random vector, whatever comes out.
        var targets = new float[rows * probe.Outputs.Size];
        foreach (ref var target in targets.AsSpan()) target = (float)(1e4 * random.NextNormal());
        var signals = probe.Trace(Rows(state, rows, shape.Size, ref random), targets, new MeanSquaredError()).Layers;
        var (before, after) = (signals[0], signals[1]);
        var factor = Math.Pow(before.Gradient!.Value / after.Gradient!.Value, 2) * before.Outputs.Size / after.Outputs.Size;
        var square = after.Variance + (after.Mean * after.Mean);
        var cross = square - (after.RowVariance * rows / (rows - 1));
        return (new SignalState(square, cross, cross, after.Mean) { Alive = state.Alive }, Math.Log(factor));
    }

    private static void Copy(ParameterStore from, ParameterStore to, Layer layer)
    {
        foreach (var tensor in to.Tensors)
        {
            var name = tensor.Name[(tensor.Name.LastIndexOf('.') + 1)..];
            if (from.Find(layer, name) is not { } source) continue;
            var values = new float[source.Count];
            from.Read(source, values);
            to.Write(to.Find(layer, name)!, values);
        }
    }

    // Rows with a part in common, as large as their mean product.
    private static float[] Rows(SignalState state, int count, int size, ref RandomStream random)
    {
        var variance = state.Variance;
        var shared = Math.Clamp(state.Cross - (state.Mean * state.Mean), 0, variance);
        var common = new double[size];
        for (var i = 0; i < size; i++) common[i] = state.Mean + (Math.Sqrt(shared) * random.NextNormal());
        var rows = new float[count * size];
        for (var i = 0; i < rows.Length; i++) rows[i] = (float)(common[i % size] + (Math.Sqrt(variance - shared) * random.NextNormal()));
        return rows;
    }
}
