namespace Hillock.Data;

/// <summary>How an image of another shape is brought to the size of the others.</summary>
public enum ResizeMode
{
    /// <summary>Height and width are scaled apart; nothing is lost, shapes are distorted.</summary>
    Stretch,

    /// <summary>Scaled alike until it covers the size, then cut at both sides; shapes are kept.</summary>
    Crop,
}
