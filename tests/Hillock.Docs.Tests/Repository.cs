namespace Hillock.Docs.Tests;

/// <summary>The checkout that the tests run in.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs = ["artifacts", "bin", "obj", "runs", ".git"];

    /// <summary>Its folder.</summary>
    public static string Root { get; } = Upwards(folder => File.Exists(Path.Combine(folder, "Hillock.slnx")))
        ?? throw new InvalidOperationException($"There is no Hillock.slnx above {AppContext.BaseDirectory}.");

    /// <summary>The folder with real data: HILLOCK_DATA, else shared/data beside the checkout; null where there is none.</summary>
    public static string? RealData { get; } =
        Environment.GetEnvironmentVariable("HILLOCK_DATA") is { Length: > 0 } named && Directory.Exists(named) ? Path.GetFullPath(named)
        : Upwards(folder => Directory.Exists(Path.Combine(folder, "shared", "data"))) is { } found ? Path.Combine(found, "shared", "data")
        : null;

    /// <summary>Every Markdown file.</summary>
    public static IEnumerable<MarkdownPage> Pages => Files(Root, "*.md").Select(path => new MarkdownPage(path));

    /// <summary>The pages a newcomer reads, whose examples must work.</summary>
    public static IEnumerable<MarkdownPage> Guide =>
        Pages.Where(page => page.Name == "README.md" || page.Name.StartsWith("docs/guide/", StringComparison.Ordinal));

    /// <summary>The samples with that ending.</summary>
    public static string[] Samples(string ending) =>
        [.. Directory.GetFiles(Path.Combine(Root, "samples"), "*" + ending, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Files(string folder, string pattern) => Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal)
        .Concat(Directory.GetDirectories(folder).Where(d => !NotOurs.Contains(Path.GetFileName(d))).Order(StringComparer.Ordinal)
            .SelectMany(d => Files(d, pattern)));

    private static string? Upwards(Func<string, bool> holds)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (holds(folder.FullName)) return folder.FullName;
        return null;
    }
}
