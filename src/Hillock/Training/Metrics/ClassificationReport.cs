using System.Globalization;

namespace Hillock.Training;

/// <summary>The measures of a classification.</summary>
public sealed record ClassificationReport
{
    private ClassificationReport()
    {
    }

    /// <summary>Share of rows whose class is right; a row whose scores are not all numbers has no answer, and is wrong.</summary>
    public required double Accuracy { get; init; }

    /// <summary>k of <see cref="TopKAccuracy"/>; fewer than the classes.</summary>
    public required int TopK { get; init; }

    /// <summary>Share of rows whose class is among the k with the highest scores; of equal ones the lower class comes first. NaN for two classes.</summary>
    public required double TopKAccuracy { get; init; }

    /// <summary>For two classes the area under the receiver operating characteristic of the second; for more the mean of each class against the rest,
    /// over those that have rows of both kinds. NaN where there is none.</summary>
    public required double RocAuc { get; init; }

    /// <summary>Each class.</summary>
    public required IReadOnlyList<ClassScore> Classes { get; init; }

    /// <summary>The mean over the classes that some row is of or was taken for, as in scikit-learn.</summary>
    public required ScoreAverage Macro { get; init; }

    /// <summary>Over all rows at once; for one class a row all three are the accuracy, and where rows have no answer precision is that of the others.</summary>
    public required ScoreAverage Micro { get; init; }

    /// <summary>The mean over classes by their rows.</summary>
    public required ScoreAverage Weighted { get; init; }

    /// <summary>Which classes were taken for which.</summary>
    public required ConfusionMatrix Confusion { get; init; }

    /// <summary>The report of scores, such as <c>Predict</c> gives.</summary>
    /// <param name="scores">[rows × outputs] row-major: an output for each class, or a single one for the second of two.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="classes">The classes' names in label order.</param>
    /// <param name="threshold">A single score above this means the second class.</param>
    /// <param name="topK">Of how many best classes the right one may be any; at least 1.</param>
    /// <exception cref="HillockException">Numbers that do not fit each other.</exception>
    public static ClassificationReport Of(
        ReadOnlySpan<float> scores, ReadOnlySpan<int> labels, IReadOnlyList<string> classes, double threshold = 0.5, int topK = 5)
    {
        ArgumentNullException.ThrowIfNull(classes);
        if (labels.IsEmpty) throw new HillockException("There are no rows to report on.");
        if (topK < 1) throw new HillockException($"k of the top-k accuracy is {topK}; it must be at least 1, such as 5.");
        var outputs = scores.Length / labels.Length;
        if (scores.Length % labels.Length != 0 || !(outputs == classes.Count || (outputs == 1 && classes.Count == 2)))
            throw new HillockException(
                $"Got {scores.Length} scores for {labels.Length} rows and {classes.Count} classes; expected one score a class, or one a row for two classes.");
        var confusion = new ConfusionMatrix(labels, Predictions(scores, outputs, threshold), classes);
        var single = new ScoreTable(scores.ToArray(), outputs, labels.ToArray());
        ClassScore[] each = [.. classes.Select((name, c) => Score(confusion, c, single.Area(c)))];
        var k = Math.Min(topK, classes.Count - 1);
        var areas = each.Select(c => c.RocAuc).Where(double.IsFinite).ToList();
        var accuracy = (double)confusion.Correct / labels.Length;
        return new ClassificationReport
        {
            Accuracy = accuracy,
            TopK = k,
            TopKAccuracy = classes.Count > 2 ? single.TopK(k) : double.NaN,
            RocAuc = classes.Count == 2 ? each[1].RocAuc : areas.Count == 0 ? double.NaN : areas.Average(),
            Classes = each,
            Macro = Mean(each, _ => 1),
            Micro = new ScoreAverage(
                Share(confusion.Correct, confusion.Count - confusion.Unanswered), accuracy,
                    Share(2 * confusion.Correct, (2 * confusion.Count) - confusion.Unanswered)),
            Weighted = Mean(each, c => c.Support),
            Confusion = confusion,
        };
    }

