using System.CommandLine;
using System.Runtime.CompilerServices;

namespace Hillock.Cli;

/// <summary>Descriptions of flags that are made when a help page or an error shows them, not at each start.</summary>
internal static class FlagText
{
    private static readonly ConditionalWeakTable<Option, Func<string>> Later = [];

    /// <summary>Sets how the description is made.</summary>
    public static void DescribedBy(this Option flag, Func<string> text) => Later.Add(flag, text);

    /// <summary>The description.</summary>
    public static string? Text(this Option flag) => Later.TryGetValue(flag, out var text) ? text() : flag.Description;
}
