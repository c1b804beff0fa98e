using System.Text.RegularExpressions;

namespace Hillock.Docs.Tests.House;

/// <summary>The source files of <c>src</c>, and the folder in which each type is declared.</summary>
internal static partial class SourceTree
{
    private static readonly string Root = Path.Combine(Repository.Root, "src");

    private static readonly Lazy<IReadOnlyList<string>> All = new(() =>
    [
        .. Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories).Where(path => !path.Split(Path.DirectorySeparatorChar).Contains("obj"))
            .Order(StringComparer.Ordinal),
    ]);

    private static readonly Lazy<ILookup<(string Assembly, string Type), string>> Declarations = new(() => All.Value
        .SelectMany(path =>
            Declaration().Matches(File.ReadAllText(path)).Select(m => (Assembly: AssemblyOf(path), Type: m.Groups[1].Value, Folder: FolderOf(path))))
        .Distinct()
        .ToLookup(d => (d.Assembly, d.Type), d => d.Folder));

    public static IReadOnlyList<string> Files => All.Value;

    /// <summary>Folders that hold source files, relative to <c>src</c>.</summary>
    public static IEnumerable<string> Folders => Files.Select(FolderOf).Where(folder => folder.Length > 0).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Assemblies, one a folder of <c>src</c>.</summary>
    public static IEnumerable<string> Assemblies => Files.Select(AssemblyOf).Where(name => name.Length > 0).Distinct();

    /// <summary>The folders that declare a type of this name; one, or more where a name has several meanings.</summary>
    public static IEnumerable<string> FoldersOf(string assembly, string type) => Declarations.Value[(assembly, type)];

    public static string FolderOf(string path) => Path.GetRelativePath(Root, Path.GetDirectoryName(path)!).Replace('\\', '/').TrimStart('.');

    private static string AssemblyOf(string path) => FolderOf(path).Split('/')[0];

    [GeneratedRegex(
        @"^(?:(?:public|internal|file|static|sealed|abstract|readonly|partial|ref|unsafe) )*(?:class|record struct|record class|record|struct|enum|interface|delegate [\w<>\[\]?., ]+?) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
