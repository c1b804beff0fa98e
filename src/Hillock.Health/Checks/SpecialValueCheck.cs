namespace Hillock.Health.Checks;

/// <summary>±0, ±∞, NaN, denormal numbers, and the edges of exp in float32 and float64.</summary>
internal sealed class SpecialValueCheck : Check
{
    public static readonly FindingKind ZeroSign = new(
        "special.zero", HealthStage.Check, 200, FaultArea.Activation, Severity.Warning, "another value at -0 than at 0");
    public static readonly FindingKind Nan = new("special.nan", HealthStage.Check, 210, FaultArea.Activation, Severity.Warning, "a number for NaN");
    public static readonly FindingKind WrongLimit = new(
        "special.infinity", HealthStage.Check, 220, FaultArea.Activation, Severity.Warning, "no limit where there is one");
    public static readonly FindingKind NoLimit = new("special.no_limit", HealthStage.Check, 230, FaultArea.Activation, Severity.Note, "no limit at infinity");
    public static readonly FindingKind NotFiniteNearZero = new(
        "special.denormal", HealthStage.Check, 240, FaultArea.Activation, Severity.Error, "no finite value at a denormal number");

    private static readonly double[] Edges = [-88, 88, -89, 89, -709, 709, -710, 710];

    public override CheckOutcome Run(Subject subject)
    {
        var findings = Zero(subject).Concat(NotANumber(subject)).Concat(Infinity(subject, -1)).Concat(Infinity(subject, 1)).Concat(Denormal(subject))
            .DistinctBy(f => f.Code).ToList();
        var (low, high) = (subject.Value(double.NegativeInfinity), subject.Value(double.PositiveInfinity));
        var open = Edges.Where(x => !double.IsFinite(subject.Value(x))).ToArray();
        var edges = open.Length == 0 ? "finite at ±88, ±89, ±709 and ±710" : $"not finite at {NumberWords.Places(open)}";
        return Outcome("special", "special values",
            $"f(-infinity) = {NumberWords.Number(low)}, f(0) = {NumberWords.Number(subject.Value(0))}, f(infinity) = {NumberWords.Number(high)}; {edges}",
                findings);
    }

    private static IEnumerable<Finding> Zero(Subject subject)
    {
        var (plus, minus) = (subject.Value(0.0), subject.Value(-0.0));
        if (plus == minus || (double.IsNaN(plus) && double.IsNaN(minus))) yield break;
        yield return new(ZeroSign, $"f(-0) is {NumberWords.Number(minus)}, f(0) is {NumberWords.Number(plus)}.",
            "Sums give either zero by chance; the sign of 0 must not matter.")
        { X = 0, Expected = plus, Got = minus };
    }

    private static IEnumerable<Finding> NotANumber(Subject subject)
    {
        var value = subject.Value(double.NaN);
        var compiled = subject.Kernel.At(double.NaN).Value;
        if (double.IsNaN(value) && float.IsNaN(compiled)) yield break;
        var got = double.IsNaN(value) ? compiled : value;
        yield return new(Nan, $"NaN goes in and {NumberWords.Number(got)} comes out: a network that has broken looks sound.",
            subject.Code is null ? "A branch that is a plain number takes NaN in; write it with max, min or clamp, or as a product with x."
                : "Return NaN for NaN: comparisons with NaN are false.")
        { X = double.NaN, Expected = double.NaN, Got = got };
    }

    private static IEnumerable<Finding> Infinity(Subject subject, int sign)
    {
        var x = sign * double.PositiveInfinity;
        var (value, compiled) = (subject.Value(x), subject.Kernel.At(x).Value);
        if (double.IsNaN(value))
        {
            var (near, far) = (subject.Value(sign * 1e4), subject.Value(sign * 1e8));
            var settles = Math.Abs(near - far) <= 1e-3 * Math.Abs(far) + 1e-6;
            yield return settles
                ? new(WrongLimit, $"f({NumberWords.Number(x)}) is NaN although the limit is {NumberWords.Number(far)}.",
                    "Return the limit there; a product such as 0 * infinity is NaN.")
                { X = x, Expected = far, Got = value }
                : new(NoLimit, $"There is no limit at {NumberWords.Number(x)}; the value there is NaN.", "Nothing to do unless inputs overflow.")
                {
                    X =
                    x,
                    Got = value
                };
            yield break;
        }

        if ((float)value == compiled || Math.Abs(value - compiled) <= 1e-5 * Math.Abs(value)) yield break;
        yield return new(
            WrongLimit, $"The float32 loop gives {NumberWords.Number(compiled)} at {NumberWords.Number(x)}, float64 gives {NumberWords.Number(value)}.",
            "Write the formula so that no part of it is infinity minus or times something.")
        { X = x, Expected = value, Got = compiled };
    }

    private static IEnumerable<Finding> Denormal(Subject subject)
    {
        var zero = subject.Value(0);
        if (!double.IsFinite(zero)) yield break;
        foreach (var x in new[] { -1e-310, 1e-310, -1e-40, 1e-40 })
        {
            var value = Math.Abs(x) < 1e-100 ? subject.Value(x) : subject.Kernel.At(x).Value;
            if (double.IsFinite(value)) continue;
            yield return new(
                NotFiniteNearZero,
                $"The value is {NumberWords.Number(value)} at the denormal number x = {NumberWords.Number(x)}, and {NumberWords.Number(zero)} at 0.",
                "A division by something that small overflows; add a small number to the denominator.")
            { X = x, Expected = zero, Got = value };
            yield break;
        }
    }
}
