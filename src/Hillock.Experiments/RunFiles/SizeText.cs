using System.Text.RegularExpressions;

namespace Hillock.Experiments.RunFiles;

/// <summary>Units of layers as text: <c>64</c>, or <c>20x64</c> for 20 layers of 64.</summary>
internal static partial class SizeText
{
    private const int MostLayers = 1000;
    private const int Several = 4;

    /// <summary>The layers of one item.</summary>
    /// <exception cref="HillockException">It is neither a number nor two with an x between.</exception>
    public static IEnumerable<int> Read(string name, string text, int mostUnits)
    {
        if (Repeated().Match(text) is not { Success: true } match) return [ValueText.Integer(name, text, 1, mostUnits)];
        return Enumerable.Repeat(ValueText.Integer(name, match.Groups["units"].Value, 1, mostUnits), ValueText.Integer(name, match.Groups["layers"].Value, 1, MostLayers));
    }

    /// <summary>The items of layers, equal neighbours as one where there are many.</summary>
    public static IEnumerable<string> Write(IReadOnlyList<int> sizes)
    {
        for (var i = 0; i < sizes.Count;)
        {
            var end = i;
            while (end < sizes.Count && sizes[end] == sizes[i]) end++;
            var (count, units) = (end - i, ValueText.Print(sizes[i]));
            foreach (var item in count >= Several ? [$"{ValueText.Print(count)}x{units}"] : Enumerable.Repeat(units, count)) yield return item;
            i = end;
        }
    }

    [GeneratedRegex(@"\A\s*(?<layers>\d+)\s*[x×*]\s*(?<units>\d+)\s*\z")]
    private static partial Regex Repeated();
}
