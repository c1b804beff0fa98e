using Hillock.Layers;
using Hillock.Networks;

using static Hillock.Health.Forecasts.ForecastText;

namespace Hillock.Health.Forecasts;

/// <summary>Finds what is wrong with signal and gradient in a forecast, and with its units, and says it.</summary>
internal sealed class Troubles(Network model, ForecastReport report, Walk walk, Dictionary<Layer, WeightScale> measured)
{
    private readonly UnitTroubles _units = new(model, report, walk, measured);

    private double Ratio => report.Log10GradientRatio;

    // Where a figure is an order of magnitude only, one more is needed to believe it.
    private double Slack => report.Layers.Any(l => l.Doubt is not null) ? 1 : 0;

    private bool Overflows => report.Layers.Any(l => !double.IsFinite(l.OutputMeanSquare));

    private LayerForecast? Last => walk.Weighted.Count > 0 ? report.Layers[walk.Weighted[^1]] : null;

    /// <summary>Whether the gradient or the signal is out of its band, so that a cure is worth looking for.</summary>
    public bool Any => !(Math.Abs(Ratio) <= Bands.Warn + Slack) || Overflows || report.IsUnstable || Last?.Correlation > Bands.Alike || Scale() is not null || _units.Saturated() is not null;

    /// <summary>The findings, the gravest first.</summary>
    public IReadOnlyList<Finding> Findings(IReadOnlyList<Cure> cures)
    {
        var fix = Fix(cures);
        IEnumerable<Finding?> all =
        [
            _units.Constant(), Overflow(fix), Gradient(fix), Scale()?.Invoke(fix), _units.Saturated()?.Invoke(fix), Collapse(fix), Unstable(fix),
            _units.NotCentred(), _units.BornDead(), _units.NotAnalysable(),
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
        // A table of small numbers before a recurrent layer, as Keras begins with, is no fault.
        var most = Slack > 0 ? Bands.FailScale : Bands.WarnScale;
        if (worst is null || (worst.MeanSquare >= 1 / most && worst.MeanSquare <= most)) return null;
        var small = worst.MeanSquare < 1;
        var fromData = report.Inputs.MeanSquare is < 1 / Bands.WarnScale or > Bands.WarnScale && walk.Nodes[0].WeightScale is not double.NaN;
        var severe = Slack == 0 && worst.MeanSquare is < 1 / Bands.FailScale or > Bands.FailScale;
        return fix => new Finding(
            "signal.scale", severe ? Severity.Error : Severity.Warning, fromData ? FaultArea.Data : FaultArea.Initialization,
            $"The signal {(small ? "dies out" : "blows up")}: at {worst.Name} its mean square is {Number(worst.MeanSquare)}; about 1 is right.",
            fromData
                ? $"The inputs have a mean square of {Number(report.Inputs.MeanSquare)}."
                : $"The weights are too {(small ? "small" : "large")} for the activation, and it adds up over the layers.",
            fromData ? "Standardise the inputs to mean 0 and variance 1." : fix)
        { Layer = worst.Name, Evidence = [new("q", worst.MeanSquare)] };
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

    private double Certainty(double ratio) => report.IsUncertain ? 0.5
        : Math.Abs(ratio) - report.Tolerance > (Math.Abs(ratio) > Bands.Fail ? Bands.Fail : Bands.Warn) ? 0.95 : 0.7;
}
