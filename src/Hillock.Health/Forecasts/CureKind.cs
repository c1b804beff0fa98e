namespace Hillock.Health.Forecasts;

/// <summary>What a cure changes.</summary>
public enum CureKind
{
    /// <summary>The initialiser, to the one that is matched to the activation.</summary>
    Initializer,

    /// <summary>The scale of weights and biases, to the edge of chaos.</summary>
    EdgeOfChaos,

    /// <summary>A layer normalisation before each activation.</summary>
    LayerNorm,

    /// <summary>A batch normalisation before each activation.</summary>
    BatchNorm,
}
