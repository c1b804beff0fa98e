using Hillock.Activations;

namespace Hillock.Health.Checks;

/// <summary>All that was found about an activation.</summary>
/// <param name="Activation">What was checked.</param>
/// <param name="Formula">As the user wrote it; null for code.</param>
/// <param name="Compiled">What Hillock compiles, after simplification; null for code.</param>
/// <param name="Derivative">Its derivative; null for code.</param>
/// <param name="Outcomes">One a check, in order.</param>
/// <param name="Learning">The scores of the tiny trainings; empty where none was asked for.</param>
public sealed record CheckReport(
    Activation Activation, string? Formula, string? Compiled, string? Derivative,
    IReadOnlyList<CheckOutcome> Outcomes, IReadOnlyList<LearningScore> Learning)
{
    /// <summary>Every finding, the worst first.</summary>
    public IReadOnlyList<CheckFinding> Findings { get; } =
        [.. Outcomes.SelectMany(o => o.Findings).OrderByDescending(f => f.Severity)];

    /// <summary>Whether something is wrong; notes and warnings are not.</summary>
    public bool HasErrors => Count(Severity.Error) > 0;

    /// <summary>How many findings there are of a severity.</summary>
    public int Count(Severity severity) => Findings.Count(f => f.Severity == severity);

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
