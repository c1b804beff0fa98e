using Hillock.Networks;
using static Hillock.Health.Forecasts.ForecastText;

namespace Hillock.Health.Forecasts;

/// <summary>Finds what is wrong in a forecast and says it.</summary>
internal sealed class Troubles(Network model, ForecastReport report, Walk walk, Dictionary<Layer, WeightScale> measured)
{
    private double Ratio => report.Log10GradientRatio;

    // Where a figure is an order of magnitude only, one more is needed to believe it.
    private double Slack => report.Layers.Any(l => l.Doubt is not null) ? 1 : 0;

    private bool Overflows => report.Layers.Any(l => !double.IsFinite(l.OutputMeanSquare));

    private LayerForecast? Last => walk.Weighted.Count > 0 ? report.Layers[walk.Weighted[^1]] : null;

    /// <summary>Whether the gradient or the signal is out of its band, so that a cure is worth looking for.</summary>
    public bool Any => !(Math.Abs(Ratio) <= Bands.Warn + Slack) || Overflows || report.IsUnstable || Last?.Correlation > Bands.Alike || Scale() is not null || Saturated() is not null;

    /// <summary>The findings, the gravest first.</summary>
    public IReadOnlyList<Finding> Findings(IReadOnlyList<Cure> cures)
    {
        var fix = Fix(cures);
        IEnumerable<Finding?> all =
        [
            Constant(), Overflow(fix), Gradient(fix), Scale()?.Invoke(fix), Saturated()?.Invoke(fix), Collapse(fix), Unstable(fix),
            NotCentred(), BornDead(), NotAnalysable(),
        ];
        return [.. all.OfType<Finding>().OrderByDescending(f => f.Severity)];
    }

    private static string Fix(IReadOnlyList<Cure> cures) => cures is [var best, ..]
        ? $"{char.ToUpperInvariant(best.Text[0])}{best.Text[1..]}: the forecast is then {Times(best.Log10GradientRatio)} (log10 of squares {Number(Math.Round(best.Log10GradientRatio, 1))})."
        : "Use fewer layers, or connections around blocks of them (residual), and another activation.";

    private Finding? Gradient(string fix)
    {
        if (Overflows || double.IsNaN(Ratio) || walk.Weighted.Count < 2) return null;
        var (first, last) = (report.Layers[walk.Weighted[0]], Last!);
        if (double.IsNegativeInfinity(Ratio)) return NoGradient(first, fix);
        if (Math.Abs(Ratio) <= Bands.Warn + Slack) return null;
        var severity = Math.Abs(Ratio) > Bands.Fail + Slack ? Severity.Error : Severity.Warning;
        var chi = Math.Pow(10, Ratio / (walk.Weighted.Count - 1));
        var vanishes = Ratio < 0;
        return new Finding(
            vanishes ? "signal.vanishing" : "signal.exploding", severity, FaultArea.Initialization,
            vanishes
                ? $"Tiny gradients: the first layers {(severity == Severity.Error ? "will not learn" : "will learn slowly")}; at {first.Name} the gradient is {Times(Ratio)} that at {last.Name}."
                : $"Exploding gradients: at {first.Name} the gradient is {Times(Ratio)} that at {last.Name}.",
            $"Each of {walk.Weighted.Count} layers multiplies the squared gradient by about {Number(chi)} on the way back.",
            fix)
        { Layer = first.Name, Evidence = [new("log10 gradient ratio", Ratio), new("tolerance", report.Tolerance), new("chi per layer", chi)], Certainty = Certainty(Ratio) };
    }

    private Finding NoGradient(LayerForecast first, string fix)
    {
        var silent = walk.Weighted.Where(i => walk.Nodes[i].IsSilent).Select(i => report.Layers[i].Name).ToList();
        var flat = report.Layers.FirstOrDefault(l => l.Layer.OutputActivation is not null && l.Chi == 0);
        return new Finding(
            "signal.vanishing", Severity.Error, FaultArea.Initialization,
            $"Tiny gradients: no gradient at all arrives at {first.Name}, so it will not learn.",
            silent.Count > 0 ? $"All weights of {string.Join(", ", silent)} are 0." : flat is not null ? $"The slope of {flat.Layer.OutputActivation!.Text} in {flat.Name} is 0 everywhere." : "Some layer on every way back has a slope of 0.",
            silent.Count > 0 ? "Initialise these weights with random numbers, such as he_normal." : flat is not null ? "Take an activation with a slope, such as tanh." : fix)
        { Layer = silent.FirstOrDefault() ?? flat?.Name ?? first.Name, Evidence = [new("log10 gradient ratio", Ratio)] };
    }

    private Finding? Overflow(string fix)
    {
        var layer = report.Layers.FirstOrDefault(l => !double.IsFinite(l.OutputMeanSquare));
        return layer is null ? null : new Finding(
            "signal.exploding", Severity.Error, FaultArea.Activation,
            $"The signal explodes at {layer.Name}: its mean square is beyond all numbers.",
            $"{(layer.Layer.OutputActivation is { } activation ? activation.Text : "The layer")} grows so fast that the mean over normal inputs of mean square {Number(layer.MeanSquare)} does not exist.", fix)
        { Layer = layer.Name, Evidence = [new("q", layer.MeanSquare)] };
    }

