using Hillock.Advice;

namespace Hillock.Experiments.Advising;

/// <summary>The words for tasks and architectures.</summary>
public static class AdviceWords
{
    private static readonly (AdviceTask Task, string[] Names)[] TaskNames =
    [
        (AdviceTask.Binary, ["binary"]), (AdviceTask.MultiClass, ["multiclass", "classification"]), (AdviceTask.MultiLabel, ["multilabel"]),
        (AdviceTask.Regression, ["regression"]), (AdviceTask.Bounded, ["bounded"]), (AdviceTask.Count, ["count", "counts"]), (AdviceTask.Ordinal, ["ordinal"]),
    ];

    private static readonly (AdviceArchitecture Architecture, string[] Names)[] ArchitectureNames =
    [
        (AdviceArchitecture.Dense, ["dense", "mlp"]), (AdviceArchitecture.Convolutional, ["cnn", "convolutional"]),
            (AdviceArchitecture.Recurrent, ["rnn", "recurrent", "lstm"]),
        (AdviceArchitecture.Residual, ["residual", "resnet"]), (AdviceArchitecture.Transformer, ["transformer"]),
    ];

    /// <summary>The tasks, by their first names.</summary>
    public static IReadOnlyList<string> Tasks => [.. TaskNames.Select(t => t.Names[0])];

    /// <summary>The architectures, by their first names.</summary>
    public static IReadOnlyList<string> Architectures => [.. ArchitectureNames.Select(a => a.Names[0])];

    /// <summary>The word for a task.</summary>
    public static string Of(AdviceTask task) => TaskNames.First(t => t.Task == task).Names[0];

    /// <summary>The word for an architecture.</summary>
    public static string Of(AdviceArchitecture architecture) => ArchitectureNames.First(a => a.Architecture == architecture).Names[0];

    /// <summary>The task of a word.</summary>
    /// <exception cref="HillockException">There is none; the nearest are offered.</exception>
    public static AdviceTask Task(string word) => Find("task", word, TaskNames);

    /// <summary>The architecture of a word.</summary>
    /// <exception cref="HillockException">There is none; the nearest are offered.</exception>
    public static AdviceArchitecture Architecture(string word) => Find("architecture", word, ArchitectureNames);

    private static T Find<T>(string what, string word, (T Value, string[] Names)[] table)
    {
        var key = word.Trim().Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        foreach (var (value, names) in table)
            if (names.Contains(key)) return value;
        throw new HillockException(
            $"'{word}' is no {what}.{Suggestions.Ask(key, table.SelectMany(t => t.Names))} Write one of {string.Join(", ", table.Select(t => t.Names[0]))}.");
    }
}
