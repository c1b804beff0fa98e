namespace Hillock.Health.Monitoring;

/// <summary>What a unit does on the rows that were looked at; a unit is a feature of a dense layer, a channel of a convolution.</summary>
public enum UnitState
{
    /// <summary>It answers to its input.</summary>
    Alive,

    /// <summary>Its slope is below a hundredth of the activation's steepest on more than 95 % of the rows, but not on all.</summary>
    Saturated,

    /// <summary>Its slope is 0 on every row: no gradient reaches its weights.</summary>
    Dead,
}
