using Hillock.Training;

namespace Hillock.Experiments.RunFiles;

/// <summary>What the options that several optimisers share say of them: each optimiser is asked for its settings.</summary>
internal static class OptimizerHelp
{
    private static readonly Lazy<IReadOnlyList<Optimizer>> Usual = new(() => [.. Optimizer.Names.Select(SpecOptimizer.Usual)]);

    /// <summary>The optimisers that have a setting, as in <c>sgd and rmsprop</c>, or <c>all but sgd and lion</c> where they are most.</summary>
    public static string Owners(string setting)
    {
        var (has, lacks) = (Named(o => Text(o, setting) is not null), Named(o => Text(o, setting) is null));
        return has.Count > 4 && lacks.Count > 0 ? $"all but {List(lacks)}" : List(has);
    }

    /// <summary>The same with what the setting belongs to in each, as in <c>of the mean square in adam; of the momentum in lion</c>.</summary>
    public static string Meanings(string setting) => string.Join("; ", Usual.Value
        .SelectMany(o => o.Settings.Where(s => s.Name == setting).Select(s => (o.Id, s.About)))
        .GroupBy(s => s.About).Select(g => $"{g.Key} in {List([.. g.Select(s => s.Id)])}"));

    /// <summary>The optimisers whose weight decay is decoupled.</summary>
    public static string Decoupled => List(Named(o => o.DecouplesDecay));

    /// <summary>The usual values of a setting, as in <c>0.999, lion 0.99</c>, or <c>adamw 0.01, others 0</c> where every optimiser has it.</summary>
    public static string Values(string setting)
    {
        var groups = Usual.Value.Where(o => Text(o, setting) is not null).GroupBy(o => Text(o, setting)!).OrderByDescending(g => g.Count()).ToList();
        if (groups.Count == 1) return groups[0].Key;
        var most = groups[0].Count() > 1 ? groups[0] : null;
        var named = groups.Where(g => g != most).SelectMany(g => g.Select(o => $"{o.Id} {g.Key}"));
        if (most is null) return string.Join(", ", named);
        var all = groups.Sum(g => g.Count()) == Usual.Value.Count;
        return string.Join(", ", all ? named.Append($"others {most.Key}") : named.Prepend(most.Key));
    }

    /// <summary>The usual values of a setting in some optimisers, as in <c>adam 0.001, sgd 0.01</c>.</summary>
    public static string Values(string setting, params IReadOnlyList<string> names) =>
        string.Join(", ", Usual.Value.Where(o => names.Contains(o.Id)).OrderBy(o => names.ToList().IndexOf(o.Id)).Select(o => $"{o.Id} {Text(o, setting)}"));

    private static string? Text(Optimizer optimizer, string setting) => optimizer.Settings.Where(s => s.Name == setting).Select(s => s.Text).FirstOrDefault();

    private static List<string> Named(Func<Optimizer, bool> which) => [.. Usual.Value.Where(which).Select(o => o.Id)];

    private static string List(List<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
}
