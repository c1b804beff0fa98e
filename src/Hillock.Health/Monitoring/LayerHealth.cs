using Hillock.Activations;

namespace Hillock.Health.Monitoring;

/// <summary>What a monitor saw of a layer.</summary>
/// <param name="Name">The layer's name, such as <c>dense_1</c>.</param>
/// <param name="Activation">The activation at its end, or null.</param>
/// <param name="Units">How many units it has: features, or channels.</param>
public sealed record LayerHealth(string Name, Activation? Activation, int Units)
{
    /// <summary>Each unit at the end, on the last rows looked at; empty where the layer has no activation whose slope is known.</summary>
    public IReadOnlyList<UnitState> States { get; init; } = [];

    /// <summary>Mean of each unit's output in the last rows looked at.</summary>
    public IReadOnlyList<double> UnitMeans { get; init; } = [];

    /// <summary>Standard deviation of each unit's output in the last rows looked at.</summary>
    public IReadOnlyList<double> UnitDeviations { get; init; } = [];

    /// <summary>Units that were dead for a window and answered again later.</summary>
    public int Revived { get; init; }

    /// <summary>Whether it is the network's output.</summary>
    public bool IsOutput { get; init; }

    /// <summary>Whether it has weights.</summary>
    public bool HasWeights { get; init; }

    /// <summary>Share of dead units at the end; NaN where that is not known.</summary>
    public double DeadShare => Share(UnitState.Dead);

    /// <summary>Share of saturated units at the end; NaN where that is not known.</summary>
    public double SaturatedShare => Share(UnitState.Saturated);

    private double Share(UnitState state) => States.Count == 0 ? double.NaN : (double)States.Count(s => s == state) / States.Count;

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
