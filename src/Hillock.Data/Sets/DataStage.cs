namespace Hillock.Data;

/// <summary>The stages of loading that can take a while.</summary>
public enum DataStage
{
    /// <summary>A data set is not here and will be downloaded into a folder; told once.</summary>
    Missing,

    /// <summary>A file is being downloaded; counted in bytes.</summary>
    Downloading,

    /// <summary>Another process is downloading the file; this one waits for it.</summary>
    Waiting,

    /// <summary>A file was downloaded and its checksum is right; told once.</summary>
    Downloaded,

    /// <summary>Images are being decoded; counted in images.</summary>
    Decoding,
}
