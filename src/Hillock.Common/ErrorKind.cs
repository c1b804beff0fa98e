namespace Hillock;

/// <summary>What an error is about, and so who can mend it.</summary>
public enum ErrorKind
{
    /// <summary>What was asked for cannot be done: an unknown name, a value out of its range, a path that leads nowhere, more than the memory holds.</summary>
    Usage,

    /// <summary>What was read is damaged or no use: a truncated file, a ragged table, a label out of range, a checkpoint of another form.</summary>
    Data,

    /// <summary>A file or folder cannot be read or written: no permission, a full disk, in use by another process, gone amid the work.</summary>
    Io,

    /// <summary>A download failed, or may not be tried because no network is to be used.</summary>
    Network,

    /// <summary>The numbers left what can be computed with: NaN outputs, an equation without a solution.</summary>
    Numerical,
}
