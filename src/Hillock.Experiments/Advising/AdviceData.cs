using Hillock.Advice;
using Hillock.Data;

namespace Hillock.Experiments.Advising;

/// <summary>What data tell of the advice that they need.</summary>
public static class AdviceData
{
    private const int LargestCount = 1000;

    /// <summary>The request for a data set: task, shapes, classes, bounds; what the user says goes first.</summary>
    /// <exception cref="HillockException">What the user says does not fit the data.</exception>
    public static AdviceRequest Request(DataSet data, AdviceWish wish)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(wish);
        var input = InputOf(data);
        var task = TaskOf(data);
        Check(data, wish.Task);
        if (wish.Classes is { } classes && classes != data.Classes.Count)
            throw new HillockException(
                $"{data.Name} has {(data.Classes.Count == 0 ? "no" : data.Classes.Count)} classes, not {classes}; leave classes out, the data say how "
                + "many there are.");
        var request = new AdviceRequest
        {
            Inputs = data.Inputs,
            Input = input,
            Vocabulary = data.Vocabulary?.Size ?? 0,
            Classes = Math.Max(2, data.Classes.Count),
            PositiveShare = data.Task == TaskKind.BinaryClassification ? data.Train.Labels.Average() : null,
        };
        request = wish.Fill(request, task, input switch
        {
            AdviceInput.Image => AdviceArchitecture.Convolutional,
            AdviceInput.Sequence or AdviceInput.Text => AdviceArchitecture.Recurrent,
            _ => AdviceArchitecture.Dense,
        });
        return request.Task == AdviceTask.Bounded ? request with { Bounds = Bounds(data, wish) } : request;
    }

    /// <summary>What a sample is.</summary>
    private static AdviceInput InputOf(DataSet data) =>
        data.Vocabulary is not null ? AdviceInput.Text : data.Series is not null ? AdviceInput.Sequence : data.Inputs.Rank >= 2 ? AdviceInput.Image
            : AdviceInput.Table;

    private static AdviceTask TaskOf(DataSet data)
    {
        if (data.Task != TaskKind.Regression) return data.Task == TaskKind.BinaryClassification ? AdviceTask.Binary : AdviceTask.MultiClass;
        var targets = data.Train.RawTargets;
        if (data.Series is not null || targets.Length == 0) return AdviceTask.Regression;
        var (low, high) = (targets.Min(), targets.Max());
        if (low is 0 or 1 && high is > 1 and <= LargestCount && targets.All(double.IsInteger)) return AdviceTask.Count;
        return low >= 0 && high <= 1 ? AdviceTask.Bounded : AdviceTask.Regression;
    }

    private static void Check(DataSet data, AdviceTask? task)
    {
        if (task is not { } asked) return;
        if (asked is AdviceTask.MultiLabel or AdviceTask.Ordinal)
            throw new HillockException(
                $"{data.Name} has one target a row, and {AdviceWords.Of(asked)} needs several; ask without data, and fill in the C# that is printed.");
        var fits = asked switch
        {
            AdviceTask.Binary => data.Task == TaskKind.BinaryClassification,
            AdviceTask.MultiClass => data.Task != TaskKind.Regression,
            _ => data.Task == TaskKind.Regression,
        };
        if (!fits) throw new HillockException(
            $"{data.Name} is read as {SpecData(data.Task)}, which is not {AdviceWords.Of(asked)}; leave the task out, or name another target.");
        if (asked == AdviceTask.Count && data.Train.RawTargets.Any(t => t < 0))
            throw new HillockException(FormattableString.Invariant(
                $"The targets of {data.Name} go down to {data.Train.RawTargets.Min()}, and counts are 0 or more; ask for regression."));
    }

    // The bounds as the network sees them.
    private static (double Low, double High) Bounds(DataSet data, AdviceWish wish)
    {
        var (low, high) = (data.Train.RawTargets.Min(), data.Train.RawTargets.Max());
        var bounds = (Low: wish.Low ?? (low is >= 0 and <= 1 && high <= 1 ? 0 : low), High: wish.High ?? (low >= 0 && high <= 1 ? 1 : high));
        if (wish.Low is not null) low = Math.Min(low, data.Validation.RawTargets.DefaultIfEmpty(low).Min());
        if (wish.High is not null) high = Math.Max(high, data.Validation.RawTargets.DefaultIfEmpty(high).Max());
        if (low < bounds.Low || high > bounds.High)
            throw new HillockException(FormattableString.Invariant(
                $"The bounds are {bounds.Low} and {bounds.High}, and targets of {data.Name} reach {low} to {high}; give bounds that hold them."));
        var scale = data.TargetScale;
        return ((bounds.Low - scale.Mean) / scale.Deviation, (bounds.High - scale.Mean) / scale.Deviation);
    }

    private static string SpecData(TaskKind task) => RunFiles.TaskNames.Of(task);
}
