using Hillock.Activations.Facts;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Forecasts;

/// <summary>Turns the propagation of signal and gradient into a report.</summary>
internal sealed class ReportBuilder(Network model, ForecastOptions options, SignalPropagation propagation, Dictionary<Layer, WeightScale> measured)
{
    private const int LeastPlain = 4;

    private static readonly double Log10 = Math.Log(10);

    /// <summary>The report, with findings and fixes.</summary>
    public ForecastReport Report()
    {
        var ratio = propagation.LogRatio / Log10;
        var bare = new ForecastReport
        {
            Inputs = options.Inputs,
            Layers = Layers(),
            Log10GradientRatio = ratio,
            Tolerance = Tolerance(ratio),
            DeadProbability = 1 - (propagation.Nodes.Length > 0 ? propagation.Nodes[model.Graph.Output].Output.Alive : 1),
            DepthScales = Scales(),
            LongestChain = LongestChain(),
        };
        var figures = new ForecastFigures(model, bare, propagation, measured);
        var report = options.Fixes && figures.AsksForFix
            ? bare with { Fixes = ForecastFixRule.Run(new FixTrials(model, options.Inputs, propagation, measured)) } : bare;
        return report with { Findings = [.. FindingRule<ForecastFigures>.Run(figures with { Report = report }).OrderByDescending(f => f.Severity)] };
    }

    private LayerForecast[] Layers()
    {
        var reference = propagation.Weighted.Count > 0 ? propagation.LogGradient(propagation.Weighted[^1]) : 0;
        return [.. model.Graph.Nodes.Select((node, i) =>
        {
            var forecast = propagation.Nodes[i];
            return new LayerForecast(node.Name, node.Layer, node.Output)
            {
                MeanSquare = forecast.Before.Square,
                Correlation = forecast.Before.Correlation,
                Chi = Math.Exp(forecast.LogActivation + forecast.LogInputs.Max()),
                Log10Gradient = (propagation.LogGradient(i) - reference) / Log10,
                LengthSlope = forecast.LengthSlope,
                DeadProbability = forecast.DeadProbability,
                DeadShare = forecast.DeadShare,
                SaturatedShare = forecast.SaturatedShare,
                MeanShare = forecast.MeanShare,
                WeightVariance = forecast.WeightScale,
                OutputMeanSquare = forecast.Output.Square,
                OutputCorrelation = forecast.Output.Correlation,
                Log10OutputGradient = (propagation.LogOutputGradient(i) - reference) / Log10,
                HasWeights = forecast.HasWeights,
                Doubt = forecast.Doubt,
            };
        })];
    }

    /// <summary>The spread of the squared gradient over the draw of the weights of narrow layers (B. Hanin 2018, arXiv:1801.03744), and the accuracy that
    /// simulation bears out.</summary>
    private double Tolerance(double ratio)
    {
        var narrow = propagation.Weighted.Sum(i => 5.0 / model.Graph.Nodes[i].Output.Size);
        if (!double.IsFinite(ratio)) return 0;
        var wide = Math.Sqrt(0.09 + (narrow / (Log10 * Log10))) + (0.03 * Math.Abs(ratio)) + (propagation.Nodes.Any(n => n.Doubt is not null) ? 1 : 0);
        // What is off at the start of an unstable chain has grown at its end.
        return wide * Math.Exp(Math.Clamp(LongestChain().LogGrowth, 0, 10));
    }

    private Chain LongestChain() => propagation.Nodes.Select(n => n.Output.Chain).DefaultIfEmpty().MaxBy(c => (Bands.IsUnstable(c), c.Length));

    /// <summary>Those of the activation that most often follows linear layers without a normalisation between, of the typical weights before it.</summary>
    private DepthScales? Scales()
    {
        var plain = propagation.Nodes.Where(n => n.Before.IsLinear && n.Output.Shaped is not null).GroupBy(n => n.Output.Shaped!.Value.Function)
            .OrderByDescending(g => g.Count()).FirstOrDefault()?.ToList();
        if (plain is not { Count: >= LeastPlain } || plain[0].Output.Shaped is not { Function: SignalFunction { Jumps: false } function }) return null;
        var weights = plain.Select(n => n.Before.WeightScale).Order().ToList();
        var biases = propagation.Weighted.SkipLast(1).Select(i => measured.TryGetValue(model.Graph.Nodes[i].Layer, out var scale) ? scale.BiasSquare : 0)
            .Order().ToList();
        var (weight, bias, last) = (weights[weights.Count / 2], biases[biases.Count / 2], plain[^1].Before.Square);
        return weight > 0 && double.IsFinite(last) && last > 0 ? FixedPoint.Of(function, weight, bias, last) : null;
    }
}
