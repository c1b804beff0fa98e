namespace Hillock.Experiments.Comparisons;

/// <summary>Of the verdict: what it is about, and what was not tested.</summary>
internal static class VerdictLimits
{
    public static IEnumerable<string> Of(ComparisonResult result, ComparisonRow[] ranked)
    {
        if (ranked.Length < 2 || ranked[0].Finished < 2) yield break;
        var splits = ranked.SelectMany(r => r.Seeds).Select(s => s.Split).Distinct().Count();
        var split = splits > 1 ? "these rows" : "this one split of these rows";
        var rate = ranked.Any(r => r.Rates.Count > 1) ? "" : " at one learning rate";
        yield return $"This is about {result.Data}, {split}, and the network {result.Network}{rate}; others were not tested.";
    }
}
