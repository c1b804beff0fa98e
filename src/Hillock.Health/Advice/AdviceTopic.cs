namespace Hillock.Advice;

/// <summary>What is chosen.</summary>
public enum AdviceTopic
{
    /// <summary>The activation of the hidden layers.</summary>
    HiddenActivation,

    /// <summary>The activation of the output.</summary>
    OutputActivation,

    /// <summary>What fills the weights at first.</summary>
    Initializer,

    /// <summary>Normalisation within the network.</summary>
    Normalization,

    /// <summary>What training makes small.</summary>
    Loss,

    /// <summary>How the weights follow the gradient.</summary>
    Optimizer,

    /// <summary>The learning rate to begin with.</summary>
    Rate,
}
