namespace Hillock.Health.Monitoring;

/// <summary>One layer in one step.</summary>
public sealed record LayerFrame
{
    /// <summary>Mean of the outputs over rows and units.</summary>
    public required double Mean { get; init; }

    /// <summary>Standard deviation of the outputs.</summary>
    public required double Deviation { get; init; }

    /// <summary>Root mean square of the gradient of the loss by the outputs; NaN where there is none.</summary>
    public required double Gradient { get; init; }

    /// <summary>Share of dead units in the window that ends here; NaN where units cannot die, or the window is not full yet.</summary>
    public required double DeadShare { get; init; }

    /// <summary>Share of units saturated in this step's rows; NaN without an activation.</summary>
    public required double SaturatedShare { get; init; }

    /// <summary>Root mean square of the weights; NaN without weights.</summary>
    public double Weight { get; init; } = double.NaN;

    /// <summary>Root mean square of the gradient by the weights, as the optimiser saw it; NaN without weights.</summary>
    public double WeightGradient { get; init; } = double.NaN;

    /// <summary>Root mean square of the step's change of the weights, over that of the weights; NaN without weights.</summary>
    public double UpdateRatio { get; init; } = double.NaN;

    /// <summary>Share of the outputs in each bin of <see cref="MagnitudeBins"/>.</summary>
    public required IReadOnlyList<float> Histogram { get; init; }

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
