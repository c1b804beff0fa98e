using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Hillock.Docs.Tests.House;

/// <summary>Arrows go down only: between assemblies, and between the folders of each.</summary>
public sealed class FloorTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_folder_has_its_floor() =>
        Assert.Equal(SourceTree.Folders.Order(StringComparer.Ordinal), Floors.FromTheGround.Order(StringComparer.Ordinal));

    [Fact]
    public void No_type_uses_one_of_a_floor_above_it()
    {
        var floor = Floors.FromTheGround.Index().ToDictionary(f => f.Item, f => f.Index);
        var uses = Uses().ToList();
        Assert.True(uses.Count > 2000, $"Only {uses.Count} uses were found.");
        var upward = uses.Where(use => floor[use.To] > floor[use.From])
            .Select(use => $"{use.From}/{use.User} uses {use.Used} of {use.To}").Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(upward.Count == 0, string.Join('\n', upward.Prepend($"{upward.Count} arrows go up:")));
        foreach (var name in Floors.FromTheGround) output.WriteLine(name);
    }

    [Fact]
    public void The_library_uses_the_framework_alone()
    {
        foreach (var name in new[] { "Hillock.Common", "Hillock.Formulas", "Hillock.Data", "Hillock", "Hillock.Health" })
            Assert.All(System.Reflection.Assembly.Load(name).GetReferencedAssemblies(), used => Assert.True(
                used.Name!.StartsWith("System.", StringComparison.Ordinal) || used.Name.StartsWith("Hillock", StringComparison.Ordinal)
                    || used.Name == "Microsoft.Win32.Primitives",
                $"{name} uses {used.Name}."));
    }

    private static IEnumerable<(string From, string User, string To, string Used)> Uses()
    {
        var house = new ArchLoader().LoadAssemblies([.. SourceTree.Assemblies.Select(Load)]).Build();
        foreach (var type in house.Types)
            foreach (var used in type.Dependencies.Select(d => d.Target).Distinct())
                foreach (var (from, user) in Places(type))
                    foreach (var (to, name) in Places(used))
                        if (from != to) yield return (from, user, to, name);
    }

    // A name that is declared in two folders of an assembly would need its namespace; none is.
    private static IEnumerable<(string Folder, string Name)> Places(IType type)
    {
        // A parameter of a generic type is in no assembly.
        if (type.Assembly is null) return [];
        var name = type.FullName.Split('+', '/', '`', '<')[0];
        var simple = name[(name.LastIndexOf('.') + 1)..];
        return SourceTree.FoldersOf(AssemblyName(type), simple).Select(folder => (folder, simple));
    }

    private static string AssemblyName(IType type) => type.Assembly.Name.Split(',')[0];

    private static System.Reflection.Assembly Load(string name) => System.Reflection.Assembly.Load(name);
}
