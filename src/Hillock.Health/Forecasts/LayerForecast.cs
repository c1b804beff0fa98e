using Hillock.Layers;

namespace Hillock.Health.Forecasts;

/// <summary>What a forecast says of one use of a layer.</summary>
/// <param name="Name">The layer's name, such as <c>dense_1</c>.</param>
/// <param name="Layer">What it computes.</param>
/// <param name="Outputs">The shape of one row's output.</param>
public sealed record LayerForecast(string Name, Layer Layer, Shape Outputs)
{
    /// <summary>q: mean square of what the layer's activation reads; of the output where it has none.</summary>
    public double MeanSquare { get; init; }

    /// <summary>c: how alike two rows are there, 0 for nothing in common, 1 for the same.</summary>
    public double Correlation { get; init; }

    /// <summary>χ: the factor on the squared gradient from the layer's output to its input; of several inputs, the largest.</summary>
    public double Chi { get; init; }

    /// <summary>log10 of the squared gradient by what the layer's activation reads, summed over units, that at the last layer with weights being 1.</summary>
    public double Log10Gradient { get; init; }

    /// <summary>Q': how a change of the mean square passes on through weights and activation, stable below 1; NaN without an activation of single
    /// numbers.</summary>
    public double LengthSlope { get; init; }

    /// <summary>How likely it is that the whole layer gives a constant for a row, so that no gradient passes.</summary>
    public double DeadProbability { get; init; }

    /// <summary>How often the activation's slope is exactly 0.</summary>
    public double DeadShare { get; init; }

    /// <summary>How often the activation's slope is below a hundredth of its largest.</summary>
    public double SaturatedShare { get; init; }

    /// <summary>The part of the activation's output that all rows and units share.</summary>
    public double MeanShare { get; init; }

    /// <summary>σ_w²: the variance of weights times inputs per mean square of the inputs; NaN without weights.</summary>
    public double WeightVariance { get; init; }

    /// <summary>Mean square of the output.</summary>
    public double OutputMeanSquare { get; init; }

    /// <summary>How alike two rows are in the output.</summary>
    public double OutputCorrelation { get; init; }

    /// <summary>As <see cref="Log10Gradient"/>, by the layer's output, which is what a trace measures.</summary>
    public double Log10OutputGradient { get; init; }

    /// <summary>Whether it has weights.</summary>
    public bool HasWeights { get; init; }

    /// <summary>Why the figures are an order of magnitude only; null where they are more.</summary>
    public string? Doubt { get; init; }
}
