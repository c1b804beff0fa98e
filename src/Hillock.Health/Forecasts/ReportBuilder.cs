using Hillock.Activations.Facts;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Forecasts;

/// <summary>Turns a walk into a report.</summary>
internal sealed class ReportBuilder(Network model, ForecastOptions options, Walk walk, Dictionary<Layer, WeightScale> measured)
{
    private const int LeastPlain = 4;

    private static readonly double Log10 = Math.Log(10);

    /// <summary>The report, with findings and cures.</summary>
    public ForecastReport Report()
    {
        var ratio = walk.LogRatio / Log10;
        var bare = new ForecastReport
        {
            Inputs = options.Inputs,
            Layers = Layers(),
            Log10GradientRatio = ratio,
            Tolerance = Tolerance(ratio),
            DeadProbability = 1 - (walk.Nodes.Length > 0 ? walk.Nodes[model.Graph.Output].Output.Alive : 1),
            DepthScales = Scales(),
            LongestChain = LongestChain(),
        };
        var troubles = new Troubles(model, bare, walk, measured);
        var cures = options.Cures && troubles.Any ? new Cures(model, options.Inputs, walk, measured).Find() : [];
        return bare with { Cures = cures, Findings = [.. troubles.Findings(cures).Select(f => f with { Stage = HealthStage.Forecast })] };
    }

    private LayerForecast[] Layers()
    {
        var reference = walk.Weighted.Count > 0 ? walk.LogGradient(walk.Weighted[^1]) : 0;
        return [.. model.Graph.Nodes.Select((node, i) =>
        {
            var forecast = walk.Nodes[i];
            return new LayerForecast(node.Name, node.Layer, node.Output)
            {
                MeanSquare = forecast.Before.Square,
                Correlation = forecast.Before.Correlation,
                Chi = Math.Exp(forecast.LogActivation + forecast.LogInputs.Max()),
                Log10Gradient = (walk.LogGradient(i) - reference) / Log10,
                LengthSlope = forecast.LengthSlope,
                DeadProbability = forecast.DeadProbability,
                DeadShare = forecast.DeadShare,
                SaturatedShare = forecast.SaturatedShare,
                MeanShare = forecast.MeanShare,
                WeightVariance = forecast.WeightScale,
                OutputMeanSquare = forecast.Output.Square,
                OutputCorrelation = forecast.Output.Correlation,
                Log10OutputGradient = (walk.LogOutputGradient(i) - reference) / Log10,
                HasWeights = forecast.HasWeights,
                Doubt = forecast.Doubt,
            };
        })];
    }

    /// <summary>The spread of the squared gradient over the draw of the weights of narrow layers (B. Hanin 2018, arXiv:1801.03744), and the accuracy that
    /// simulation bears out.</summary>
    private double Tolerance(double ratio)
    {
        var narrow = walk.Weighted.Sum(i => 5.0 / model.Graph.Nodes[i].Output.Size);
        if (!double.IsFinite(ratio)) return 0;
        var wide = Math.Sqrt(0.09 + (narrow / (Log10 * Log10))) + (0.03 * Math.Abs(ratio)) + (walk.Nodes.Any(n => n.Doubt is not null) ? 1 : 0);
        // What is off at the start of an unstable chain has grown at its end.
        return wide * Math.Exp(Math.Clamp(LongestChain().LogGrowth, 0, 10));
    }

    private Chain LongestChain() => walk.Nodes.Select(n => n.Output.Chain).DefaultIfEmpty().MaxBy(c => (Bands.IsUnstable(c), c.Length));

    /// <summary>Those of the activation that most often follows linear layers without a normalisation between, of the typical weights before it.</summary>
    private DepthScales? Scales()
    {
        var plain = walk.Nodes.Where(n => n.Before.IsLinear && n.Output.Shaped is not null).GroupBy(n => n.Output.Shaped!.Value.Function)
            .OrderByDescending(g => g.Count()).FirstOrDefault()?.ToList();
        if (plain is not { Count: >= LeastPlain } || plain[0].Output.Shaped is not { Function: SignalFunction { Jumps: false } function }) return null;
        var weights = plain.Select(n => n.Before.WeightScale).Order().ToList();
        var biases = walk.Weighted.SkipLast(1).Select(i => measured.TryGetValue(model.Graph.Nodes[i].Layer, out var scale) ? scale.BiasSquare : 0).Order().ToList();
        var (weight, bias, last) = (weights[weights.Count / 2], biases[biases.Count / 2], plain[^1].Before.Square);
        return weight > 0 && double.IsFinite(last) && last > 0 ? FixedPoint.Of(function, weight, bias, last) : null;
    }
}
