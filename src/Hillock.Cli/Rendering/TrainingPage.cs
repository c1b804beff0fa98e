using Hillock.Experiments.Runs;

namespace Hillock.Cli.Rendering;

/// <summary>The answer of <c>train</c>: the network before, what it reached after.</summary>
internal static class TrainingPage
{
    /// <summary>The table of the network, and what to know of the data.</summary>
    public static void Begin(Screen screen, TrainingRun run)
    {
        DataHeading.Write(screen, run.Data, run.Warnings);
        NetworkTable.Write(screen, run.Model);
        screen.Plain();
    }

    /// <summary>What it reached, where it is kept, how to repeat it.</summary>
    public static void End(Screen screen, TrainingResult result, string? report = null)
    {
        var run = result.Outcome;
        var facts = new Facts();
        facts.Add("trained",
            $"{string.Join(", ", result.Activations)} on {result.Data}, seed {run.Seed}, {run.Epochs.Count} "
            + $"epochs{(result.ResumedEpochs > 0 ? $", {result.ResumedEpochs} of them before" : "")}");
        facts.Add("best epoch", run.Diverged && run.BestEpoch == 0 ? "none: the loss left the finite numbers" : $"{run.BestEpoch}");
        facts.Add("validation", Metric(result, run.Validation));
        facts.Add("test", Metric(result, run.Test));
        if (result.Series is { } series)
            facts.Add("test error",
                $"{Figures.Number(series.MeanAbsolute)} on average, {Figures.Fixed(series.Relative, 2)} times that of "
                + $"'{(series.SeasonalMeanAbsolute is null ? "as the last value" : "as one period before")}' ({Figures.Number(series.Baseline)})");
        if (double.IsFinite(run.DeadShare)) facts.Add("dead units", $"{Figures.Fixed(100 * run.DeadShare, 1)} %");
        if (double.IsFinite(run.GradientRatio)) facts.Add("gradients", $"first layer {Figures.Number(run.GradientRatio)} times the last");
        if (!result.Ending.IsFailure) facts.Add("ending", result.Ending.Sentence);
        facts.Write(screen);
        Curve(screen, result);
        if (result.Report is { } measures) ReportTable.Write(screen, measures, result.ReportedOn);
        if (result.Health is { } health && result.Monitor is { } monitor)
        {
            screen.Plain();
            FindingLines.Write(screen, health);
            UnitMap.Write(screen, monitor);
        }

        if (result.Ending.IsFailure) Facts.Warning(screen, run.Diverged ? Divergence(result) : result.Ending.Sentence);
        if (result.Next is { } next) screen.Plain($"to learn why: {next}"); // in one line, to be copied
        screen.Plain();
        RunPlace.Write(screen, result.Folder, result.Command, report);
    }

    private static void Curve(Screen screen, TrainingResult result)
    {
        var epochs = result.Outcome.Epochs;
        if (epochs.Count < 2) return;
        screen.Plain();
        BrailleChart.Write(screen, result.Metric == "accuracy" ? "accuracy (%) by epoch" : "error (% of the target's spread) by epoch",
            [new("validation", [.. epochs.Select(e => 100 * e.ValidationMetric)]), new("training", [.. epochs.Select(e => 100 * e.Metric)])]);
    }

    private static string Divergence(TrainingResult result) =>
        $"The training diverged in epoch {result.Outcome.Epochs.Count}: its loss left the finite numbers. Try a smaller --rate, --clip-norm 1, or an "
            + "activation that grows more slowly.";

    private static string Metric(TrainingResult result, double value) =>
        double.IsFinite(value) ? $"{result.Metric} {Figures.Fixed(100 * value, 2)} %" : $"no {result.Metric}";
}
