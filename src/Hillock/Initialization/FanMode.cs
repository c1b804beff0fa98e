namespace Hillock.Initialization;

/// <summary>What the variance of weights is divided by.</summary>
public enum FanMode
{
    /// <summary>Inputs of a unit: keeps the scale of signals.</summary>
    In,

    /// <summary>Mean of inputs and units: a compromise between signals and gradients.</summary>
    Average,
}
