namespace Hillock.Tests.Health.Faults;

public sealed class FaultExplore(ITestOutputHelper output)
{
    [Fact]
    public void Faults()
    {
        using var log = new StreamWriter("/tmp/faults.txt");
        foreach (var ground in FaultBase.All)
        foreach (var fault in Fault.All)
        {
            if (fault.Plant(new FaultSetup(ground, 1)) is not { } setup) continue;
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var run = FaultRun.Of(fault, setup);
            log.WriteLine($"{watch.ElapsedMilliseconds,6} {run.Text}");
            log.Flush();
        }

        foreach (var healthy in HealthyCase.All)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var (model, data, options) = healthy.Build(1);
            var examination = Hillock.Health.Diagnoses.Examiner.Train(model, data, options, new Hillock.Health.Probes.ProbeOptions { LearnSteps = 150 });
            var run = new FaultRun("healthy", healthy.Name, 1, Hillock.Health.Diagnoses.Diagnosis.Of(examination), examination);
            log.WriteLine($"{watch.ElapsedMilliseconds,6} {run.Text}");
            log.Flush();
        }
        output.WriteLine("done");
    }
}
