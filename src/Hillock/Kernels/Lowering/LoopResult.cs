namespace Hillock.Kernels;

/// <summary>What a loop does with its outputs.</summary>
internal enum LoopResult
{
    /// <summary>Stored.</summary>
    Store,

    /// <summary>Stored past the caches; every output is on a vector's boundary.</summary>
    Stream,

    /// <summary>Summed over all lanes into one float each.</summary>
    Sum,
}
