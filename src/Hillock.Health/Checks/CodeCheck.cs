namespace Hillock.Health.Checks;

/// <summary>Whether code behaves as a function: no errors, the same answer twice, the fast methods equal to the plain ones.</summary>
internal sealed class CodeCheck : Check
{
    public static readonly FindingKind CodeThrows = new("code.throws", HealthStage.Check, 10, FaultArea.Activation, Severity.Error, "code that throws an error");
    public static readonly FindingKind Changes = new(
        "code.changes", HealthStage.Check, 20, FaultArea.Activation, Severity.Error, "code that gives two answers for one x");
    public static readonly FindingKind BatchDiffers = new(
        "code.batch", HealthStage.Check, 30, FaultArea.Activation, Severity.Error, "code whose fast method differs from the plain one");

    private const string Title = "code";

    public override CheckOutcome? Run(Subject subject)
    {
        if (subject.Code is not { } code) return null;
        var findings = new List<Finding>();
        var xs = SamplePoints.Wide.Append(double.NaN).Append(double.PositiveInfinity).Append(double.NegativeInfinity).ToArray();
        var values = xs.Select(subject.Value).ToArray();
        var slopes = xs.Select(subject.Derivative).ToArray();
        if (subject.Thrown is not null) return Throws(subject);
        for (var i = 0; i < xs.Length; i++)
        {
            var (again, slope) = (code.Value(xs[i]), code.Derivative(xs[i]));
            if (again.Equals(values[i]) && slope.Equals(slopes[i])) continue;
            findings.Add(new(Changes, $"The code gives two different answers for x = {NumberWords.Number(xs[i])}.",
                "Value and Derivative must depend on x alone; keep randomness and state out of them.")
            { X = xs[i], Expected = values[i], Got = again });
            break;
        }

        findings.AddRange(Batch(subject, code));
        return Outcome("code", Title, findings.Count == 0 ? $"no errors, the same answers twice at {NumberWords.Count(xs.Length)} points" : findings[0].Message, findings);
    }

    /// <summary>The finding that the code throws.</summary>
    public static CheckOutcome Throws(Subject subject)
    {
        var (x, error) = subject.Thrown!.Value;
        return Outcome("code", Title, "the code throws",
            [new(CodeThrows, $"The code throws {error.GetType().Name} at x = {NumberWords.Number(x)}: {error.Message}",
                "Return a number for every x: NaN for NaN, the limit at infinity.") { X = x }]);
    }

    private static IEnumerable<Finding> Batch(Subject subject, Activations.CustomActivation code)
    {
        var xs = SamplePoints.Usual.Select(x => (float)x).ToArray();
        var values = new float[xs.Length];
        try
        {
            code.Apply(xs, values);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            subject.Report(xs[0], error);
            yield break;
        }

        var (both, slopes) = subject.Kernel.Run(xs);
        for (var i = 0; i < xs.Length; i++)
        {
            double x = xs[i], value = code.Value(x), slope = code.Derivative(x);
            if (Near(value, values[i]) && Near(value, both[i]) && Near(slope, slopes[i])) continue;
            var (what, expected, got) = !Near(value, values[i]) ? ("value", value, values[i]) : !Near(value, both[i]) ? ("value", value, both[i]) : ("derivative", slope, slopes[i]);
            yield return new(BatchDiffers, $"Apply gives another {what} than the plain method at x = {NumberWords.Number(x)}.",
                "Apply is what training runs: make it agree with Value and Derivative.")
            { X = x, Expected = expected, Got = got };
            yield break;
        }
    }

    private static bool Near(double expected, float got) =>
        ((float)expected).Equals(got) || Math.Abs(expected - got) <= 1e-4 * (1e-2 + Math.Abs(expected));
}
