namespace Hillock.Experiments.RunFiles;

public static partial class RunOptions
{
    private static IEnumerable<PartOption<PlaceSpec>> RunningOptions() =>
    [
        new()
        {
            Name = "threads", Kind = RunOptionKind.Integer, Placeholder = "N",
            Help = "Threads; the results do not depend on them.", Default = "one a core",
            Setter = (s, t) => s with { Threads = ValueText.Integer("threads", t[0], 1, 1024) },
            Getter = s => One(s.Threads),
        },
        new()
        {
            Name = "checkpoint-seconds", Kind = RunOptionKind.Number, Placeholder = "S", Verbs = RunVerb.Train,
            Help = "Seconds from one checkpoint to the next (0: every step), from which the same command with the same folder goes on.", Default = "10",
            Setter = (s, t) =>
                s with { CheckpointSeconds = ValueText.Number(
                "checkpoint-seconds", t[0], v => v is >= 0 and <= 1e9, "a number of seconds from 0 to 1e9, such as 60") },
            Getter = s => One(s.CheckpointSeconds),
        },
        new()
        {
            Name = "output", Aliases = ["out"], Kind = RunOptionKind.Text, Placeholder = "DIR",
            Help = "Folder of the run; the same command with the same folder goes on where it stopped.", Default = "a new one under runs/", Path = PathUse.Path,
            Setter = (s, t) => s with { Output = ValueText.Words("output", t[0]) },
            Getter = s => One(s.Output),
        },
        new()
        {
            Name = "report", Kind = RunOptionKind.Switch, Placeholder = "true|false",
            Help = "Write report.html into the folder of the run: one page with verdict, curves, health and data, to look at or to send.", Default = "true",
            Setter = (s, t) => s with { Report = ValueText.Switch("report", t[0]) },
            Getter = s => One(s.Report),
        },
    ];
}
