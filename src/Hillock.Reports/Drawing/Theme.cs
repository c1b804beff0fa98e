namespace Hillock.Reports;

/// <summary>The colours of a picture.</summary>
public enum Theme
{
    /// <summary>An SVG follows the reader's system, light or dark; a PNG is light.</summary>
    Auto,

    /// <summary>Dark on white.</summary>
    Light,

    /// <summary>Light on near-black.</summary>
    Dark,
}
