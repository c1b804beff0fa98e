namespace Hillock.Health.Monitoring;

/// <summary>A part of a training step.</summary>
public enum StepPass
{
    /// <summary>From the inputs to the outputs.</summary>
    Forward,

    /// <summary>The loss of the outputs.</summary>
    Loss,

    /// <summary>From the loss back to the gradients.</summary>
    Backward,

    /// <summary>The optimiser's change of the weights.</summary>
    Update,
}
