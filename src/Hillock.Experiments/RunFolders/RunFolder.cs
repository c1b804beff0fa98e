using System.Globalization;
using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.RunFolders;

/// <summary>The folder of one run; every file in it is written whole or not at all.</summary>
public sealed class RunFolder
{
    /// <summary>The file that marks a folder as a run's.</summary>
    public const string CommandFile = "command.txt";

    private RunFolder(string path) => Location = path;

    /// <summary>Path of the folder, as the user gave it.</summary>
    public string Location { get; }

    /// <summary>Makes the folder of a run, or opens that of an earlier one: <paramref name="output"/>, or a new one under <c>runs/</c>.</summary>
    /// <exception cref="HillockException">The folder cannot be written, or holds files that are not a run's.</exception>
    public static RunFolder Open(string? output, RunVerb verb)
    {
        var path = output ?? Fresh(verb);
        var folder = Guard(path, () =>
        {
            if (File.Exists(path))
                throw new HillockException($"The output folder '{path}' is a file; give the name of a folder with --output.");
            Directory.CreateDirectory(path);
            return new RunFolder(path);
        });
        CheckVerb(folder, verb);
        if (!folder.Has(CommandFile) && Directory.EnumerateFileSystemEntries(path).Any())
            throw new HillockException($"The output folder '{path}' holds files that are not a run's; give a new folder with --output, so that nothing is overwritten.");
        folder.Write(".probe", "");
        Guard(path, () => { File.Delete(folder.In(".probe")); return 0; });
        return folder;
    }

    /// <summary>Path of a file in the folder; its own folder is made when it is missing.</summary>
    public string In(string name)
    {
        var path = Path.Combine(Location, name);
        Guard(Location, () => Directory.CreateDirectory(Path.GetDirectoryName(path)!));
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
        var path = In(name);
        var temporary = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.tmp";
        Guard(Location, () =>
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, path, overwrite: true);
            return 0;
        });
    }

    // The file begins "hillock VERB".
    private static void CheckVerb(RunFolder folder, RunVerb verb)
    {
        var name = RunOptions.Word(verb);
        var words = folder.Read(CommandFile)?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (words.Length > 1 && words[1] != name)
            throw new HillockException($"The output folder '{folder.Location}' holds a run of {words[1]}, not of {name}; give another folder with --output.");
    }

    private static string Fresh(RunVerb verb)
    {
        var stamp = DateTime.Now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var path = Path.Combine("runs", $"{RunOptions.Word(verb)}-{stamp}");
        var free = path;
        for (var i = 2; Path.Exists(free); i++) free = $"{path}-{i}";
        return free;
    }

    private static T Guard<T>(string path, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new HillockException($"The output folder '{path}' cannot be written: {e.Message.TrimEnd('.')}. Give a folder you may write to with --output.", e);
        }
    }
}
