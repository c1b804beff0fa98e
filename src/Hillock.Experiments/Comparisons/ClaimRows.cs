using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;
using Hillock.Experiments.Statistics;

namespace Hillock.Experiments.Comparisons;

/// <summary>What the choice of the rows leaves in doubt of a change, where all trainings share one split.</summary>
internal static class ClaimRows
{
    /// <summary>The standard error: of points as a share, else of the logarithm of the ratio.</summary>
    public static double Error(ComparisonPlan plan, Trainings trainings, ClaimPart part, ClaimValues values, double own, double other)
    {
        if (plan.Design.VariesSplits || part.Measure is not (ClaimMeasure.Accuracy or ClaimMeasure.Error)) return 0;
        if (values.Rows == "test") return part.Measure == ClaimMeasure.Accuracy ? Apart(part, own, other, plan.TestRows) : 0;
        var (left, right) = (Scores(trainings, values.Index(part.Arm)), Scores(trainings, values.Index(part.Than)));
        if (left is null || right is null || left.Length != right.Length || left.Length < 2)
            return part.Measure == ClaimMeasure.Accuracy ? Apart(part, own, other, plan.Rows.Validation) : 0;
        if (part.Size.Unit == ClaimUnit.Points) return Spread(left.Select((v, i) => v - right[i]));
        var (a, b) = (Samples.Mean(left), Samples.Mean(right));
        if (a == 0 || b == 0) return 0;
        var error = Spread(left.Select((v, i) => (v / a) - (right[i] / b)));
        return part.Measure == ClaimMeasure.Error ? error / 2 : error; // the scores are of squared errors
    }

    // Nothing is known of which rows each has right: as if the two were of different rows, which is the widest that is likely.
    private static double Apart(ClaimPart part, double own, double other, int rows)
    {
        if (rows < 1 || own is not (>= 0 and <= 1) || other is not (>= 0 and <= 1)) return 0;
        var (a, b) = (own * (1 - own), other * (1 - other));
        if (part.Size.Unit == ClaimUnit.Points) return Math.Sqrt((a + b) / rows);
        return own == 0 || other == 0 ? 0 : Math.Sqrt(((a / (own * own)) + (b / (other * other))) / rows);
    }

    private static double Spread(IEnumerable<double> differences)
    {
        double[] all = [.. differences];
        return Summary.Spread(all)!.Value / Math.Sqrt(all.Length);
    }

    private static double[]? Scores(Trainings trainings, int arm)
    {
        var scores = trainings.RunsOf(arm).Where(r => Trainings.HasValue(r.Outcome)).Select(r => RowScores.Unpack(r.Outcome.RowScores)).ToArray();
        if (scores.Length == 0 || scores.Any(s => s is null || s.Length != scores[0]!.Length)) return null;
        return [.. Enumerable.Range(0, scores[0]!.Length).Select(i => scores.Average(s => s![i]))];
    }
}