    private Func<string, Finding>? Scale()
    {
        var worst = report.Layers.Where((l, i) => walk.Nodes[i].Before.IsLinear && l.Layer.OutputActivation is not null && i != model.Graph.Output && double.IsFinite(l.MeanSquare))
            .MaxBy(l => Math.Abs(Math.Log(Math.Max(l.MeanSquare, 1e-300))));
        if (worst is null || worst.MeanSquare is >= 1 / Bands.WarnScale and <= Bands.WarnScale) return null;
        var small = worst.MeanSquare < 1;
        var severe = worst.MeanSquare is < 1 / Bands.FailScale or > Bands.FailScale;
        return fix => new Finding(
            "signal.scale", severe ? Severity.Error : Severity.Warning, FaultArea.Initialization,
            $"The signal {(small ? "dies out" : "blows up")}: at {worst.Name} its mean square is {Number(worst.MeanSquare)}; about 1 is right.",
            report.Inputs.MeanSquare is < 1 / Bands.WarnScale or > Bands.WarnScale
                ? $"The inputs have a mean square of {Number(report.Inputs.MeanSquare)}."
                : $"The weights are too {(small ? "small" : "large")} for the activation, and it adds up over the layers.",
            report.Inputs.MeanSquare is < 1 / Bands.WarnScale or > Bands.WarnScale ? "Standardise the inputs to mean 0 and variance 1." : fix)
        { Layer = worst.Name, Evidence = [new("q", worst.MeanSquare)] };
    }

    private Func<string, Finding>? Saturated()
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

    private Finding? Collapse(string fix)
    {
        if (Overflows || Last is not { } last || !(last.Correlation > Bands.Alike) || last.Correlation is double.NaN || walk.Weighted.Count < 3) return null;
        // Rows that were alike from the start are no fault of the network.
        var apart = 1 - last.Correlation;
        if (apart > (1 - report.Inputs.Correlation) / 10) return null;
        var layer = report.Layers[walk.Weighted.First(i => report.Layers[i].Correlation > Bands.Alike)];
        return new Finding(
            "signal.collapse", last.Correlation > Bands.Same ? Severity.Error : Severity.Warning, FaultArea.Initialization,
            $"All inputs look the same: from {layer.Name} on two rows are alike by more than {Percent(Bands.Alike)}, at the end they differ by {Number(apart)} of the mean square.",
            "Each layer adds what all rows share, and depth makes it everything.", fix)
        { Layer = layer.Name, Evidence = [new("1 - c", apart), new("1 - c of the inputs", 1 - report.Inputs.Correlation)] };
    }

    private Finding? Unstable(string fix) => !report.IsUnstable ? null : new Finding(
        "signal.unstable", Severity.Warning, FaultArea.Activation,
        $"Unstable, uncertain: over {report.LongestChain.Length} plain layers any change of the signal's mean square grows by a factor of {Number(report.LongestChain.Growth)} a layer.",
        "The activation amplifies a signal that is too large and damps one that is too small, so no scale of the weights holds it.",
        report.Cures.Count == 0 && fix.StartsWith("Use fewer", StringComparison.Ordinal) ? "Put layer_norm between each linear layer and its activation." : fix)
    { Evidence = [new("Q'", report.LongestChain.Growth), new("layers", report.LongestChain.Length)], Certainty = 0.7 };

    private Finding? NotCentred()
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

    private Finding? BornDead()
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

    private Finding? NotAnalysable()
    {
        var layers = report.Layers.Where(l => l.Doubt is not null).ToList();
        return layers.Count == 0 ? null : new Finding(
            "activation.not_analysable", Severity.Note, FaultArea.Activation,
            $"An order of magnitude only, because of {layers[0].Name}{(layers.Count > 1 ? $" and {layers.Count - 1} more" : "")}.",
            char.ToUpperInvariant(layers[0].Doubt![0]) + layers[0].Doubt![1..] + ".",
            "Measure it: trace the network on a batch of rows.")
        { Layer = layers[0].Name, Evidence = [new("layers", layers.Count)], Certainty = 1 };
    }

    private Finding? Constant()
    {
        var node = model.Graph.Nodes.FirstOrDefault(n => measured.TryGetValue(n.Layer, out var scale) && scale is { IsConstant: true, MeanSquare: > 0 });
        return node is null ? null : new Finding(
            "weights.constant", Severity.Error, FaultArea.Initialization,
            $"All weights of {node.Name} are the same number, so its units compute the same and stay the same.",
            "Nothing tells the units apart: every one of them gets the same gradient.",
            "Initialise the weights with random numbers, such as he_normal.")
        { Layer = node.Name };
    }

    private double Certainty(double ratio) => report.IsUncertain ? 0.5
        : Math.Abs(ratio) - report.Tolerance > (Math.Abs(ratio) > Bands.Fail ? Bands.Fail : Bands.Warn) ? 0.95 : 0.7;
}
