namespace Hillock.Activations.Facts;

/// <summary>What the outputs of a row do when all its inputs are moved, or scaled, together.</summary>
public enum RowResponse
{
    /// <summary>Nothing simple.</summary>
    Neither,

    /// <summary>They stay as they are.</summary>
    Unchanged,

    /// <summary>They move, or scale, by as much.</summary>
    Follows,
}
