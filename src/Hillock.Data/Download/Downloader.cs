using System.Security.Cryptography;

namespace Hillock.Data.Download;

/// <summary>Puts published files into a folder: whole, with the right checksum, once even where several processes want them.</summary>
internal sealed class Downloader(DownloadOptions options, IProgress<DataProgress>? progress)
{
    private const int Tries = 3;
    private const string PartEnding = ".part";
    private const string LockName = ".lock";

    /// <summary>Fetches what is not there. A file that is there stays, unless <paramref name="verify"/> finds it damaged.</summary>
    /// <exception cref="HillockException">No address gave a file, or the folder cannot be written; the message says what was tried.</exception>
    public IReadOnlyList<DownloadedFile> Fetch(IReadOnlyList<RemoteFile> files, string folder, bool verify, CancellationToken token)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return Task.Run(() => FetchAsync(files, folder, verify, token), token).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HillockException(
                ErrorKind.Io,
                $"The folder {folder} cannot be written: {e.Message} Name another with HILLOCK_CACHE or {new SettingHint(nameof(DataOptions.Directory))}.", e);
        }
    }

    private async Task<IReadOnlyList<DownloadedFile>> FetchAsync(IReadOnlyList<RemoteFile> files, string folder, bool verify, CancellationToken token)
    {
        var results = new DownloadedFile?[files.Count];
        if (files.All(file => IsThere(file, folder, verify))) return [.. files.Select(file => At(file, folder, fetched: false))];
        var waited = false;
        using var held = await FileLock.AcquireAsync(Path.Combine(folder, LockName), Wait, token).ConfigureAwait(false);
        using var transfer = new Transfer(options);
        for (var i = 0; i < files.Count; i++)
        {
            // Whoever held the lock before may have fetched it.
            var there = IsThere(files[i], folder, verify);
            if (!there) await FetchAsync(transfer, files[i], Path.Combine(folder, files[i].FileName), token).ConfigureAwait(false);
            results[i] = At(files[i], folder, !there);
        }

        return results!;

        void Wait()
        {
            if (!waited) progress?.Report(new DataProgress(DataStage.Waiting, Path.GetFileName(folder), 0, files.Sum(file => file.Bytes), folder));
            waited = true;
        }
    }

    /// <summary>Whether a file is in a folder, and where it is verified has its length and checksum.</summary>
    public static bool IsThere(RemoteFile file, string folder, bool verify)
    {
        var path = Path.Combine(folder, file.FileName);
        return File.Exists(path) && (!verify || IsRight(path, file));
    }

    /// <summary>A file that is in a folder.</summary>
    public static DownloadedFile At(RemoteFile file, string folder, bool fetched)
    {
        var path = Path.Combine(folder, file.FileName);
        return new DownloadedFile(path, new FileInfo(path).Length, fetched);
    }

    private async Task FetchAsync(Transfer transfer, RemoteFile file, string path, CancellationToken token)
    {
        var failures = new List<string>();
        foreach (var address in file.Addresses)
        {
            if (await FetchAsync(transfer, file, address, path, token).ConfigureAwait(false) is not { } failure) return;
            failures.Add($"  {address}: {failure}");
        }

        throw new HillockException(
            ErrorKind.Network,
            $"{file.FileName} could not be downloaded:\n{string.Join('\n', failures)}\n"
            + $"Try again later, or get it another way and put it into {Path.GetDirectoryName(path)}.");
    }

    // Returns why it failed; null when the file is there.
    private async Task<string?> FetchAsync(Transfer transfer, RemoteFile file, Uri address, string path, CancellationToken token)
    {
        var part = path + PartEnding;
        for (var attempt = 1; ; attempt++)
        {
            var resumed = File.Exists(part);
            try
            {
                await transfer.FetchAsync(address, part, file.Bytes, Tell, token).ConfigureAwait(false);
                if (!IsRight(part, file)) throw new TransferException(
                    "its checksum is not the published one; the file is damaged, or another", mayRetry: resumed);
                File.Move(part, path, overwrite: true);
                progress?.Report(new DataProgress(DataStage.Downloaded, file.FileName, file.Bytes, file.Bytes, Path.GetDirectoryName(path)!));
                return null;
            }
            catch (TransferException e)
            {
                // What has the length but not the checksum is of no use to go on from.
                if (File.Exists(part) && new FileInfo(part).Length >= file.Bytes) File.Delete(part);
                if (!e.MayRetry || attempt == Tries) return e.Message;
            }
        }

        void Tell(long done) => progress?.Report(new DataProgress(DataStage.Downloading, file.FileName, done, file.Bytes, address.ToString()));
    }

    private static bool IsRight(string path, RemoteFile file)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return stream.Length == file.Bytes && Convert.ToHexStringLower(SHA256.HashData(stream)) == file.Sha256;
    }
}
