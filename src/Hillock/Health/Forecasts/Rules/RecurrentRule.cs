using Hillock.Kernels;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Health.Forecasts.Rules;

/// <summary>Recurrent layers: the layer itself runs on random sequences, with gradients.</summary>
/// <remarks>The same weights at every step make the theory of independent layers an order of magnitude at best.</remarks>
internal static class RecurrentRule
{
    private const int Rows = 24;
    private const int MostSteps = 64;

    /// <summary>Applies the layer to sequences like those that come in.</summary>
    public static NodeForecast Apply(RuleContext context, RecurrentLayer layer, SignalState state, Shape shape)
    {
        var (steps, features) = (Math.Min(shape[0], MostSteps), shape.Size / shape[0]);
        var gate = new Conv1D(features, 1, useBias: false);
        using var probe = new Sequential(new Shape(steps, features)) { gate, layer };
        probe.Initialize(1);
        var identity = new float[features * features];
        for (var i = 0; i < features; i++) identity[i * (features + 1)] = 1;
        probe.Store.Write(probe.Store.Find(gate, "weight")!, identity);
        Copy(context.Store, probe.Store, layer);

        // Far targets make the gradient a random vector, whatever comes out.
        var random = new RandomStream(1, "sequences for a recurrent layer");
        var targets = new float[Rows * probe.Outputs.Size];
        foreach (ref var target in targets.AsSpan()) target = (float)(1e3 * random.NextNormal());
        var signals = probe.Trace(Sequences(state, steps, features, ref random), targets, new MeanSquaredError()).Layers;
        var (before, after) = (signals[0], signals[1]);
        var square = after.Variance + (after.Mean * after.Mean);
        var factor = Math.Pow(before.Gradient!.Value / after.Gradient!.Value, 2) * before.Outputs.Size / after.Outputs.Size;
        var cross = Math.Max(0, square - (after.RowVariance * Rows / (Rows - 1)));
        return new NodeForecast(new SignalState(square, cross, cross, after.Mean) { Alive = state.Alive })
        {
            LogInputs = [Math.Log(factor)],
            HasWeights = true,
            IsSilent = context.Of(layer).MeanSquare == 0,
            Doubt = "the steps share their weights, so this is an order of magnitude",
        };
    }

    private static void Copy(ParameterStore from, ParameterStore to, Layer layer)
    {
        foreach (var name in (string[])["weight", "recurrent_weight", "bias", "activation", "recurrent_activation"])
        {
            if (from.Find(layer, name) is not { } source || to.Find(layer, name) is not { } target) continue;
            var values = new float[source.Count];
            from.Read(source, values);
            to.Write(target, values);
        }
    }

    private static float[] Sequences(SignalState state, int steps, int features, ref RandomStream random)
    {
        var variance = state.Variance;
        var shared = Math.Clamp(state.Cross - (state.Mean * state.Mean), 0, variance);
        var common = new double[steps * features];
        for (var i = 0; i < common.Length; i++) common[i] = state.Mean + (Math.Sqrt(shared) * random.NextNormal());
        var rows = new float[Rows * common.Length];
        for (var i = 0; i < rows.Length; i++) rows[i] = (float)(common[i % common.Length] + (Math.Sqrt(variance - shared) * random.NextNormal()));
        return rows;
    }
}
