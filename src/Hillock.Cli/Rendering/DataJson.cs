using Hillock.Data;

namespace Hillock.Cli.Rendering;

/// <summary>What a verb works on, in its JSON.</summary>
internal static class DataJson
{
    /// <summary>The data, the task and the target; null for none.</summary>
    public static object? Of(DataSet? data) => data is null ? null : new
    {
        data.Name,
        Task = TaskWords.Of(data.Task),
        Target = data.TargetName,
        TargetGuessed = data.TargetIsGuess,
        data.Warnings,
    };
}
