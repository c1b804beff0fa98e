using Hillock.Health;
using Hillock.Health.Diagnoses;
using Hillock.Health.Probes;

namespace Hillock.Tests.Health.Faults;

/// <summary>What an examination of a planted fault found.</summary>
internal sealed record FaultRun(string Fault, string Base, long Seed, Diagnosis Diagnosis, Examination Examination)
{
    public static FaultRun Of(Fault fault, FaultSetup setup)
    {
        var (model, data, options) = setup.Build();
        using (model)
        {
            var examination = Examiner.Train(model, data, options, new ProbeOptions { LearnSteps = 150 }, token: TestContext.Current.CancellationToken);
            return new FaultRun(fault.Name, setup.Base.Name, setup.Seed, Diagnosis.Of(examination), examination);
        }
    }

    public IEnumerable<Finding> All => Diagnosis.Findings.Concat(Diagnosis.Symptoms);

    public string Text => $"{Fault} / {Base} / {Seed}: {Diagnosis.Verdict}, learned {Examination.Achievement?.Training:0.00}/{Examination.Achievement?.Validation:0.00}: "
        + string.Join(", ", Diagnosis.Findings.Where(f => f.Severity > Severity.Note).Select(f => $"{f.Code}{(f.Severity == Severity.Error ? "!" : "")}"))
        + " | " + string.Join(", ", Diagnosis.Symptoms.Select(f => $"{f.Code}{(f.Severity == Severity.Error ? "!" : "")}"));
}
