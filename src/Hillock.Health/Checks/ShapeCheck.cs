namespace Hillock.Health.Checks;

/// <summary>Constant, a straight line, or turning back.</summary>
internal sealed class ShapeCheck : Check
{
    public static readonly FindingKind Constant = new(
        "shape.constant", HealthStage.Check, 420, FaultArea.Activation, Severity.Error, "a value that does not depend on x");
    public static readonly FindingKind Line = new("shape.line", HealthStage.Check, 430, FaultArea.Activation, Severity.Note, "a straight line");
    public static readonly FindingKind TurnsBack = new("shape.turns", HealthStage.Check, 440, FaultArea.Activation, Severity.Note, "a function that turns back");

    public override CheckOutcome Run(Subject subject)
    {
        var xs = SamplePoints.Usual.Where(x => Math.Abs(x) <= 10).ToArray();
        var ys = xs.Select(subject.Value).ToArray();
        var size = ys.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        if (ys.All(double.IsFinite) && ys.Max() - ys.Min() <= 1e-12 * Math.Max(1, size))
        {
            var constant = new Finding(Constant, $"The value is {NumberWords.Number(ys[0])} for every x: the output does not depend on the input.",
                "Check the formula: x cancels out of it.")
            { Got = ys[0] };
            return Outcome("shape", "shape", constant.Message, [constant]);
        }

        if (IsLine(subject, xs, size))
        {
            return Outcome("shape", "shape", "a straight line",
                [new(Line, "The function is a straight line: layers in a row collapse to one.", "Use it for outputs; hidden layers need a bend.")]);
        }

        var turns = Turns(subject, xs, ys, size);
        return turns.Count == 0
            ? Outcome("shape", "shape", "monotonic on [-10, 10]", [])
            : Outcome("shape", "shape", $"turns at {NumberWords.Places(turns)}", [new(TurnsBack,
                $"Not monotonic: it turns at {NumberWords.Places(turns)}.", "Two inputs give the same output, so the loss has more hollows; smooth gated functions live well with one turn.") { X = turns[0] }]);
    }

    private static bool IsLine(Subject subject, double[] xs, double size)
    {
        var (zero, slope) = (subject.Value(0), (subject.Value(10) - subject.Value(-10)) / 20);
        return xs.All(x => Math.Abs(subject.Value(x) - zero - (slope * x)) <= 1e-12 * Math.Max(1, size));
    }

    private static List<double> Turns(Subject subject, double[] xs, double[] ys, double size)
    {
        var turns = new List<double>();
        var (direction, from) = (0, 0);
        for (var i = 1; i < xs.Length; i++)
        {
            var step = ys[i] - ys[i - 1];
            if (!(Math.Abs(step) > 1e-9 * (1e-3 + size))) continue;
            var sign = Math.Sign(step);
            if (direction != 0 && sign != direction) turns.Add(Refine(subject, xs[Math.Max(0, from - 1)], xs[i], direction));
            (direction, from) = (sign, i);
        }

        return [.. turns.Distinct()];
    }

    // Golden section would do; thirds are plainer, and this runs a handful of times.
    private static double Refine(Subject subject, double low, double high, int direction)
    {
        for (var i = 0; i < 60; i++)
        {
            var (a, b) = (low + ((high - low) / 3), high - ((high - low) / 3));
            if (direction * subject.Value(a) < direction * subject.Value(b)) low = a;
            else high = b;
        }

        return Math.Round((low + high) / 2, 6);
    }
}
