namespace Hillock.Experiments.RunFiles;

/// <summary>The one table of what a run can be told: the command line's flags and the run file's keys come from it.</summary>
public static partial class RunOptions
{
    /// <summary>Every option, in the order in which help and run files show them.</summary>
    public static IReadOnlyList<RunOption> All { get; } =
    [
        .. Group("Data", [.. DataRows(), .. Downloads()]), .. Group("Image folders", Pictures()), .. Group("Sequences", Sequences()),
        .. Group("Network", NetworkOptions()),
        .. Group("Training", TrainingOptions()), .. Group("Optimiser", OptimizerOptions()), .. Group("Comparison", ComparisonOptions()),
        .. Group("Running", RunningOptions()),
    ];

    /// <summary>The options that say which data and how they are read.</summary>
    public static IEnumerable<RunOption> OfData => All.Where(o => o.Group is "Data" or "Image folders" or "Sequences");

    /// <summary>The options of a verb.</summary>
    public static IEnumerable<RunOption> For(RunVerb verb) => All.Where(o => (o.Verbs & verb) != 0);

    /// <summary>The option of a name or alias, with <c>_</c> for <c>-</c> allowed; null when there is none.</summary>
    public static RunOption? Find(string name)
    {
        var key = name.Trim().Replace('_', '-').ToLowerInvariant();
        return All.FirstOrDefault(o => o.Names.Contains(key));
    }

    /// <summary>The option of a name or alias, among those of a verb.</summary>
    /// <exception cref="HillockException">There is none; the nearest names are offered.</exception>
    public static RunOption Get(string name, RunVerb verb)
    {
        var option = Find(name);
        if (option is null)
            throw new HillockException($"'{name}' is not an option of a run.{Suggestions.Ask(name, For(verb).SelectMany(o => o.Names))} "
                + $"'hillock {verb.ToString().ToLowerInvariant()} --help' lists them.");
        if ((option.Verbs & verb) == 0)
            throw new HillockException($"{option.Name} belongs to {Word(option.Verbs)}, not to {Word(verb)}; leave it out.");
        return option;
    }

    /// <summary>A verb as it is typed.</summary>
    internal static string Word(RunVerb verb) => verb.ToString().ToLowerInvariant();

    /// <summary>The options that belong to windows in time.</summary>
    internal static IEnumerable<RunOption> OfWindows => Windows();

    private static IEnumerable<RunOption> Group(string name, IEnumerable<RunOption> options) => options.Select(o => o with { Group = name });

    private static string[]? One(string? text) => text is null ? null : [text];

    private static string[]? One(double? value) => value is { } v ? [ValueText.Print(v)] : null;

    private static string[]? One(int? value) => value is { } v ? [ValueText.Print(v)] : null;

    private static string[]? One(bool? value) => value is { } v ? [v ? "true" : "false"] : null;
}
