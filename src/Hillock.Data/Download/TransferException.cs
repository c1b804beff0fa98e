namespace Hillock.Data.Download;

/// <summary>One address did not give a file; the message says why.</summary>
internal sealed class TransferException(string message, bool mayRetry, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the same address may do better at once.</summary>
    public bool MayRetry { get; } = mayRetry;
}
