namespace Hillock.Health.Diagnoses;

/// <summary>What is the matter, the cause before its symptoms.</summary>
/// <param name="Findings">What stands by itself, the root cause first: data before labels, output and loss, before initialiser and normalisation, before
/// activation, before rate, before optimiser.</param>
/// <param name="Symptoms">What was seen too, and is explained by the root cause.</param>
public sealed record Diagnosis(IReadOnlyList<Finding> Findings, IReadOnlyList<Finding> Symptoms)
{
    private const double Proof = 0.8;
    private const string Signal = "signal", Units = "units";

    /// <summary>What they come to.</summary>
    public HealthVerdict Verdict => Findings.Concat(Symptoms).Verdict();

    /// <summary>What to mend first; null where nothing is wrong.</summary>
    public Finding? RootCause => Findings is [{ Severity: not Severity.Note } first, ..] ? first : null;

    /// <summary>Everything that the examination shows, put in order.</summary>
    public static Diagnosis Of(Examination examination)
    {
        ArgumentNullException.ThrowIfNull(examination);
        IEnumerable<Finding> measured = [.. examination.Before.Where(f => f.Stage > HealthStage.Lint), .. OfProbe(examination)];
        if (examination.Achievement is { Validation: > Proof }) measured = measured.Select(Tamed);
        return Of([.. examination.Before.Where(f => f.Stage == HealthStage.Lint), .. measured, .. OfTraining(examination)]);
    }

    /// <summary>Puts findings in order, and takes apart what the root cause explains.</summary>
    public static Diagnosis Of(IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var ordered = Promoted(findings)
            .OrderByDescending(f => f.Severity)
            .ThenBy(f => f.Area)
            .ThenBy(f => IsBornDead(f) ? 0 : 1)
            .ThenBy(f => f.Stage)
            .GroupBy(f => f.Code)
            .Select(Joined)
            .ToList();
        if (ordered is not [{ Severity: not Severity.Note } root, ..]) return new Diagnosis(ordered, []);
        var explained = ordered.Where(f => f != root && Explains(root, f)).ToList();
        return new Diagnosis([.. ordered.Except(explained)], explained);
    }

    private static IReadOnlyList<Finding> OfProbe(Examination examination) =>
        examination.Probe is { } probe ? FindingRule<ProbeFigures>.Run(new ProbeFigures(probe, examination.Achievement)) : [];

    private static IReadOnlyList<Finding> OfTraining(Examination examination) => examination is { Monitor: { } monitor, History: { } history }
        ? FindingRule<TrainingFigures>.Run(new TrainingFigures(monitor, examination.Achievement!, history, examination.Options, examination.Probe))
        : [];

    // The worst of one kind, with the names of the layers where it was found too.
    private static Finding Joined(IGrouping<string, Finding> same)
    {
        var first = same.First();
        return first with { Elsewhere = [.. same.Skip(1).Select(f => f.Layer).OfType<string>().Except([first.Layer!]).Distinct()] };
    }

    // A choice that may do harm is the fault where the harm was foretold: what was computed from it is its consequence.
    private static IEnumerable<Finding> Promoted(IReadOnlyList<Finding> findings)
    {
        var harm = findings.Where(f => f.Stage > HealthStage.Lint && f.Kind.Family == Signal).Select(f => f.Severity).DefaultIfEmpty(Severity.Note).Max();
        return harm == Severity.Note ? findings : findings.Select(
            f => f.Severity == Severity.Warning && f.Kind.MayHarm ? f with { Severity = harm, Area = FaultArea.Initialization } : f);
    }

    // A network that learned in spite of what was foretold is not failing.
    private static Finding Tamed(Finding finding) => finding.Severity == Severity.Error ? finding with { Severity = Severity.Warning } : finding;

    // What is read from the setup is a fault of its own; what is measured may follow from a fault before it.
    private static bool Explains(Finding root, Finding other)
    {
        if (other.Stage == HealthStage.Lint) return false;
        return other.Severity > Severity.Note && (other.Area > root.Area || (other.Area == root.Area && (other.Stage >= root.Stage || IsBornDead(root))));
    }

    // Dead units let no signal through, not the other way round.
    private static bool IsBornDead(Finding finding) => finding.Area == FaultArea.Initialization && finding.Kind.Family == Units;

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
