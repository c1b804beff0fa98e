using System.Globalization;

namespace Hillock.Experiments.Comparisons;

/// <summary>The effects of a grid in sentences.</summary>
internal static class EffectWords
{
    private const double Level = 0.05;
    private const int Most = 4;

    public static string? Of(ComparisonResult result, FactorEffects effects)
    {
        var sentences = new List<string>();
        foreach (var factor in effects.Main.GroupBy(e => e.Factor)) sentences.Add(Main(result, [.. factor]));
        var shown = effects.Interactions.Where(i => i.P <= Level).ToArray();
        foreach (var i in shown.Take(Most)) sentences.Add(Both(result, i, effects));
        if (shown.Length > Most) sentences.Add($"{shown.Length - Most} more pairs of values depend on one another.");
        if (shown.Length == 0 && effects.Interactions.Count > 0) sentences.Add("That one factor's gain depends on another is not shown.");
        return string.Join(' ', sentences);
    }

    private static string Main(ComparisonResult result, LevelEffect[] levels)
    {
        var first = levels[0].Level;
        var told = levels.Skip(1).Where(e => e is { P: <= Level, Gain: not null }).ToArray();
        if (told.Length == 0) return $"Over all, no {One(levels[0].Factor)} is shown to differ from {first}.";
        return $"Over all, against {One(levels[0].Factor)} {first}: "
            + $"{Verdict.Join([.. told.Select(e => $"{e.Level} {Gain(result, e.Gain!.Value)} ({Range(result, e.Low, e.High)})")])}.";
    }

    private static string One(string factor) => factor == "activations" ? "activation" : factor;

    private static string Both(ComparisonResult result, InteractionEffect i, FactorEffects effects)
    {
        if (i.With is not { } with || i.Without is not { } without) return "";
        var first = effects.Main.First(e => e.Factor == i.Factor).Level;
        return $"{i.Level} {Gain(result, with)} from {One(i.Other)} {i.OtherLevel}, {first} {Gain(result, without)}.";
    }

    private static string Gain(ComparisonResult result, double gain)
    {
        var size = Size(result, Math.Abs(gain));
        return result.HigherIsBetter ? gain >= 0 ? $"gains {size}" : $"loses {size}" : gain >= 0 ? $"has an error {size} smaller"
            : $"has an error {size} larger";
    }

    private static string Size(ComparisonResult result, double gain) =>
        result.HigherIsBetter ? $"{Verdict.Points(gain)} points" : (100 * gain).ToString("0", CultureInfo.InvariantCulture) + " %";

    private static string Range(ComparisonResult result, double? low, double? high) => result.HigherIsBetter
        ? $"{Verdict.Points(low ?? double.NaN)} to {Verdict.Points(high ?? double.NaN)}"
        : $"{100 * (low ?? double.NaN):0} to {100 * (high ?? double.NaN):0} %";
}
