namespace Hillock.Health;

/// <summary>The stages of an examination, from what costs nothing to what a training shows.</summary>
public enum HealthStage
{
    /// <summary>Read from the network, the data and the options; no number was computed.</summary>
    Lint,

    /// <summary>Computed ahead from formulas and weights.</summary>
    Forecast,

    /// <summary>Measured on one batch before training.</summary>
    Probe,

    /// <summary>Measured in training.</summary>
    Training,
}
