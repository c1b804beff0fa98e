using System.Globalization;
using System.Text;

namespace Hillock;

/// <summary>A folder that one writer at a time may hold; the system frees it when its holder ends, however that happens.</summary>
/// <remarks>The file <c>.lock</c> says who holds it, and goes with the lock; one that a killed process left behind holds nothing.</remarks>
public sealed class FolderLock : IDisposable
{
    /// <summary>The name of the lock's file.</summary>
    public const string FileName = ".lock";

    private const int Attempts = 20;
    private readonly string _path;
    private readonly FileStream _stream;
    private bool _left;

    private FolderLock(string path, FileStream stream) => (_path, _stream) = (path, stream);

    /// <summary>Takes the lock of a folder that is there; null when somebody else has it, who is then told in <paramref name="holder"/>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="holder">Such as <c>process 4711 (since 2026-11-30 17:02:11)</c>.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static FolderLock? TryTake(string folder, out string holder)
    {
        var path = Path.Combine(folder, FileName);
        holder = "";
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            FileStream stream;
            try
            {
                stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
            }
            catch (IOException e) when (IsHeld(e))
            {
                holder = Holder(path);
                return null;
            }

            if (Sign(path, stream)) return new FolderLock(path, stream);
            // Whoever held it before deleted the file between its opening and its locking here.
            stream.Dispose();
        }

        holder = "a process that takes and leaves it again and again";
        return null;
    }

    /// <summary>Takes the lock of a folder that is there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="advice">What to do when somebody else has it.</param>
    /// <exception cref="HillockException">Somebody else has it.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static FolderLock Take(string folder, string advice) => TryTake(folder, out var holder)
        ?? throw new HillockException($"The folder '{folder}' is in use by {holder}. {advice}");

    /// <summary>Leaves the folder to others.</summary>
    public void Dispose()
    {
        // The name may be another's by the second time.
        if (Interlocked.Exchange(ref _left, true)) return;
        try
        {
            File.Delete(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Windows deletes no open file; an empty lock that stays holds nothing.
        }

        _stream.Dispose();
    }

    // Writes who holds it; false when the file that is locked is not the one that has the name.
    private static bool Sign(string path, FileStream stream)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} {DateTime.Now:yyyy-MM-dd HH:mm:ss} {Guid.NewGuid():N}\n");
        try
        {
            stream.SetLength(0);
            stream.Write(Encoding.ASCII.GetBytes(text));
            stream.Flush();
        }
        catch (IOException)
        {
            // On a full disk the lock holds, and nobody learns whose it is.
            return true;
        }

        return DiskSync.ReadHeld(path) is { } written ? written == text : File.Exists(path);
    }

    private static string Holder(string path)
    {
        var words = (DiskSync.ReadHeld(path) ?? "").Split(' ');
        if (words.Length < 3) return "another process";
        var own = words[0] == Environment.ProcessId.ToString(CultureInfo.InvariantCulture) ? "this process" : $"process {words[0]}";
        return $"{own} (since {words[1]} {words[2]})";
    }

    // Windows: sharing or lock violation; Linux and macOS: EWOULDBLOCK of flock.
    private static bool IsHeld(IOException e) => (e.HResult & 0xFFFF) is 32 or 33 or 11 or 35;
}
