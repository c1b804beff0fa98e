using Hillock.Training;

namespace Hillock.Health.Lint;

/// <summary>Targets that the output's activation cannot reach.</summary>
internal sealed class OutputRangeRule : FindingRule<LintSubject>
{
    private static readonly FindingKind NegativeRate = new(
        "output.negative_rate", HealthStage.Lint, 220, FaultArea.Loss, Severity.Error, "an output that may be negative, of which the loss takes the logarithm");
    private static readonly FindingKind Range = new(
        "output.range", HealthStage.Lint, 230, FaultArea.Loss, Severity.Error, "targets that the output's activation cannot reach");

    private const double Many = 0.01;
    private const double Slack = 1e-5; // targets are float32

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        if (subject.Loss is Poisson { LogInput: false } && (subject.OutputActivation is not { } rate || !(ActivationFacts.Range(rate).Low >= 0)))
            yield return Logarithm(subject);
        if (subject.ReadsLogits || subject.OutputActivation is not { } activation || subject.Loss is Poisson { LogInput: true }) yield break;
        var range = ActivationFacts.Range(activation);
        var targets = Wanted(subject);
        if (targets.Length == 0) yield break;
        var slack = Slack * targets.Max(Math.Abs);
        var share = (double)targets.Count(t => t < range.Low - slack || t > range.High + slack) / targets.Length;
        if (share == 0) yield break;
        yield return new Finding(
            Range,
            $"The output's {activation.Text} gives numbers in {range}, and {share:P1} of the targets lie outside: they reach {NumberWords.Number(targets.Min())} to {NumberWords.Number(targets.Max())}.",
            $"Such a target can never be met{(subject.Data.TargetScale.Deviation != 1 ? "; targets are standardised, about half of them below 0" : "")}, and pushing the output to its end makes its gradient 0.",
            "End the network linear, or bring the targets into the range.")
        {
            Severity = share > Many ? Severity.Error : Severity.Warning,
            Layer = subject.NameAt(subject.Origin(subject.Model.Graph.Output)),
            Evidence = [new("share of targets out of reach", share), new("lowest output", range.Low), new("highest output", range.High)],
        };
    }

    private static Finding Logarithm(LintSubject subject) => new(
        NegativeRate, $"The loss {subject.Loss.Text} takes the logarithm of the output, which can be negative.",
        "The logarithm of a negative number is NaN, and after one such row all weights are.", "End the network with exp or softplus, or linear with poisson.")
    { Layer = subject.NameAt(subject.Origin(subject.Model.Graph.Output)) };

    // Classes are 0 and 1 to an error, -1 and 1 to a margin; a score beyond the margin is as good as any, so margins have no range.
    private static float[] Wanted(LintSubject subject) => subject.Loss is HingeLoss ? [] : subject.HasClasses ? [0, 1] : [.. subject.Targets.Where(float.IsFinite)];
}
