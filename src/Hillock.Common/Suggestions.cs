namespace Hillock;

/// <summary>The nearest known names to one that is not known.</summary>
public static class Suggestions
{
    /// <summary>Up to three of <paramref name="known"/> within a third of the length in edits (Damerau 1964), nearest first.</summary>
    public static IReadOnlyList<string> Nearest(string given, IEnumerable<string> known)
    {
        var name = given.Trim().ToLowerInvariant();
        if (name.Length == 0) return [];
        var limit = Math.Max(2, name.Length / 3);
        return [.. known.Distinct()
            .Select(k => (Name: k, Distance: Math.Abs(k.Length - name.Length) > limit ? int.MaxValue : Distance(name, k.ToLowerInvariant())))
            .Where(k => k.Distance <= limit || (name.Length > 2 && k.Name.Contains(name, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(k => k.Distance).ThenBy(k => k.Name, StringComparer.Ordinal)
            .Take(3).Select(k => k.Name)];
    }

    /// <summary>A sentence such as <c>Did you mean relu or elu?</c>, or nothing.</summary>
    public static string Ask(string given, IEnumerable<string> known)
    {
        var near = Nearest(given, known);
        return near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?";
    }

    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }

        return d[a.Length, b.Length];
    }
}
