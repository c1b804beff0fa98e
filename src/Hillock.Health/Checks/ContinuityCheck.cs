using Hillock.Activations;

namespace Hillock.Health.Checks;

/// <summary>Jumps and poles.</summary>
internal sealed class ContinuityCheck : Check
{
    public static readonly FindingKind Pole = new(
        "continuity.pole", HealthStage.Check, 180, FaultArea.Activation, Severity.Error, "a value that goes to infinity");
    public static readonly FindingKind Jump = new("continuity.jump", HealthStage.Check, 190, FaultArea.Activation, Severity.Error, "a value that jumps");

    public override CheckOutcome Run(Subject subject)
    {
        var jumps = subject.Breaks.Of(BreakKind.Jump);
        var poles = subject.Breaks.Of(BreakKind.Pole);
        var kinks = subject.Breaks.Of(BreakKind.Kink);
        var findings = new List<Finding>();
        if (poles.Count > 0)
        {
            findings.Add(new(Pole, $"The value goes to infinity at {NumberWords.Places([.. poles.Select(p => p.X)])}.",
                "A layer's inputs pass there: keep the denominator away from 0, for instance 1 + x^2 or 1 + abs(x) in place of x.")
            { X = poles[0].X, Got = poles[0].Right });
        }

        if (jumps.Count > 0)
        {
            var first = jumps.MinBy(j => Math.Abs(j.X))!;
            findings.Add(new(Jump,
                $"The value jumps at {NumberWords.Places([.. jumps.Select(j => j.X)])}: from {NumberWords.Number(first.Left)} to {NumberWords.Number(first.Right)} at x = {NumberWords.Number(first.X)}.",
                "The derivative does not see a jump: training follows a slope that is not the function's there. Make the pieces meet.")
            { Severity = SeverityOfJump(subject), X = first.X, Expected = first.Left, Got = first.Right });
        }

        var smooth = kinks.Count == 0 ? "no kinks" : $"{(kinks.Count == 1 ? "a kink" : "kinks")} at {NumberWords.Places([.. kinks.Select(k => k.X)])}";
        return Outcome("continuity", "continuity", findings.Count > 0 ? findings[0].Message : $"continuous, {smooth}", findings);
    }

    // Pieces of one's own that do not meet are a mistake: the derivative that is trained with is wrong there. The catalogue's entries jump as their
    // sources have it, and what is flat all over has no derivative to be wrong.
    private static Severity SeverityOfJump(Subject subject)
    {
        var isMeant = Catalogue.TryFind(subject.Activation.Id, out var entry) && entry.GetType() == subject.Activation.GetType();
        return isMeant || SamplePoints.Usual.All(x => subject.Derivative(x) == 0) ? Severity.Warning : Severity.Error;
    }
}
