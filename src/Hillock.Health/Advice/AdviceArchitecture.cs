namespace Hillock.Advice;

/// <summary>The kind of hidden layers.</summary>
public enum AdviceArchitecture
{
    /// <summary>Fully connected layers, one after the other.</summary>
    Dense,

    /// <summary>Convolutions.</summary>
    Convolutional,

    /// <summary>Layers that read a sequence step by step.</summary>
    Recurrent,

    /// <summary>Blocks with a connection around them.</summary>
    Residual,

    /// <summary>The feed-forward blocks of a transformer.</summary>
    Transformer,
}
