namespace Hillock.Data;

/// <summary>What <c>data info</c> shows of a data set.</summary>
public sealed record DataSummary(
    string Name,
    string Description,
    string Source,
    TaskKind Task,
    string Question,
    bool TargetIsGuess,
    Shape Inputs,
    int Train,
    int Validation,
    int Test,
    IReadOnlyList<ClassCount> Classes,
    double InputMean,
    double InputDeviation,
    string? TargetName,
    TargetScale TargetScale,
    IReadOnlyList<ColumnInfo> Columns,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<ChannelInfo> Channels,
    Augmentation? Augmentation,
    Vocabulary? Vocabulary,
    SeriesInfo? Series)
{
    /// <summary>Rows in all parts.</summary>
    public int Rows => Train + Validation + Test;

    internal static DataSummary Of(DataSet data) => new(
        data.Name, data.Description, data.Source, data.Task, data.Question, data.TargetIsGuess, data.Inputs,
        data.Train.Count, data.Validation.Count, data.Test.Count, Count(data),
        data.InputMean, data.InputDeviation, data.TargetName, data.TargetScale, data.Columns, data.Warnings,
        data.Channels, data.Augmentation, data.Vocabulary, data.Series);

    private static ClassCount[] Count(DataSet data)
    {
        var (train, validation, test) = (Histogram(data.Train, data), Histogram(data.Validation, data), Histogram(data.Test, data));
        return [.. data.Classes.Select((name, i) => new ClassCount(name, train[i], validation[i], test[i]))];
    }

    private static int[] Histogram(Split split, DataSet data)
    {
        var counts = new int[data.Classes.Count];
        foreach (var label in split.Labels) counts[label]++;
        return counts;
    }

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
