namespace Hillock.Data;

/// <summary>What the counts of classes alone tell: absent, single and rare classes.</summary>
internal static class ClassWarnings
{
    private const int Imbalance = 10;

    /// <summary>Warnings for labels in [0, classes).</summary>
    public static IEnumerable<string> Of(IReadOnlyList<string> classes, int[] labels)
    {
        var counts = new int[classes.Count];
        foreach (var label in labels) counts[label]++;
        var absent = Names(classes, counts, 0);
        if (absent.Count > 0) yield return $"No row has the {Classes(absent)}.";
        var single = Names(classes, counts, 1);
        if (single.Count > 0) yield return $"Only one row has the {Classes(single)}; it cannot be both learned and tested.";
        var (rare, common) = (counts.Where(count => count > 0).Min(), counts.Max());
        if (common > (long)rare * Imbalance)
            yield return $"The classes are unbalanced: {Shown.Text(classes[Array.IndexOf(counts, common)])} has {common:N0} rows, "
                + $"{Shown.Text(classes[Array.IndexOf(counts, rare)])} {rare:N0}; accuracy alone can mislead.";
    }

    private static List<string> Names(IReadOnlyList<string> classes, int[] counts, int count) =>
        [.. classes.Where((_, i) => counts[i] == count)];

    private static string Classes(List<string> names) =>
        (names.Count == 1 ? "class " : "classes ") + Shown.List(names, 10);
}
