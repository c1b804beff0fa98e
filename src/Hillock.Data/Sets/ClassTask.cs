namespace Hillock.Data;

/// <summary>The task of data that has classes.</summary>
internal static class ClassTask
{
    /// <summary>The task asked for where it fits; else binary for two classes, and classification for more.</summary>
    /// <exception cref="HillockException">It does not fit.</exception>
    public static TaskKind Of(string name, int classes, TaskKind? asked) => asked switch
    {
        TaskKind.Regression => throw new HillockException($"{name} has classes, not numbers to predict; regression does not fit."),
        TaskKind.BinaryClassification when classes != 2 => throw new HillockException($"{name} has {classes} classes; binary classification needs exactly 2."),
        { } task => task,
        null => classes == 2 ? TaskKind.BinaryClassification : TaskKind.Classification,
    };

    /// <summary>The task of data that has numbers to predict.</summary>
    /// <exception cref="HillockException">Classes were asked for.</exception>
    public static TaskKind OfNumbers(string name, TaskKind? asked) => asked is null or TaskKind.Regression
        ? TaskKind.Regression
        : throw new HillockException($"{name} has numbers to predict, not classes; only regression fits.");

    /// <summary>Refuses labels that are all the same.</summary>
    public static void RequireTwo(string name, IReadOnlyList<string> classes, int[] labels)
    {
        if (labels.Distinct().Count() < 2)
            throw new HillockException(
                ErrorKind.Data, $"{name} holds one class only, {classes[labels[0]]}, in all {labels.Length:N0} rows; there is nothing to tell apart.");
    }
}
