namespace Hillock.Experiments.RunFiles;

/// <summary>A run written in YAML: the keys are the options of <see cref="RunOptions"/>.</summary>
public static class RunFile
{
    /// <summary>Reads a run file; relative paths in it start from its folder.</summary>
    /// <exception cref="HillockException">The file cannot be read, or something in it is wrong; the message has line and column.</exception>
    public static RunSpec Read(string path, RunVerb verb)
    {
        string text;
        try
        {
            text = TextFile.Read(path);
        }
        catch (Exception e) when (e is HillockException or IOException or ArgumentException or NotSupportedException)
        {
            throw new HillockException($"The run file '{path}' cannot be read: {e.Message} Give the path of a YAML file, such as run.yaml.", e);
        }

        var folder = Path.GetDirectoryName(path);
        return Parse(text, verb, path, string.IsNullOrEmpty(folder) ? null : folder);
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
