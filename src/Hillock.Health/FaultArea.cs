namespace Hillock.Health;

/// <summary>Where the cause of a finding lies, in the order in which causes are to be mended: what comes first explains what comes after.</summary>
public enum FaultArea
{
    /// <summary>The inputs: their scale, their content.</summary>
    Data,

    /// <summary>The labels, the output and the loss.</summary>
    Loss,

    /// <summary>The first values of the weights, and normalisation.</summary>
    Initialization,

    /// <summary>The activations of the hidden layers.</summary>
    Activation,

    /// <summary>The learning rate.</summary>
    Rate,

    /// <summary>The optimiser and what else a step does.</summary>
    Optimizer,
}
