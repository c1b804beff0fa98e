using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Hillock.Tests.Shared;

/// <summary>The records that an assembly shows to its users.</summary>
internal static class PublicRecords
{
    /// <summary>Those with a collection that write it as the name of its type.</summary>
    public static IReadOnlyList<string> WithoutTextForCollections(Assembly assembly) => [.. assembly.GetExportedTypes()
        .Where(t => t is { IsAbstract: false } && t.GetMethod("<Clone>$") is not null || (t.IsValueType && PrintMembers(t)))
        .Where(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Any(p => p.PropertyType != typeof(string) && p.PropertyType.IsAssignableTo(typeof(IEnumerable))))
        .Where(t => t.GetMethod(nameof(ToString), Type.EmptyTypes)!.GetCustomAttribute<CompilerGeneratedAttribute>() is not null)
        .Select(t => t.FullName!)];

    private static bool PrintMembers(Type type) => type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;
}
