namespace Hillock.Health.Checks;

/// <summary>Jumps and poles.</summary>
internal sealed class ContinuityCheck : Check
{
    public override CheckOutcome Run(Subject subject)
    {
        var jumps = subject.Breaks.Of(BreakKind.Jump);
        var poles = subject.Breaks.Of(BreakKind.Pole);
        var kinks = subject.Breaks.Of(BreakKind.Kink);
        var findings = new List<CheckFinding>();
        if (poles.Count > 0)
        {
            findings.Add(new(Severity.Error, "continuity.pole", $"The value goes to infinity at {Say.Places([.. poles.Select(p => p.X)])}.",
                "A layer's inputs pass there: keep the denominator away from 0, for instance 1 + x^2 or 1 + abs(x) in place of x.")
            { X = poles[0].X, Got = poles[0].Right });
        }

        if (jumps.Count > 0)
        {
            var first = jumps.MinBy(j => Math.Abs(j.X))!;
            findings.Add(new(Severity.Warning, "continuity.jump",
                $"The value jumps at {Say.Places([.. jumps.Select(j => j.X)])}: from {Say.Number(first.Left)} to {Say.Number(first.Right)} at x = {Say.Number(first.X)}.",
                "The gradient does not see a jump. If it is not meant, make the pieces meet there.")
            { X = first.X, Expected = first.Left, Got = first.Right });
        }

        var smooth = kinks.Count == 0 ? "no kinks" : $"{(kinks.Count == 1 ? "a kink" : "kinks")} at {Say.Places([.. kinks.Select(k => k.X)])}";
        return Outcome("continuity", "continuity", findings.Count > 0 ? findings[0].Message : $"continuous, {smooth}", findings);
    }
}
