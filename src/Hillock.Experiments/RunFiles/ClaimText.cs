using System.Text.RegularExpressions;

namespace Hillock.Experiments.RunFiles;

/// <summary>What a claim says in figures: <c>selu over relu, epochs, at least 20 % fewer</c>, one after another.</summary>
/// <remarks>An item with <c> over </c> in it begins a figure; the two items after it are its measure and its size.</remarks>
internal static partial class ClaimText
{
    private const string Example = "relu over sigmoid, accuracy, 10 to 15 points";

    private static readonly (string Word, ClaimMeasure Measure)[] Measures =
    [
        ("accuracy", ClaimMeasure.Accuracy), ("error", ClaimMeasure.Error), ("epochs", ClaimMeasure.Epochs), ("step time", ClaimMeasure.StepTime),
        ("dead units", ClaimMeasure.DeadUnits),
    ];

    /// <summary>A measure as it is written.</summary>
    public static string Word(ClaimMeasure measure) => Measures.First(m => m.Measure == measure).Word;

    /// <summary>One text a figure.</summary>
    /// <exception cref="HillockException">Something cannot be read.</exception>
    public static IReadOnlyList<string> Normal(IReadOnlyList<string> texts) => [.. Read(texts).Select(p => p.Text)];

    /// <summary>The figures.</summary>
    public static IReadOnlyList<ClaimPart> Read(IReadOnlyList<string> texts)
    {
        var parts = new List<List<string>>();
        foreach (var item in texts.SelectMany(ItemText.Split))
        {
            if (Over().IsMatch(item)) parts.Add([item]);
            else if (parts.Count == 0) throw new HillockException($"claimed begins with '{item}', but must name two arms first, such as '{Example}'.");
            else parts[^1].Add(item);
        }

        if (parts.Count == 0) throw new HillockException($"claimed is empty; say what is claimed, such as '{Example}'.");
        return [.. parts.Select(Part)];
    }

    private static ClaimPart Part(List<string> items)
    {
        if (items.Count != 3)
            throw new HillockException(
                $"claimed is '{string.Join(", ", items)}', which has {(items.Count < 3 ? "too few" : "too many")} parts; give the two arms, the measure and "
                    + $"the size, such as '{Example}'.");
        var arms = Over().Split(items[0]).Select(a => a.Trim()).ToArray();
        if (arms.Length != 2 || arms.Any(a => a.Length == 0))
            throw new HillockException($"claimed compares '{items[0]}', but a figure is about two arms, such as 'relu over sigmoid'.");
        if (arms[0] == arms[1]) throw new HillockException($"claimed holds {arms[0]} against itself; name another arm.");
        var (measure, target) = Measure(items[1]);
        if ((arms[0] == ClaimPart.Best || arms[1] == ClaimPart.Average) && measure is not (ClaimMeasure.Accuracy or ClaimMeasure.Error))
            throw new HillockException($"claimed holds {items[0]} by {items[1]}, but the best and the average are of accuracy or error.");
        return new ClaimPart(arms[0], arms[1], measure, ClaimSize.Read(items[2], measure), target);
    }

    private static (ClaimMeasure Measure, double? Target) Measure(string text)
    {
        var word = text.Trim().ToLowerInvariant().Replace('_', ' ').Replace('-', ' ');
        if (EpochsTo().Match(word) is { Success: true } to)
        {
            var share = to.Groups["target"].Value;
            return (ClaimMeasure.Epochs, ValueText.Number(
                "claimed: epochs to", share, v => v is > 0 and <= 100, "a share in per cent, such as 'epochs to 90 %'"));
        }

        var found = Measures.Where(m => m.Word == word).Select(m => (ClaimMeasure?)m.Measure).FirstOrDefault();
        return (found ?? throw new HillockException(
            $"claimed measures '{text}', but can measure {string.Join(", ", Measures.Select(m => m.Word))}, or epochs to a figure such as 'epochs to 90 %'."
                + Suggestions.Ask(text, Measures.Select(m => m.Word))), null);
    }

    [GeneratedRegex(@"\Aepochs to (?<target>.+?) ?(%|per ?cent)\z")]
    private static partial Regex EpochsTo();

    [GeneratedRegex(@"\s+over\s+")]
    private static partial Regex Over();
}
