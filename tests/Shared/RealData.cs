namespace Hillock.Tests.Shared;

/// <summary>Finds the real data sets, which the project does not ship.</summary>
internal static class RealData
{
    /// <summary>A file or folder of the real data; the test is skipped where it is not there.</summary>
    public static string Path(string relative)
    {
        var path = Root() is { } root ? System.IO.Path.Combine(root, relative) : null;
        if (path is null || !(File.Exists(path) || Directory.Exists(path)))
            Assert.Skip($"The real data '{relative}' is not here; set HILLOCK_DATA to the folder that holds it.");
        return path;
    }

    private static string? Root()
    {
        if (Environment.GetEnvironmentVariable("HILLOCK_DATA") is { Length: > 0 } named) return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var beside = System.IO.Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(beside)) return beside;
        }

        return null;
    }
}
