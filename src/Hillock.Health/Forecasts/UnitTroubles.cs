using Hillock.Layers;
using Hillock.Networks;

using static Hillock.Health.Forecasts.ForecastText;

namespace Hillock.Health.Forecasts;

/// <summary>Finds what is wrong with the units of layers in a forecast.</summary>
internal sealed class UnitTroubles(Network model, ForecastReport report, Walk walk, Dictionary<Layer, WeightScale> measured)
{
    /// <summary>Slopes that are mostly flat; waits for the fix.</summary>
    public Func<string, Finding>? Saturated()
    {
        var worst = report.Layers.MaxBy(l => l.SaturatedShare - l.DeadShare);
        if (worst is null || !(worst.SaturatedShare - worst.DeadShare > Bands.WarnSaturated)) return null;
        var share = worst.SaturatedShare;
        return fix => new Finding(
            "units.saturated", share > Bands.FailSaturated ? Severity.Error : Severity.Warning, FaultArea.Initialization,
            $"Saturated units: at {worst.Name} {Percent(share)} of the time the slope of {worst.Layer.OutputActivation?.Text} is below a hundredth of its largest.",
            $"What it reads has a mean square of {Number(worst.MeanSquare)}, far out on its flat ends.", fix)
        { Layer = worst.Name, Evidence = [new("saturated share", share), new("q", worst.MeanSquare)] };
    }

    /// <summary>Outputs on one side of 0.</summary>
    public Finding? NotCentred()
    {
        var plain = report.Layers.Where((l, i) => l.MeanShare > Bands.NotCentred && walk.Nodes[i].Before.IsLinear).ToList();
        if (plain.Count == 0) return null;
        var worst = plain.MaxBy(l => l.MeanShare)!;
        return new Finding(
            "signal.not_centred", plain.Count > 2 ? Severity.Warning : Severity.Note, FaultArea.Activation,
            $"Outputs are not centred: {Percent(worst.MeanShare)} of what {worst.Layer.OutputActivation?.Text} in {worst.Name} gives is the same for all inputs.",
            "Its values lie on one side of 0, so gradients of a unit's weights share their sign and rows grow alike.",
            "Put batch_norm before it, or take a centred activation such as tanh or elu.")
        { Layer = worst.Name, Evidence = [new("mean share", worst.MeanShare), new("layers", plain.Count)] };
    }

    /// <summary>Layers whose units may all be silent.</summary>
    public Finding? BornDead()
    {
        if (!(report.DeadProbability > Bands.WarnDead)) return null;
        var worst = report.Layers.MaxBy(l => l.DeadProbability)!;
        return new Finding(
            "units.born_dead", report.DeadProbability > Bands.FailDead ? Severity.Error : Severity.Warning, FaultArea.Activation,
            $"Born dead: with a probability of {Percent(report.DeadProbability)} all units of some layer give 0 for a row, and nothing is learned from it.",
            $"{worst.Name} has {worst.Outputs.Size} units, each of them silent for {Percent(worst.DeadShare)} of the inputs.",
            "Use wider layers, or an activation without a flat side, such as leaky_relu or elu.")
        { Layer = worst.Name, Evidence = [new("dead probability", report.DeadProbability), new("units", worst.Outputs.Size)] };
    }

    /// <summary>Figures that are an order of magnitude.</summary>
    public Finding? NotAnalysable()
    {
        var layers = report.Layers.Where(l => l.Doubt is not null).ToList();
        return layers.Count == 0 ? null : new Finding(
            "activation.not_analysable", Severity.Note, FaultArea.Activation,
            $"An order of magnitude only, because of {layers[0].Name}{(layers.Count > 1 ? $" and {layers.Count - 1} more" : "")}.",
            char.ToUpperInvariant(layers[0].Doubt![0]) + layers[0].Doubt![1..] + ".",
            "Measure it: trace the network on a batch of rows.")
        { Layer = layers[0].Name, Evidence = [new("layers", layers.Count)], Certainty = 1 };
    }

    /// <summary>Units that are one and the same.</summary>
    public Finding? Constant()
    {
        var node = model.Graph.Nodes.FirstOrDefault(n => measured.TryGetValue(n.Layer, out var scale) && scale is { IsConstant: true, MeanSquare: > 0 });
        return node is null ? null : new Finding(
            "weights.constant", Severity.Error, FaultArea.Initialization,
            $"All weights of {node.Name} are the same number, so its units compute the same and stay the same.",
            "Nothing tells the units apart: every one of them gets the same gradient.",
            "Initialise the weights with random numbers, such as he_normal.")
        { Layer = node.Name };
    }
}
