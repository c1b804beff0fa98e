using Hillock.Activations;
using Hillock.Activations.Facts;

namespace Hillock.Health.Checks;

/// <summary>Checks of an activation of a whole row, in float64: values, Jacobian, continuity, special values, overflow, gradients, size.</summary>
internal static class RowCheck
{
    public static readonly FindingKind NoValues =
        new("values.row", HealthStage.Check, 70, FaultArea.Activation, Severity.Error, "no finite value on a usual row");
    public static readonly FindingKind Zeros = new(
        "special.zeros", HealthStage.Check, 250, FaultArea.Activation, Severity.Warning, "no finite value for a row of zeros");
    public static readonly FindingKind Edge = new(
        "special.edge", HealthStage.Check, 260, FaultArea.Activation, Severity.Error, "no finite value at the edges of exp");
    public static readonly FindingKind RowOverflows = new(
        "overflow.row", HealthStage.Check, 310, FaultArea.Activation, Severity.Error, "a row of large inputs without finite outputs");
    public static readonly FindingKind Grows = new(
        "slope.grows", HealthStage.Check, 410, FaultArea.Activation, Severity.Note, "a slope that grows with the inputs");
    public static readonly FindingKind SizeChanges = new(
        "signal.size", HealthStage.Check, 500, FaultArea.Activation, Severity.Note, "a row whose size the function changes");

    private const int Rows = 40;
    private static readonly double[] Edges = [-710, -709, -89, -88, 88, 89, 709, 710];

    /// <summary>One outcome a check.</summary>
    public static IEnumerable<CheckOutcome> Run(RowActivation activation)
    {
        var facts = RowFacts.Of(activation);
        var rows = NormalRows.Spread(Rows, facts.Inputs).ToArray();
        yield return Outcome("values", "values", "finite on rows of standard normal inputs", Values(activation, rows));
        yield return Outcome("derivative", "derivative", $"the Jacobian agrees with differences in float64 on {Rows} rows", Jacobian(activation, rows));
        yield return Outcome("continuity", "continuity", facts.Smoothness.IsSmooth ? "smooth" : $"continuous ({facts.Smoothness})", Continuity(facts));
        yield return Outcome("special", "special values", "NaN passes; rows of zeros, of denormal numbers and up to ±710 have values",
            Special(activation, facts));
        yield return Outcome("overflow", "overflow", "finite for inputs up to 1e300, as far as the function is", Overflow(activation, facts));
        yield return Outcome("slope", "gradient flow",
            $"Jacobian at most {NumberWords.Number(facts.Lipschitz)}; {NumberWords.Percent(facts.Moments.ZeroShare)} of the outputs are 0 on N(0, 1) inputs",
            Slopes(activation, facts, rows));
        yield return Outcome("signal", "signal size", $"a mean square of 1 becomes {NumberWords.Number(facts.Moments.MeanSquare)}", Size(facts));
    }

    private static CheckOutcome Outcome(string id, string title, string summary, IEnumerable<Finding> findings)
    {
        var found = findings.OrderByDescending(f => f.Severity).ToList();
        return new(id, title, found.Any(f => f.Severity != Severity.Note) ? found[0].Message : summary, found);
    }

    private static IEnumerable<Finding> Values(RowActivation activation, double[][] rows)
    {
        if (rows.Select(activation.Evaluate).All(y => y.All(double.IsFinite))) yield break;
        yield return new(NoValues, "Some outputs of standard normal inputs are not finite.",
            "A layer's inputs are of that size: define the function for them.");
    }

    private static IEnumerable<Finding> Jacobian(RowActivation activation, double[][] rows)
    {
        var wrong = 0;
        Finding? worst = null;
        for (var r = 0; r < rows.Length; r++)
        {
            var (row, direction) = (rows[r], rows[(r + 7) % rows.Length]);
            var tangent = activation.Tangent(row, direction);
            for (var o = 0; o < tangent.Length; o++)
            {
                var output = o;
                var (slope, error) = Differences.Central(t => activation.Evaluate(Moved(row, direction, t))[output], 0, 1e-3);
                var off = Math.Abs(tangent[o] - slope);
                if (off <= (100 * error) + (1e-6 * (1 + Math.Abs(slope)))) continue;
                wrong++;
                worst ??= new(
                    DerivativeCheck.Wrong,
                    $"Output {o} changes by {NumberWords.Number(tangent[o])} along a direction; differences give {NumberWords.Number(slope)}.",
                    "The Jacobian does not belong to the function: please report it as a fault.")
                { Expected = slope, Got = tangent[o] };
            }
        }

        if (worst is not null && wrong > 2) yield return worst;
    }

