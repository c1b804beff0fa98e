namespace Hillock.Engine;

/// <summary>What a parameter tensor is for.</summary>
public enum ParameterKind
{
    /// <summary>A weight matrix; the only kind that weight decay shrinks.</summary>
    Weight,

    /// <summary>A bias.</summary>
    Bias,

    /// <summary>Learnable parameters of an activation, such as a slope.</summary>
    Activation,

    /// <summary>The scale of a normalisation.</summary>
    Scale,

    /// <summary>What the layer itself keeps, such as running statistics: saved, but not trained.</summary>
    State,
}
