namespace Hillock.Data;

/// <summary>Tasks as a person reads them.</summary>
public static class TaskWords
{
    /// <summary>Such as <c>binary classification</c>.</summary>
    public static string Of(TaskKind task) => task switch
    {
        TaskKind.Classification => "classification",
        TaskKind.BinaryClassification => "binary classification",
        _ => "regression",
    };
}
