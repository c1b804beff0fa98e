using System.Globalization;
using Hillock.Layers;

namespace Hillock.Health.Forecasts;

/// <summary>What signal and gradient will do in a network; <see cref="ToString"/> is a table with the verdict.</summary>
public sealed record ForecastReport
{
    internal ForecastReport()
    {
    }

    /// <summary>The rows that were supposed to go in.</summary>
    public required InputMoments Inputs { get; init; }

    /// <summary>Each use of a layer, in the order of computation.</summary>
    public required IReadOnlyList<LayerForecast> Layers { get; init; }

    /// <summary>log10 of the squared gradient at the first layer with weights over that at the last, summed over units; -inf where none arrives. Within ±2 is
    /// healthy: the norms then differ by less than 10. Weights that begin at 0 at the end of a branch do not count.</summary>
    public required double Log10GradientRatio { get; init; }

    /// <summary>How far <see cref="Log10GradientRatio"/> may be off, up or down: the theory is of wide layers.</summary>
    public required double Tolerance { get; init; }

    /// <summary>How likely it is that for a row the whole network gives a constant, because all units of some layer are dead.</summary>
    public required double DeadProbability { get; init; }

    /// <summary>How far signals reach in such layers; null where normalisations stand between, or fewer than four plain layers are alike.</summary>
    public DepthScales? DepthScales { get; init; }

    /// <summary>What is wrong or may go wrong.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Changes that help, with the forecast after each; those that heal first.</summary>
    public IReadOnlyList<FixForecast> Fixes { get; init; } = [];

    /// <summary>What the findings come to.</summary>
    public HealthVerdict Verdict => Findings.Verdict();

    /// <summary>Whether the mean square runs away from any point, so that a small error in the weights' scale grows with depth.</summary>
    public bool IsUnstable => Bands.IsUnstable(LongestChain);

    /// <summary>Whether the figures are no more than an order of magnitude: unstable, or a layer could not be analysed.</summary>
    public bool IsUncertain => IsUnstable || Layers.Any(l => l.Doubt is not null);

    /// <summary>The verdict in a sentence.</summary>
    public string Sentence => ForecastText.Sentence(this);

    internal Chain LongestChain { get; init; }

    /// <summary>The table of all layers, the verdict and the findings.</summary>
    public override string ToString()
    {
        var text = TextTable.Of(
            ["Layer", "Output shape", "q", "c", "chi", "log10 gradient"],
            [.. Layers.Select(l =>
                new[] { l.Name, l.Outputs.ToString(), ForecastText.Number(l.MeanSquare), ForecastText.Number(l.Correlation), ForecastText.Number(l.Chi),
                ForecastText.Number(l.Log10Gradient) })],
            2, 3, 4, 5);
        text.Append(CultureInfo.InvariantCulture, $"{Sentence}\n");
        foreach (var finding in Findings) text.Append(CultureInfo.InvariantCulture, $"{finding.Code}: {finding.Message} {finding.Cause} {finding.Fix}\n");
        return text.ToString();
    }
}
