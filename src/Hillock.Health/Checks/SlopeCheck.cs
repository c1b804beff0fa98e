using Hillock.Initialization;

namespace Hillock.Health.Checks;

/// <summary>Whether gradients get through: dead zones, saturation, slopes without bound.</summary>
internal sealed class SlopeCheck : Check
{
    public static readonly FindingKind InfiniteSlope = new(
        "slope.infinite", HealthStage.Check, 350, FaultArea.Activation, Severity.Error, "an infinite slope where the value is finite");
    public static readonly FindingKind None = new("slope.none", HealthStage.Check, 360, FaultArea.Activation, Severity.Warning, "a slope that is 0 everywhere");
    public static readonly FindingKind Dead = new(
        "slope.dead", HealthStage.Check, 370, FaultArea.Activation, Severity.Warning, "a slope that is 0 on most usual inputs");
    public static readonly FindingKind FlatSide = new(
        "slope.half_line", HealthStage.Check, 380, FaultArea.Activation, Severity.Note, "a slope that is 0 from some x on");
    public static readonly FindingKind Saturates = new(
        "slope.saturates", HealthStage.Check, 390, FaultArea.Activation, Severity.Note, "a slope that is flat on both sides");
    public static readonly FindingKind Steep = new(
        "slope.steep", HealthStage.Check, 400, FaultArea.Activation, Severity.Warning, "a slope that makes gradients grow");

    private const double Usual = 3;
    private const double Far = 20;

    public override CheckOutcome Run(Subject subject)
    {
        var findings = new List<Finding>();
        var slopes = SamplePoints.Usual.Select(x => (X: x, Slope: subject.Derivative(x))).ToArray();
        findings.AddRange(Infinite(subject));
        var dead = GaussianSum.Of(z => subject.Derivative(z) == 0 ? 1 : 0);
        if (dead > 0.999) findings.Add(NoSlope(dead));
        else if (dead > 0.51) findings.Add(MostlyDead(dead));
        var (left, right) = (dead > 0.999 ? null : DeadFrom(slopes, -1), dead > 0.999 ? null : DeadFrom(slopes, 1));
        if (left is { } a) findings.Add(HalfLine(a, "<="));
        if (right is { } b) findings.Add(HalfLine(b, ">="));
        var largest = slopes.Where(s => Math.Abs(s.X) <= Usual && double.IsFinite(s.Slope)).Select(s => Math.Abs(s.Slope)).DefaultIfEmpty(0).Max();
        if (left is null && right is null && dead < 0.5) findings.AddRange(Saturation(slopes, largest));
        if (largest > 10)
        {
            findings.Add(new(Steep, $"The slope reaches {NumberWords.Number(largest)} within [-3, 3].",
                "Gradients grow by that much at each layer: scale the input or the output down, or clip the gradient.")
            { Got = largest });
        }

        return Outcome("slope", "gradient flow", $"slope at most {NumberWords.Number(largest)} in [-3, 3]; zero on {NumberWords.Percent(dead)} of standard normal inputs", findings);
    }

    private static IEnumerable<Finding> Infinite(Subject subject)
    {
        var places = SamplePoints.Usual.Where(x => Math.Abs(x) <= 10).Concat(subject.Breaks.All.Select(b => b.X)).Distinct();
        var bad = places.Where(x => double.IsFinite(subject.Value(x)) && (!double.IsFinite(subject.Derivative(x)) || !float.IsFinite(subject.Kernel.At(x).Slope)))
            .OrderBy(Math.Abs).ToList();
        if (bad.Count == 0) yield break;
        var got = subject.Derivative(bad[0]);
        if (double.IsFinite(got)) got = subject.Kernel.At(bad[0]).Slope;
        yield return new(InfiniteSlope, $"The derivative is {NumberWords.Number(got)} at x = {NumberWords.Number(bad[0])}, where the value is finite.",
            "One such input turns every weight into NaN: add a small number under the root or logarithm, as in sqrt(abs(x) + 1e-6).")
        { X = bad[0], Got = got };
    }

    private static Finding NoSlope(double share) => new(
        None, "The derivative is 0 everywhere, as the function has it: not for training, for layers before it cannot learn.",
        "It decides, after training: train with a smooth stand-in, such as sigmoid(4 * x) for a step, and use this one afterwards.")
    { Expected = 0, Got = share };

    private static Finding MostlyDead(double share) => new(
        Dead, $"The derivative is 0 for {NumberWords.Percent(share)} of standard normal inputs: many units get no gradient.",
        "Give the flat part a small slope, or move it away from 0.")
    { Got = share };

    private static Finding HalfLine(double x, string side) => new(
        FlatSide, $"The derivative is 0 for every x {side} {NumberWords.Number(x)}: a unit that stays there on all data is dead.",
        "Watch the share of dead units; a small slope there, as leaky_relu has, rules it out.")
    { X = x, Got = 0 };

    /// <summary>Where the half-line begins on which the slope is 0; null if it is not. Looked at within ±20: beyond, exponentials underflow.</summary>
    private static double? DeadFrom((double X, double Slope)[] slopes, int sign)
    {
        var side = slopes.Where(s => Math.Abs(s.X) <= Far).OrderByDescending(s => sign * s.X).TakeWhile(s => s.Slope == 0).ToList();
        return side.Count > 10 ? side[^1].X : null;
    }

    private static IEnumerable<Finding> Saturation((double X, double Slope)[] slopes, double largest)
    {
        var alive = slopes.Where(s => Math.Abs(s.Slope) > 0.01 * largest).Select(s => s.X).ToArray();
        if (alive.Length == 0 || (alive[0] < -Far && alive[^1] > Far)) yield break;
        if (alive[0] > -Far && alive[^1] < Far)
        {
            var near = Math.Min(-alive[0], alive[^1]) < 2;
            yield return new(Saturates,
                $"Saturates on both sides: the slope is below 1 % of its largest for x < {NumberWords.Number(alive[0])} and x > {NumberWords.Number(alive[^1])}.",
                "Keep its inputs small: Glorot or LeCun weights, standardised inputs, normalisation in deep networks.")
            { Severity = near ? Severity.Warning : Severity.Note, X = alive[^1] };
        }
    }
}
