using Hillock.Data;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Health.Lint;

/// <summary>Reads a network, its data and its training options before the first step, and says what does not fit together.</summary>
/// <remarks>Nothing is trained. Of large data a part of the rows is looked at, evenly spaced. What training would refuse is a finding here, not an
/// exception. The rules follow the fault studies of Nikanjam et al. 2021 (NeuraLint), Schoop et al. 2021 (UMLAUT) and Ben Braiek and Khomh 2022.</remarks>
public static class NetworkLint
{
    /// <summary>The findings, the worst first, and of one severity in the order in which causes are to be mended.</summary>
    /// <param name="model">The network; its weights are measured where it has values.</param>
    /// <param name="data">What it is to be trained on.</param>
    /// <param name="options">How; a loss of null is the usual one of the task.</param>
    public static IReadOnlyList<Finding> Run(Network model, DataSet data, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        if (model is Module { IsBuilt: false } module) module.Build(data.Inputs);
        using var reading = model.Reading();
        var subject = new LintSubject(model, data, options ?? new FitOptions());
        var found = FindingRule<LintSubject>.Run(subject).ToList();

        // A refusal whose reason a rule has given already says nothing more.
        if (found.Any(f => f.Severity == Severity.Error && f.Kind != LossReadingRule.Refused && f.Area == FaultArea.Loss)) found.RemoveAll(
            f => f.Kind == LossReadingRule.Refused);
        return [.. found.OrderByDescending(f => f.Severity).ThenBy(f => f.Area)];
    }
}
