using Hillock.Data;

namespace Hillock.Experiments.RunFiles;

/// <summary>The tasks as run files and results name them.</summary>
public static class TaskNames
{
    private static readonly (TaskKind Task, string Name)[] Tasks =
        [(TaskKind.Classification, "classification"), (TaskKind.BinaryClassification, "binary"), (TaskKind.Regression, "regression")];

    /// <summary>The names.</summary>
    public static IReadOnlyList<string> All => [.. Tasks.Select(t => t.Name)];

    /// <summary>The name of a task.</summary>
    public static string Of(TaskKind task) => Tasks.First(t => t.Task == task).Name;

    /// <summary>The task of a name; null where there is none.</summary>
    public static TaskKind? Find(string name) => Tasks.Where(t => t.Name == name).Select(t => (TaskKind?)t.Task).FirstOrDefault();
}
