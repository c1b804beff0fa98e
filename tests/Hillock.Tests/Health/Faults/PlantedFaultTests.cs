using Hillock.Health;

namespace Hillock.Tests.Health.Faults;

/// <summary>Recall and false alarms of the doctor: one seed by default, five with <c>HILLOCK_FAULTS=all</c>; <c>write</c> writes the guide's table anew
/// too.</summary>
public sealed class PlantedFaultTests(ITestOutputHelper output)
{
    private static readonly string Mode = Environment.GetEnvironmentVariable("HILLOCK_FAULTS") ?? "";

    // The rules were set with seed 1 in view; the table is of others.
    private static readonly int[] Seeds = Mode is "all" or "write" ? [2, 3, 4, 5, 6] : [1];

    [Fact]
    public void Planted_faults_are_recognised_and_sound_networks_left_in_peace()
    {
        List<(Fault Fault, FaultSetup Setup)> planted =
        [
            .. from fault in Fault.All from ground in FaultBase.All from seed in Seeds
               let setup = fault.Plant(new FaultSetup(ground, seed)) where setup is not null select (fault, setup),
        ];
        var runs = planted.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(p => FaultRun.Of(p.Fault, p.Setup)).ToList();
        List<(HealthyCase Case, int Seed)> sound = [.. from sane in HealthyCase.All from seed in Seeds select (sane, seed)];
        var healthy = sound.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(s => FaultRun.Of(s.Case, s.Seed)).ToList();
        foreach (var run in runs.Concat(healthy)) output.WriteLine(run.Text);
        var tally = new FaultTally(runs);
        if (Mode == "write") File.WriteAllText(Path.Combine(Checkout.Root, "docs", "guide", "doctor-faults.md"), tally.Markdown(healthy));
        Assert.True(Fault.All.Count >= 12);
        foreach (var fault in Fault.All)
        {
            var (recognised, root) = tally.Of(fault);
            Assert.True(recognised >= 0.9, $"{fault.Name} was recognised in {recognised:P0} of its runs.");
            Assert.True(root >= (Seeds.Length == 1 ? 0.6 : 0.75), $"The root of {fault.Name} was right in {root:P0} of its runs.");
        }

        Assert.All(healthy, r => Assert.True(r.Diagnosis.Verdict != HealthVerdict.Failing, r.Text));
    }
}
