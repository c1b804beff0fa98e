using Hillock.Activations;

namespace Hillock.Cli;

/// <summary>Which activations <c>list</c> shows.</summary>
/// <param name="Family">Only one family; null for all.</param>
/// <param name="Framework">Only what a framework has; null for all.</param>
/// <param name="Text">Words that must all occur in names, family, description or source.</param>
internal sealed record CatalogueFilter(string? Family, string? Framework, string Text)
{
    /// <summary>Only those between two values.</summary>
    public bool Bounded { get; init; }

    /// <summary>Only those that never fall, or never rise.</summary>
    public bool Monotonic { get; init; }

    /// <summary>Only those with all derivatives continuous.</summary>
    public bool Smooth { get; init; }

    /// <summary>Only those with something to learn.</summary>
    public bool Learnable { get; init; }

    /// <summary>The families there are, in the order of the catalogue.</summary>
    public static IReadOnlyList<string> Families { get; } =
        [.. Catalogue.All.Select(a => a.Family).Distinct()];

    /// <summary>The cards that pass every filter.</summary>
    /// <exception cref="HillockException">There is no such family or framework; the nearest are offered.</exception>
    public IReadOnlyList<ActivationCard> Cards()
    {
        var family = Family is null ? null : Find(Family, Families, "family", "families");
        var framework = Framework is null ? null : Find(FrameworkNames.Own(Framework), Presets.Frameworks, "framework", "frameworks");
        return [.. Catalogue.All
            .Where(a => family is null || a.Family == family)
            .Where(a => framework is null || Presets.Has(framework, a))
            .Where(a => !Learnable || a.Learnable.Count > 0)
            .Where(Mentions)
            .Select(a => new ActivationCard(a))
            .Where(Fits)];
    }

    /// <summary>What to say when nothing passes.</summary>
    public string Nothing()
    {
        var near = Suggestions.Nearest(Text, Names());
        var ask = Text.Length == 0 ? "" : Suggestions.Ask(Text, near.Count > 0 ? near : Families);
        return $"No activation {Asked()}.{ask} The families: {string.Join(", ", Families)}.";
    }

    private static IEnumerable<string> Names() => Families.Concat(Known.Activations);

    private string Asked()
    {
        var parts = new List<string>();
        if (Family is not null) parts.Add($"of the family {Family}");
        if (Framework is not null) parts.Add($"of {Framework}");
        var adjectives = new[] { (Bounded, "bounded"), (Monotonic, "monotonic"), (Smooth, "smooth"), (Learnable, "learnable") };
        if (adjectives.Any(a => a.Item1)) parts.Add("that is " + string.Join(" and ", adjectives.Where(a => a.Item1).Select(a => a.Item2)));
        if (Text.Length > 0) parts.Add($"that mentions '{Text}'");
        return string.Join(" ", parts);
    }

    private bool Fits(ActivationCard card) =>
        (!Bounded || card.Range is { IsBounded: true })
        && (!Monotonic || card.IsMonotonic)
        && (!Smooth || card.IsSmooth);

    private bool Mentions(Activation a)
    {
        var info = a.Info;
        string[] texts = [a.Id, .. a.Aliases, a.Family, .. a.Presets.Select(p => p.ToString()), a.Summary, info.Strength, info.Weakness, info.Use, a.Source];
        return Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word => texts.Any(t => t.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    private static string Find(string given, IReadOnlyList<string> known, string one, string many) =>
        known.FirstOrDefault(k => k.Equals(given, StringComparison.OrdinalIgnoreCase))
        ?? throw new HillockException($"There is no {one} '{given}'.{Suggestions.Ask(given, known)} The {many}: {string.Join(", ", known)}.");
}
