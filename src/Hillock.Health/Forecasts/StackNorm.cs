namespace Hillock.Health.Forecasts;

/// <summary>The normalisation between a linear layer and its activation.</summary>
public enum StackNorm
{
    /// <summary>None.</summary>
    None,

    /// <summary>Batch normalisation.</summary>
    Batch,

    /// <summary>Layer normalisation.</summary>
    Layer,

    /// <summary>Root-mean-square normalisation.</summary>
    Rms,
}
