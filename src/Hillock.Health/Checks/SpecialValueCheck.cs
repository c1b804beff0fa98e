namespace Hillock.Health.Checks;

/// <summary>±0, ±∞, NaN, denormal numbers, and the edges of exp in float32 and float64.</summary>
internal sealed class SpecialValueCheck : Check
{
    private static readonly double[] Edges = [-88, 88, -89, 89, -709, 709, -710, 710];

    public override CheckOutcome Run(Subject subject)
    {
        var findings = Zero(subject).Concat(NotANumber(subject)).Concat(Infinity(subject, -1)).Concat(Infinity(subject, 1)).Concat(Denormal(subject))
            .DistinctBy(f => f.Code).ToList();
        var (low, high) = (subject.Value(double.NegativeInfinity), subject.Value(double.PositiveInfinity));
        var open = Edges.Where(x => !double.IsFinite(subject.Value(x))).ToArray();
        var edges = open.Length == 0 ? "finite at ±88, ±89, ±709 and ±710" : $"not finite at {Say.Places(open)}";
        return Outcome("special", "special values",
            $"f(-infinity) = {Say.Number(low)}, f(0) = {Say.Number(subject.Value(0))}, f(infinity) = {Say.Number(high)}; {edges}", findings);
    }

    private static IEnumerable<CheckFinding> Zero(Subject subject)
    {
        var (plus, minus) = (subject.Value(0.0), subject.Value(-0.0));
        if (plus == minus || (double.IsNaN(plus) && double.IsNaN(minus))) yield break;
        yield return new(Severity.Warning, "special.zero", $"f(-0) is {Say.Number(minus)}, f(0) is {Say.Number(plus)}.",
            "Sums give either zero by chance; the sign of 0 must not matter.")
        { X = 0, Expected = plus, Got = minus };
    }

    private static IEnumerable<CheckFinding> NotANumber(Subject subject)
    {
        var value = subject.Value(double.NaN);
        var compiled = subject.Kernel.At(double.NaN).Value;
        if (double.IsNaN(value) && float.IsNaN(compiled)) yield break;
        var got = double.IsNaN(value) ? compiled : value;
        yield return new(Severity.Warning, "special.nan", $"NaN goes in and {Say.Number(got)} comes out: a network that has broken looks sound.",
            subject.Code is null ? "A branch that is a plain number takes NaN in; write it with max, min or clamp, or as a product with x." : "Return NaN for NaN: comparisons with NaN are false.")
        { X = double.NaN, Expected = double.NaN, Got = got };
    }

    private static IEnumerable<CheckFinding> Infinity(Subject subject, int sign)
    {
        var x = sign * double.PositiveInfinity;
        var (value, compiled) = (subject.Value(x), subject.Kernel.At(x).Value);
        if (double.IsNaN(value))
        {
            var (near, far) = (subject.Value(sign * 1e4), subject.Value(sign * 1e8));
            var settles = Math.Abs(near - far) <= 1e-3 * Math.Abs(far) + 1e-6;
            yield return settles
                ? new(Severity.Warning, "special.infinity", $"f({Say.Number(x)}) is NaN although the limit is {Say.Number(far)}.",
                    "Return the limit there; a product such as 0 * infinity is NaN.")
                { X = x, Expected = far, Got = value }
                : new(Severity.Note, "special.no_limit", $"There is no limit at {Say.Number(x)}; the value there is NaN.", "Nothing to do unless inputs overflow.") { X = x, Got = value };
            yield break;
        }

        if ((float)value == compiled || Math.Abs(value - compiled) <= 1e-5 * Math.Abs(value)) yield break;
        yield return new(Severity.Warning, "special.infinity", $"The float32 loop gives {Say.Number(compiled)} at {Say.Number(x)}, float64 gives {Say.Number(value)}.",
            "Write the formula so that no part of it is infinity minus or times something.")
        { X = x, Expected = value, Got = compiled };
    }

    private static IEnumerable<CheckFinding> Denormal(Subject subject)
    {
        var zero = subject.Value(0);
        if (!double.IsFinite(zero)) yield break;
        foreach (var x in new[] { -1e-310, 1e-310, -1e-40, 1e-40 })
        {
            var value = Math.Abs(x) < 1e-100 ? subject.Value(x) : subject.Kernel.At(x).Value;
            if (double.IsFinite(value)) continue;
            yield return new(Severity.Error, "special.denormal", $"The value is {Say.Number(value)} at the denormal number x = {Say.Number(x)}, and {Say.Number(zero)} at 0.",
                "A division by something that small overflows; add a small number to the denominator.")
            { X = x, Expected = zero, Got = value };
            yield break;
        }
    }
}
