using Hillock.Data;
using Hillock.Health;
using Hillock.Health.Diagnoses;
using Hillock.Health.Probes;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Health.Faults;

/// <summary>What an examination of a planted fault found.</summary>
internal sealed record FaultRun(string Fault, string Base, long Seed, Diagnosis Diagnosis, Examination Examination)
{
    public static FaultRun Of(Fault fault, FaultSetup setup) => Of(fault.Name, setup.Base.Name, setup.Seed, setup.Build());

    public static FaultRun Of(HealthyCase sane, long seed) => Of("none", sane.Name, seed, sane.Build(seed));

    private static FaultRun Of(string fault, string ground, long seed, (Network Model, DataSet Data, FitOptions Options) made)
    {
        using (made.Model)
        {
            var examination = Examiner.Train(made.Model, made.Data, made.Options, new ProbeOptions { LearnSteps = 150 });
            return new FaultRun(fault, ground, seed, Diagnosis.Of(examination), examination);
        }
    }

    public IEnumerable<Finding> All => Diagnosis.Findings.Concat(Diagnosis.Symptoms);

    public string Text =>
        $"{Fault} / {Base} / {Seed}: {Diagnosis.Verdict}, learned {Examination.Achievement?.Training:0.00}/{Examination.Achievement?.Validation:0.00}: "
        + string.Join(", ", Diagnosis.Findings.Where(f => f.Severity > Severity.Note).Select(f => $"{f.Code}{(f.Severity == Severity.Error ? "!" : "")}"))
        + " | " + string.Join(", ", Diagnosis.Symptoms.Select(f => $"{f.Code}{(f.Severity == Severity.Error ? "!" : "")}"));
}
