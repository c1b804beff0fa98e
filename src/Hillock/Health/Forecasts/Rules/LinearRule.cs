using Hillock.Layers;

namespace Hillock.Health.Forecasts.Rules;

/// <summary>Dense layers and convolutions, whose sums of many inputs are normal numbers; tables.</summary>
internal static class LinearRule
{
    /// <summary>Weights of every input, <paramref name="inside"/> the share of them that meets no padding.</summary>
    public static NodeForecast Apply(RuleContext context, Layer layer, SignalState state, int fanIn, double inside)
    {
        var measured = context.Of(layer);
        var (scale, bias) = context.Change.Weights?.Invoke(layer, fanIn, (int)(measured.Count / fanIn)) ?? (fanIn * measured.MeanSquare, measured.BiasSquare);
        var silent = scale == 0;
        // Zeros in the last layer hold the gradient back for one step only; go on as with LeCun's variance.
        if (silent && ReferenceEquals(layer, context.LastWeights)) scale = 1;
        var output = state.Scaled(scale * inside, 0, bias) with { Mean = measured.BiasMean, WeightScale = scale * inside, IsLinear = true };
        if (output.Square > 0) output = output with { Chain = state.Chain.Share(1 - (bias / output.Square)) };
        return new NodeForecast(output) { LogInputs = [Math.Log(scale * inside)], HasWeights = true, IsSilent = silent, WeightScale = scale * inside };
    }

    /// <summary>Rows of a table; no gradient goes on.</summary>
    public static NodeForecast Table(RuleContext context, Layer layer)
    {
        var measured = context.Of(layer);
        return new NodeForecast(new SignalState(measured.MeanSquare, 0, 0, 0))
        { LogInputs = [double.NegativeInfinity], HasWeights = true, IsSilent = measured.MeanSquare == 0 };
    }
}
