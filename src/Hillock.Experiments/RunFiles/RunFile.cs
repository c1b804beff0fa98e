using Hillock.Data;

namespace Hillock.Experiments.RunFiles;

/// <summary>A run written in YAML: the keys are the options of <see cref="RunOptions"/>.</summary>
public static class RunFile
{
    private const int MostCharacters = 1_000_000;

    /// <summary>Reads a run file; relative paths in it start from its folder.</summary>
    /// <exception cref="HillockException">The file cannot be read, or something in it is wrong; the message has line and column.</exception>
    public static RunSpec Read(string path, RunVerb verb)
    {
        var text = Text(path);
        var folder = Path.GetDirectoryName(path);
        return Parse(text, verb, path, string.IsNullOrEmpty(folder) ? null : folder);
    }

    private static string Text(string path)
    {
        if (string.IsNullOrWhiteSpace(path)) throw new HillockException("The run file has no name. Give the path of a YAML file, such as run.yaml.");
        if (Directory.Exists(path)) throw new HillockException(
            $"The run file '{path}' is a folder. Give the path of a YAML file, such as {Path.Combine(path, "run.yaml")}.");
        try
        {
            var text = TextFile.Read(path);
            if (text.Length <= MostCharacters) return text;
        }
        catch (Exception e) when (e is HillockException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new HillockException($"The run file '{path}' cannot be read: {e.Message} Give the path of a YAML file, such as run.yaml.", e);
        }

        throw new HillockException(
            $"The run file '{path}' holds more than {MostCharacters} characters, the most a run file may have. Give a YAML file of 'key: value' lines.");
    }

    /// <summary>Reads the text of a run file.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="verb">The verb whose options are allowed.</param>
    /// <param name="name">Name of the file, for messages.</param>
    /// <param name="folder">Folder from which relative paths start; null leaves them.</param>
    /// <exception cref="HillockException">Something is wrong; the message has line and column.</exception>
    public static RunSpec Parse(string text, RunVerb verb, string name = "run file", string? folder = null) => new RunFileReader(name, verb, folder).Read(text);

    /// <summary>The YAML of a run: every option with its help beside it, those at their defaults as comments.</summary>
    public static string Write(RunSpec spec, RunVerb verb) => RunFileWriter.Write(spec, verb);
}
