using System.Security.Cryptography;
using System.Text;

namespace Hillock.Experiments.RunFolders;

/// <summary>A file name for an activation: readable, safe on every system, and different for different texts.</summary>
internal static class FileSlug
{
    private const int Longest = 40;

    public static string Of(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-') slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        var name = slug.ToString().Trim('-', '.');
        if (name == text) return name.Length <= Longest ? name : name[..Longest] + "-" + Tag(text);
        return (name.Length <= Longest ? name : name[..Longest]) + "-" + Tag(text);
    }

    /// <summary>The first 16 hex digits of a text's SHA-256.</summary>
    public static string Key(string text) => Hash(text)[..16];

    private static string Tag(string text) => Hash(text)[..6];

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
