namespace Hillock.Tests.Shared;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Checkout
{
    /// <summary>Its root: the folder of the solution.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Hillock.slnx"))) return folder.FullName;
        throw new InvalidOperationException("No Hillock.slnx lies above the tests.");
    }
}
