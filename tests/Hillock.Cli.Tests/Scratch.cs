namespace Hillock.Cli.Tests;

/// <summary>A folder of its own for one test.</summary>
internal sealed class Scratch : IDisposable
{
    public string Location { get; } = Directory.CreateTempSubdirectory("hillock-cli-").FullName;

    /// <summary>Writes a text file and gives its path.</summary>
    public string File(string name, string text)
    {
        var path = Path.Combine(Location, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Writes bytes and gives the path.</summary>
    public string File(string name, byte[] bytes)
    {
        var path = Path.Combine(Location, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(Location, recursive: true);
}
