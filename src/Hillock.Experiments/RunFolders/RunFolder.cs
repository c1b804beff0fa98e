using System.Globalization;
using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.RunFolders;

/// <summary>The folder of one run, held by one process at a time; every file in it is written whole or not at all, or grows line by line.</summary>
internal sealed class RunFolder : IDisposable
{
    /// <summary>The file that marks a folder as a run's.</summary>
    public const string CommandFile = "command.txt";

    private readonly FolderLock _lock;
    private long _written;

    private RunFolder(string path, FolderLock held) => (Location, _lock) = (path, held);

    /// <summary>Path of the folder, as the user gave it.</summary>
    public string Location { get; }

    /// <summary>Bytes that <see cref="Write"/> has written.</summary>
    internal long Written => Interlocked.Read(ref _written);

    /// <summary>What a person should know of what was in the folder before.</summary>
    public IReadOnlyList<string> Warnings { get; internal set; } = [];

    /// <summary>Makes the folder of a run, or opens that of an earlier one: <paramref name="output"/>, or a new one under <c>runs/</c>. What a killed run left
    /// half written is deleted.</summary>
    /// <exception cref="HillockException">The folder cannot be written, holds files that are not a run's, or another process writes there.</exception>
    public static RunFolder Open(string? output, RunVerb verb) => output is null ? Fresh(verb) : Given(output, verb);

    /// <summary>Path of a file in the folder; its own folder is made when it is missing.</summary>
    /// <exception cref="HillockException">The folder is gone, or cannot be written.</exception>
    public string In(string name)
    {
        var path = Place(name);
        Guard(Location, () =>
        {
            AtomicFile.MakeFolder(Path.GetDirectoryName(path)!);
            return 0;
        });
        return path;
    }

    /// <summary>Whether the folder has that file.</summary>
    public bool Has(string name) => File.Exists(Path.Combine(Location, name));

    /// <summary>The text of a file, or null when it is not there.</summary>
    /// <exception cref="HillockException">It cannot be read.</exception>
    public string? Read(string name) => Has(name) ? Guard(Location, () => File.ReadAllText(Path.Combine(Location, name))) : null;

    /// <summary>Writes a file, replacing an older one in one step.</summary>
    /// <exception cref="HillockException">It cannot be written.</exception>
    public void Write(string name, string text)
    {
        AtomicFile.WriteText(Place(name), text);
        Interlocked.Add(ref _written, System.Text.Encoding.UTF8.GetByteCount(text));
    }

    /// <summary>Leaves the folder to others.</summary>
    public void Dispose() => _lock.Dispose();

    private string Place(string name) => Directory.Exists(Location)
        ? Path.Combine(Location, name)
        // Made anew, it would hold files of a run without the one that says so, and no run could use it again.
        : throw new HillockException(
            ErrorKind.Io,
            $"The output folder '{Location}' is gone: it was deleted or moved while the run wrote there. Run it again, and leave the folder until it has "
            + "ended.");

    private static RunFolder Fresh(RunVerb verb)
    {
        var stamp = DateTime.Now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var path = Path.Combine("runs", $"{RunOptions.Word(verb)}-{stamp}");
        var free = path;
        for (var i = 2; ; i++)
        {
            // Of two processes that make one folder at once, the one that locks it has it, and the other goes on to the next name.
            if (!Path.Exists(free) && Make(free, out _) is { } held)
            {
                if (Directory.EnumerateFileSystemEntries(free).All(e => Path.GetFileName(e) == FolderLock.FileName)) return new RunFolder(free, held);
                held.Dispose();
            }

            free = $"{path}-{i}";
        }
    }

    private static RunFolder Given(string path, RunVerb verb)
    {
        if (File.Exists(path))
            throw new HillockException($"The output folder '{path}' is a file; give the name of a folder with --output.");
        if (Directory.Exists(path)) CheckOwn(path, verb);
        var held = Make(path, out var holder)
            ?? throw new HillockException(
                ErrorKind.Io, $"The output folder '{path}' is in use by {holder}. Wait for it, stop it, or give another folder with --output.");
        RunLeftovers.Sweep(path);
        return new RunFolder(path, held);
    }

    private static FolderLock? Make(string path, out string holder)
    {
        var by = "";
        var held = Guard(path, () =>
        {
            AtomicFile.MakeFolder(path);
            return FolderLock.TryTake(path, out by);
        });
        holder = by;
        return held;
    }

    /// <exception cref="HillockException">The folder holds a run of another verb, or what is no run.</exception>
    internal static void RequireVerb(string path, RunVerb verb) => CheckOwn(path, verb);

    // The command begins "hillock VERB".
    private static void CheckOwn(string path, RunVerb verb)
    {
        var name = RunOptions.Word(verb);
        var command = Path.Combine(path, CommandFile);
        var words = Guard(path, () => File.Exists(command) ? File.ReadAllText(command).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : null);
        if (words is { Length: > 1 } && words[1] != name)
            throw new HillockException($"The output folder '{path}' holds a run of {words[1]}, not of {name}; give another folder with --output.");
        if (words is null && !Guard(path, () => Directory.EnumerateFileSystemEntries(path).All(RunLeftovers.IsOne)))
            throw new HillockException(
                $"The output folder '{path}' holds files that are not a run's; give a new folder with --output, so that nothing is overwritten.");
    }

    private static T Guard<T>(string path, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new HillockException(
                ErrorKind.Io, $"The output folder '{path}' cannot be written: {e.Message.TrimEnd('.')}. Give a folder you may write to with --output.", e);
        }
    }
}
