using Hillock.Health.Fixes;

namespace Hillock.Experiments.Repairs.Rules;

/// <summary>A rate that warms up and falls, where it is constant.</summary>
internal sealed class WarmedUpRate : FixRule<RunCase>
{
    public override string Name => "warm-up";

    public override int Order => 110;

    public override IReadOnlyList<string> Answers { get; } = new LowerRate().Answers;

    public override IEnumerable<Fix> For(RunCase run)
    {
        if (run.Spec.Fit.Schedule != "constant") yield break;
        var steps = run.Run.Recipe.StepsFor(run.Run.Data) * run.Run.Recipe.EpochsFor(run.Run.Data);
        var schedule = new UseSetting("Schedule", $"cosine(warmup={Math.Max(1, steps / 10)})");
        yield return new Fix(Name, "warm the rate up over the first tenth, then cosine", 3, [schedule]);
    }
}