    private static IEnumerable<Finding> Continuity(RowFacts facts)
    {
        if (facts.Smoothness.IsContinuous) yield break;
        yield return new(ContinuityCheck.Jump, "The outputs jump where inputs change places, or at a row of zeros.",
            "The gradient does not see a jump: keep such rows apart, or use a smooth stand-in while training.")
        { Severity = Severity.Warning };
    }

    private static IEnumerable<Finding> Special(RowActivation activation, RowFacts facts)
    {
        var broken = Row(facts.Inputs, i => i == 1 ? double.NaN : 0.5 * i);
        if (!activation.Evaluate(broken).Any(double.IsNaN))
            yield return new(SpecialValueCheck.Nan, "NaN goes in and no NaN comes out: a network that has broken looks sound.", "Let NaN pass.");
        var zeros = activation.Evaluate(new double[facts.Inputs]);
        if (!zeros.All(double.IsFinite))
        {
            yield return new(Zeros, $"A row of zeros gives {NumberWords.Number(zeros[0])}.",
                "Dead layers give such rows: add a small number to the denominator.")
            { X = 0, Got = zeros[0] };
        }
        else if (!activation.Evaluate(Row(facts.Inputs, i => i % 2 == 0 ? 1e-310 : -1e-310)).All(double.IsFinite))
        {
            yield return new(SpecialValueCheck.NotFiniteNearZero, "A row of denormal numbers has no finite value, though a row of zeros has.",
                "A division by something that small overflows.")
            { X = 1e-310 };
        }

        if (!facts.IsBounded) yield break;
        foreach (var x in Edges)
        {
            var y = activation.Evaluate(Row(facts.Inputs, i => i == 0 ? x : 0.1 * i));
            if (y.All(double.IsFinite)) continue;
            yield return new(Edge, $"An input of {NumberWords.Number(x)} gives an output that is not finite.",
                "Take the greatest off before the exponential.")
            { X = x, Got = y.First(v => !double.IsFinite(v)) };
            yield break;
        }
    }

    private static IEnumerable<Finding> Overflow(RowActivation activation, RowFacts facts)
    {
        for (var power = 2; power <= 300; power += 2)
        {
            var x = Math.Pow(10, power);
            var y = activation.Evaluate(Row(facts.Inputs, i => x * Math.Cos(i + 0.3)));
            var broken = facts.IsBounded ? y.Any(v => !double.IsFinite(v)) : y.Any(double.IsNaN);
            if (!broken) continue;
            yield return new(RowOverflows, $"Inputs of 1e{power} give {NumberWords.Number(y.First(v => !double.IsFinite(v)))}.",
                "Scale the row by its greatest before squares and products; float32 ends at 3e38.")
            { Severity = power < 30 ? Severity.Error : Severity.Note, X = x };
            yield break;
        }
    }

    private static IEnumerable<Finding> Slopes(RowActivation activation, RowFacts facts, double[][] rows)
    {
        var slopes = rows.Select(r => rows.Take(4).Sum(d => activation.Tangent(r, d).Sum(Math.Abs))).ToList();
        if (slopes.All(s => s == 0))
        {
            yield return new(SlopeCheck.None, "The Jacobian is 0 everywhere, as the function has it: not for training, for layers before it cannot learn.",
                "It decides, after training: train with softmax, or pass gradients straight through.")
            { Expected = 0, Got = 1 };
        }
        else if (double.IsInfinity(facts.Lipschitz) && facts.Smoothness.IsContinuous)
        {
            yield return new(Grows, "The Jacobian grows with the inputs: products of large numbers have large gradients.",
                "Normalise the inputs, or clip the gradient.");
        }
        else if (facts.Lipschitz > 100 && double.IsFinite(facts.Lipschitz))
        {
            yield return new(SlopeCheck.Steep, $"The Jacobian reaches {NumberWords.Number(facts.Lipschitz)}, where the row hardly varies.",
                "Gradients of nearly constant rows grow by that much; a larger epsilon limits it.")
            { Severity = Severity.Note, Got = facts.Lipschitz };
        }
    }

    private static IEnumerable<Finding> Size(RowFacts facts)
    {
        if (facts.Moments.MeanSquare is > 0.1 and < 10) yield break;
        yield return new(SizeChanges, $"A mean square of 1 becomes {NumberWords.Number(facts.Moments.MeanSquare)} for {facts.Inputs} inputs.",
            "As an output that is meant; between layers scale the weights after it by its gain.")
        { Expected = 1, Got = facts.Moments.MeanSquare };
    }

    private static double[] Row(int width, Func<int, double> at) => [.. Enumerable.Range(0, width).Select(at)];

    private static double[] Moved(double[] row, double[] direction, double t) => [.. row.Zip(direction, (x, d) => x + (t * d))];
}
