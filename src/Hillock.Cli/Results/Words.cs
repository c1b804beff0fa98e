namespace Hillock.Cli;

/// <summary>Names of enumeration members as people write them.</summary>
internal static class Words
{
    /// <summary>In lower case with blanks: <c>NonDecreasing</c> is <c>non decreasing</c>; null stays null.</summary>
    public static string? Of(Enum? value) => value is null
        ? null
        : string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : c.ToString()));
}
