using Hillock.Health.Monitoring;
using Hillock.Training;

namespace Hillock.Health.Probes;

/// <summary>What one batch tells before training.</summary>
public sealed record ProbeReport
{
    /// <summary>Signal and gradient of every layer on the batch.</summary>
    public required SignalReport Signal { get; init; }

    /// <summary>Mean loss of the batch with the first weights.</summary>
    public required double InitialLoss { get; init; }

    /// <summary>Each layer, with its dead and saturated units, on more rows.</summary>
    public required IReadOnlyList<LayerHealth> Units { get; init; }

    /// <summary>The loss of outputs that know nothing: ln K for K classes, the mean square of the targets for a regression; NaN where the loss has no such
    /// value.</summary>
    public required double ExpectedLoss { get; init; }

    /// <summary>Share of the outputs' mean square that differs from row to row; near 0 the outputs ignore the input.</summary>
    public required double OutputDependence { get; init; }

    /// <summary>Mean of the inputs.</summary>
    public required double InputMean { get; init; }

    /// <summary>Standard deviation of the inputs.</summary>
    public required double InputDeviation { get; init; }

    /// <summary>Largest magnitude of the inputs.</summary>
    public required double InputLargest { get; init; }

    /// <summary>How well it learned a few rows by heart, or null where that was left out.</summary>
    public BatchLearning? Learning { get; init; }

    /// <summary>What a row's nearest neighbour knows of its label, or null where that was left out.</summary>
    public NeighbourAgreement? Neighbours { get; init; }

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