    /// <summary>A line for each class and each average.</summary>
    public override string ToString()
    {
        var none = Confusion.Unanswered;
        var unanswered = none == 0 ? "" : $"{Count(none)} of {Count(Confusion.Count)} rows have scores that are not numbers, and count as wrong\n";
        var summary =
            $"{unanswered}accuracy {ReportText.Number(Accuracy)}{(double.IsNaN(TopKAccuracy) ? "" : $", top {TopK} {ReportText.Number(TopKAccuracy)}")}, "
            + $"ROC AUC {ReportText.Number(RocAuc)}\n\n";
        return summary + ReportText.Table(["class", "precision", "recall", "F1", "ROC AUC", "rows"],
        [
            .. Classes.Select(c =>
                (string[])[c.Name, ReportText.Number(c.Precision), ReportText.Number(c.Recall), ReportText.Number(c.F1), ReportText.Number(c.RocAuc),
                Count(c.Support)]),
            Line("macro", Macro), Line("micro", Micro), Line("weighted", Weighted),
        ]) + "\n" + Confusion;

        string[] Line(string name, ScoreAverage a) =>
            [name, ReportText.Number(a.Precision), ReportText.Number(a.Recall), ReportText.Number(a.F1), "", Count(Confusion.Count)];
    }

    private static string Count(long rows) => rows.ToString(CultureInfo.InvariantCulture);

    private static int[] Predictions(ReadOnlySpan<float> scores, int outputs, double threshold)
    {
        var predictions = new int[scores.Length / outputs];
        for (var i = 0; i < predictions.Length; i++)
        {
            var row = scores.Slice(i * outputs, outputs);
            if (HasNaN(row)) predictions[i] = ConfusionMatrix.NoAnswer;
            else if (outputs == 1) predictions[i] = row[0] > threshold ? 1 : 0;
            else
                for (var j = 1; j < outputs; j++)
                    if (row[j] > row[predictions[i]]) predictions[i] = j;
        }

        return predictions;
    }

    private static bool HasNaN(ReadOnlySpan<float> row)
    {
        foreach (var score in row)
            if (float.IsNaN(score)) return true;
        return false;
    }

    private static ClassScore Score(ConfusionMatrix confusion, int c, double area)
    {
        long right = confusion[c, c], actual = confusion.Actual(c), predicted = confusion.Predicted(c);
        if (actual + predicted == 0) return new ClassScore(confusion.Classes[c], 0, double.NaN, double.NaN, double.NaN, double.NaN);
        return new ClassScore(
            confusion.Classes[c], actual, Share(right, predicted), Share(right, actual), Share(2 * right, actual + predicted), area);
    }

    private static double Share(long part, long all) => all == 0 ? 0 : (double)part / all;

    private static ScoreAverage Mean(ClassScore[] all, Func<ClassScore, double> weight)
    {
        var classes = Array.FindAll(all, c => !double.IsNaN(c.F1));
        var total = classes.Sum(weight);
        return new ScoreAverage(
            classes.Sum(c => c.Precision * weight(c)) / total, classes.Sum(c => c.Recall * weight(c)) / total, classes.Sum(c => c.F1 * weight(c)) / total);
    }

    /// <summary>Scores with the classes they should point to.</summary>
    private sealed class ScoreTable(float[] scores, int outputs, int[] labels)
    {
        /// <summary>Area under the characteristic of a class against the others.</summary>
        public double Area(int c)
        {
            var own = new double[labels.Length];
            for (var i = 0; i < own.Length; i++) own[i] = outputs == 1 ? (c == 1 ? scores[i] : -scores[i]) : scores[(i * outputs) + c];
            return RankSum.Area(own, Array.ConvertAll(labels, label => label == c));
        }

        /// <summary>Share of rows whose class is among the k best.</summary>
        public double TopK(int k)
        {
            var right = 0;
            for (var i = 0; i < labels.Length; i++)
            {
                var row = scores.AsSpan(i * outputs, outputs);
                var (own, ahead) = (row[labels[i]], 0);
                for (var j = 0; j < outputs; j++)
                    if (row[j] > own || (row[j] == own && j < labels[i])) ahead++;
                if (!HasNaN(row) && ahead < k) right++;
            }

            return (double)right / labels.Length;
        }
    }
}
