using Hillock.Experiments.Repairs;
using Hillock.Experiments.RunFiles;
using Hillock.Health.Diagnoses;

namespace Hillock.Cli.Rendering;

/// <summary>The answer of <c>doctor</c>: the network, the findings with maps of units and gradients, the repair.</summary>
internal static class DoctorPage
{
    /// <summary>What is examined: the data and the table of the network.</summary>
    public static void Begin(Screen screen, DoctorRun run)
    {
        DataHeading.Write(screen, run.Data, run.Data.Warnings);
        NetworkTable.Write(screen, run.Model);
        screen.Plain();
    }

    /// <summary>What is the matter.</summary>
    public static void Findings(Screen screen, Diagnosis diagnosis, Examination examination)
    {
        var facts = new Facts();
        if (examination.Forecast is { } forecast) facts.Add("forecast", forecast.Sentence);
        if (examination.Probe is { } probe) facts.Add(
            "first batch",
            $"loss {Figures.Number(probe.InitialLoss)}"
                + $"{(double.IsFinite(probe.ExpectedLoss) ? $", {Figures.Number(probe.ExpectedLoss)} for outputs that know nothing" : "")}");
        if (examination.Achievement is { } achievement && examination.Monitor is { } seen)
            facts.Add("training",
                $"{Figures.Count(seen.Steps)} steps; learned {Figures.Fixed(100 * achievement.Training, 1)} % of what the most frequent answer leaves, "
                + $"{Figures.Fixed(100 * achievement.Validation, 1)} % on validation");
        facts.Write(screen);
        screen.Plain();
        FindingLines.Write(screen, diagnosis);
        if (examination.Monitor is not { } monitor) return;
        UnitMap.Write(screen, monitor);
        GradientFlow.Write(screen, monitor);
    }

    /// <summary>What was tried, and where everything is kept.</summary>
    public static void End(Screen screen, DoctorRun run, RepairReport? repair, IReadOnlyList<string> pictures, string? report = null)
    {
        if (repair is not null) Repair(screen, run, repair);
        screen.Plain();
        foreach (var picture in pictures) screen.Plain($"picture {picture}");
        RunPlace.Write(screen, run.Folder, run.Command, report);
    }

    private static void Repair(Screen screen, DoctorRun run, RepairReport repair)
    {
        screen.Plain();
        var table = new FittedTable(new Column("tried", ShortenTo: 24), new Column("seeds", Right: true),
            new Column(repair.Before.HigherIsBetter ? "validation %" : "error share %", Right: true), new Column("dead %", Right: true, Sacrifice: 2),
            new Column("outcome", Sacrifice: 1, ShortenTo: 20));
        Row(table, "", repair.Before, "");
        Row(table, "", repair.Retrained, "other seeds");
        foreach (var trial in repair.Trials)
        {
            if (trial.Arm is { } arm) Row(table, trial.Accepted ? "bold green" : "", arm, trial.Reason);
            else table.Add("", trial.Fix.Text, "0", "–", "", trial.Reason);
        }

        table.Write(screen);
        screen.Plain();
        if (repair.Mended is { } mended)
        {
            screen.Line($"[bold green]cured[/]: {Screen.Escape(repair.Accepted!.Fix.Text)}");
            screen.Plain($"mended  {Path.Combine(run.Folder, "mended.yaml")}");
            screen.Plain($"train   {RunCommand.Line(mended.With(mended.Place with { Output = null }), RunVerb.Train)}");
        }
        else
        {
            screen.Line(repair.Interrupted ? "[bold yellow]stopped[/] before all was tried"
                : repair.Trials.Count == 0 ? "[bold yellow]not cured[/]: no change of the run answers to what was found; see what the findings advise"
                : "[bold yellow]not cured[/]: no remedy beat the run as it was and the same run trained again");
        }
    }

    private static void Row(FittedTable table, string style, TrialArm arm, string outcome) => table.Add(
        style, arm.Name, $"{arm.Runs.Count}",
        arm.Runs.Count == 0 ? "–" : $"{Figures.Fixed(100 * arm.Mean, 2)}{(double.IsNaN(arm.Deviation) ? "" : $" ± {Figures.Fixed(100 * arm.Deviation, 2)}")}",
            Dead(arm), outcome);

    private static string Dead(TrialArm arm)
    {
        var known = arm.Runs.Select(r => r.DeadShare).Where(double.IsFinite).ToList();
        return known.Count == 0 ? "" : Figures.Fixed(100 * known.Average(), 0);
    }
}
