using Hillock.Data;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Comparisons;

/// <summary>Holds what is claimed against what was measured.</summary>
/// <remarks>Held: the whole 95 % interval lies in what is claimed. Did not hold: none of it does. Where trainings of an arm were still improving, its accuracy
/// may rise without limit, so its side of the interval is open.</remarks>
internal static class ClaimCheck
{
    /// <exception cref="HillockException">An arm or a measure is not one of this comparison.</exception>
    public static void Require(IReadOnlyList<ClaimPart> parts, IReadOnlyList<string> arms, DataSet data)
    {
        foreach (var part in parts)
        {
            if (!arms.Contains(part.Arm) && part.Arm != ClaimPart.Best) throw NoArm(part, part.Arm, arms);
            if (!arms.Contains(part.Than) && part.Than != ClaimPart.Average) throw NoArm(part, part.Than, arms);
            if (part.Measure == ClaimMeasure.Accuracy && data.Task == TaskKind.Regression)
                throw new HillockException($"claimed is '{part.Text}', but {data.Name} is a regression, which has no accuracy; claim something of error.");
            if (part.Measure == ClaimMeasure.Error && data.Task != TaskKind.Regression)
                throw new HillockException($"claimed is '{part.Text}', but {data.Name} is a classification; claim something of accuracy.");
            if (part.Chooses(arms.Contains) && data.Test.Count == 0)
                throw new HillockException(
                    $"claimed is '{part.Text}': the best is chosen on the validation rows and told on the test rows, but {data.Name} has none; give "
                        + "test-share, such as 0.2.");
        }
    }

    /// <summary>What came out; null without a claim.</summary>
    public static ClaimResult? Of(ComparisonPlan plan, Trainings trainings, bool interrupted)
    {
        if (plan.Claimed.Count == 0) return null;
        ClaimFigure[] figures = [.. plan.Claimed.Select(p => Figure(plan, trainings, p, interrupted))];
        var answer = figures.Any(f => f.Answer == ClaimAnswer.DidNotHold) ? ClaimAnswer.DidNotHold
            : figures.All(f => f.Answer == ClaimAnswer.Held) ? ClaimAnswer.Held : ClaimAnswer.CannotBeTold;
        var sentence = plan.Claim ?? string.Join("; ", figures.Select(f => f.Claimed));
        var claim = new ClaimResult { Sentence = sentence, Answer = answer, Figures = figures, Words = "" };
        return claim with { Words = ClaimWords.Of(claim, plan) };
    }

    private static HillockException NoArm(ClaimPart part, string name, IReadOnlyList<string> arms) => new(
        $"claimed is '{part.Text}', but '{name}' is not one of the arms.{Suggestions.Ask(name, arms)} They are {string.Join("; ", arms.Take(12))}"
            + $"{(arms.Count > 12 ? "; …" : "")}.");

    private static ClaimFigure Figure(ComparisonPlan plan, Trainings trainings, ClaimPart part, bool interrupted)
    {
        var values = new ClaimValues(plan, trainings, part);
        var (own, other) = values.Of();
        (double Own, double Other)[] pairs =
            [.. own.Zip(other).Where(p => p is { First: not null, Second: not null }).Select(p => (p.First!.Value, p.Second!.Value))];
        var percent = part.Size.Unit == ClaimUnit.Percent;
        double[] changes = [.. pairs.Select(p => percent ? Ratio(p.Own, p.Other) : p.Own - p.Other)];
        var (a, b) = (Middle(part, pairs.Select(p => p.Own)), Middle(part, pairs.Select(p => p.Other)));
        var rowError = ClaimRows.Error(plan, trainings, part, values, a ?? double.NaN, b ?? double.NaN);
        var interval = ClaimInterval.Of(changes, plan.Correction, rowError);
        var open = Open(trainings, part, values);
        var figure = new ClaimFigure
        {
            Claimed = part.Text,
            Arm = part.Arm,
            Than = part.Than,
            Measure = part.Measure,
            Thing = part.Target is null && part.Measure == ClaimMeasure.Epochs ? "epochs to the target" : part.Thing,
            Unit = part.Size.Unit,
            Rows = values.Rows,
            Change = Shown(interval.Value, percent),
            Low = open.Low ? double.NegativeInfinity : Shown(interval.Low, percent)!.Value,
            High = open.High ? double.PositiveInfinity : Shown(interval.High, percent)!.Value,
            Pairs = pairs.Length,
            Own = a,
            Other = b,
            Answer = ClaimAnswer.CannotBeTold,
        };
        var allowed = part.Size.Allowed(plan.ClaimMargin);
        return figure with
        {
            Answer = interrupted ? ClaimAnswer.CannotBeTold
                : allowed.Contains(figure.Low, figure.High) ? ClaimAnswer.Held
                : allowed.Excludes(figure.Low, figure.High) ? ClaimAnswer.DidNotHold
                : ClaimAnswer.CannotBeTold,
            Notes = [.. ClaimNotes.Of(plan, trainings, values, part, interval, interrupted)],
        };
    }

    // Which ends of the interval trainings that were still improving leave open.
    private static (bool Low, bool High) Open(Trainings trainings, ClaimPart part, ClaimValues values)
    {
        if (part.Measure is ClaimMeasure.StepTime or ClaimMeasure.DeadUnits) return (false, false);
        if (part is { Measure: ClaimMeasure.Epochs, Target: not null }) return (false, false);
        if (values.Rows == "test" || part.Measure == ClaimMeasure.Epochs)
        {
            var any = values.Arms.Any(a => IsUnconverged(trainings, a));
            return (any, any);
        }

        var (own, other) = (IsUnconverged(trainings, values.Index(part.Arm)), IsUnconverged(trainings, values.Index(part.Than)));
        return part.Measure == ClaimMeasure.Accuracy ? (other, own) : (own, other);
    }

    /// <summary>Whether a quarter of an arm's trainings or more were still improving, as <see cref="ComparisonRow.IsUnconverged"/> has it.</summary>
    public static bool IsUnconverged(Trainings trainings, int arm)
    {
        TrainingOutcome[] runs = [.. trainings.RunsOf(arm).Select(r => r.Outcome).Where(Trainings.HasValue)];
        var still = runs.Count(r => r.StillImproving);
        return still > 0 && 4 * still >= runs.Length;
    }

    // Two that both have none, or both never get there, have no ratio: NaN.
    private static double Ratio(double own, double other) => Math.Log(Math.Max(own, 0)) - Math.Log(Math.Max(other, 0));

    private static double? Shown(double? value, bool percent) => value is not { } v ? null : percent ? 100 * (Math.Exp(v) - 1) : 100 * v;

    private static double? Middle(ClaimPart part, IEnumerable<double> values)
    {
        double[] all = [.. values];
        if (all.Length == 0) return null;
        return part.Measure is ClaimMeasure.Epochs or ClaimMeasure.StepTime || !all.All(double.IsFinite) ? Samples.LowerMedian(all) : Samples.Mean(all);
    }
}
