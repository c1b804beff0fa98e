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
        var match = Repeated().Match(text);
        if (!match.Success && text.Contains('x', StringComparison.Ordinal))
            throw new HillockException($"{name} is '{text}'; layers of one size are written LAYERSxUNITS, such as 20x64.");
        if (!match.Success) return [ValueText.Integer(name, text, 1, mostUnits)];
        var layers = ValueText.Integer($"the number of layers in {name} '{text}'", match.Groups["layers"].Value, 1, MostLayers);
        return Enumerable.Repeat(ValueText.Integer(name, match.Groups["units"].Value, 1, mostUnits), layers);
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
