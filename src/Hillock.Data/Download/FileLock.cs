namespace Hillock.Data.Download;

/// <summary>A file that one process at a time can hold, so that two do not fetch the same; the system frees it when its holder ends, however that
/// happens.</summary>
/// <remarks>The empty file stays: deleting it would let a waiting process hold a file that is no longer there.</remarks>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly FileStream _stream;

    private FileLock(FileStream stream) => _stream = stream;

    /// <summary>Waits for the lock.</summary>
    /// <param name="path">The lock's own file.</param>
    /// <param name="waiting">Called each time that somebody else holds it.</param>
    /// <param name="token">Ends the wait.</param>
    public static async Task<FileLock> AcquireAsync(string path, Action waiting, CancellationToken token)
    {
        while (true)
        {
            try
            {
                return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException e) when (IsHeld(e))
            {
                waiting();
                await Task.Delay(Pause, token).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    // Windows: sharing or lock violation; Linux and macOS: EWOULDBLOCK of flock.
    private static bool IsHeld(IOException e) => (e.HResult & 0xFFFF) is 32 or 33 or 11 or 35;
}
