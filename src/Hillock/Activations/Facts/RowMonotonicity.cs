namespace Hillock.Activations.Facts;

/// <summary>Whether a larger input of a row has a larger output.</summary>
public enum RowMonotonicity
{
    /// <summary>Not always, or outputs do not belong to single inputs.</summary>
    Neither,

    /// <summary>Never a smaller one.</summary>
    Kept,

    /// <summary>Never a larger one.</summary>
    Reversed,
}
