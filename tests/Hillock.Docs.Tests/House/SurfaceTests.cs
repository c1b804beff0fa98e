using System.Reflection;

namespace Hillock.Docs.Tests.House;

/// <summary>What is public of each assembly is what is written down; <c>HILLOCK_UPDATE_SNAPSHOTS=1</c> writes it anew, for a reviewer to read.</summary>
public sealed class SurfaceTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static TheoryData<string> Assemblies() => [.. SourceTree.Assemblies.Where(name => name != "Hillock.Cli")];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void What_is_public_is_written_down(string assembly)
    {
        var path = Path.Combine(Repository.Root, "tests", "Hillock.Docs.Tests", "House", "surface", assembly + ".txt");
        var now = Lines(assembly).ToList();
        if (Environment.GetEnvironmentVariable("HILLOCK_UPDATE_SNAPSHOTS") is { Length: > 0 })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllLines(path, now);
        }

        var written = File.Exists(path) ? File.ReadAllLines(path) : [];
        var changes = now.Except(written).Select(line => "+ " + line).Concat(written.Except(now).Select(line => "- " + line)).ToList();
        Assert.True(changes.Count == 0, $"The public surface of {assembly} is not that of {path}:\n{string.Join('\n', changes)}");
    }

    [Fact]
    public void Each_assembly_has_its_file_and_each_file_its_assembly() => Assert.Equal(
        SourceTree.Assemblies.Where(name => name != "Hillock.Cli").Order(StringComparer.Ordinal),
        Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Hillock.Docs.Tests", "House", "surface")).Select(Path.GetFileNameWithoutExtension)
            .Order(StringComparer.Ordinal));

    private static IEnumerable<string> Lines(string assembly) => Assembly.Load(assembly).GetExportedTypes()
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .SelectMany(type => type.GetMembers(Own)
            .Where(IsSeen)
            .Select(member => $"{type.FullName}: {Text(member)}")
            .Order(StringComparer.Ordinal)
            .Prepend($"{type.FullName}{(type.BaseType is { } parent && parent != typeof(object) ? $" is {parent}" : "")}"));

    private static string Text(MemberInfo member) => member switch
    {
        FieldInfo { IsLiteral: true } constant => $"{member} = {constant.GetRawConstantValue()}",
        MethodBase method =>
            $"{member} [{string.Join(", ", method.GetParameters().Select(p => p.HasDefaultValue ? $"{p.Name} = {p.RawDefaultValue}" : p.Name))}]",
        _ => member.ToString()!,
    };

    private static bool IsSeen(MemberInfo member) => member switch
    {
        MethodBase { IsPublic: true } or MethodBase { IsFamily: true } or MethodBase { IsFamilyOrAssembly: true } => !member.Name.StartsWith('<'),
        FieldInfo field => field.IsPublic || field.IsFamily,
        Type nested => nested.IsNestedPublic,
        _ => false,
    };
}
