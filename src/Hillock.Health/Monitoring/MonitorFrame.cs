namespace Hillock.Health.Monitoring;

/// <summary>One look at a network in training.</summary>
/// <param name="Step">The step, from 1.</param>
/// <param name="Epoch">Its epoch, from 1.</param>
/// <param name="Loss">Mean loss of its rows, before the step.</param>
/// <param name="Rate">The learning rate.</param>
/// <param name="GradientNorm">Euclidean norm of the whole gradient, as the optimiser saw it.</param>
/// <param name="Layers">Each layer, in the order of <see cref="MonitorReport.Layers"/>.</param>
public sealed record MonitorFrame(long Step, int Epoch, double Loss, double Rate, double GradientNorm, IReadOnlyList<LayerFrame> Layers)
{
    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
