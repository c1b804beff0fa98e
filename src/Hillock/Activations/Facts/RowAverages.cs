namespace Hillock.Activations.Facts;

/// <summary>Averages over rows of standard normal inputs: exact for gates and for pairs, over evenly spread rows for the others.</summary>
internal static class RowAverages
{
    private const int Samples = 2048;
    private const int Jacobians = 512;
    private const double Reach = 8;
    private const int Panels = 16;

    internal static RowMoments Of(RowProbe probe, Smoothness smoothness)
    {
        var (values, slopes) = probe.Activation switch
        {
            GatedActivation gate => OfPairs((a, b) => Gate(gate, a, b)),
            ReducingActivation { Group: 2 } =>
                OfPairs((sum, difference) => Pair(probe.Activation, (sum + difference) * Math.Sqrt(0.5), (sum - difference) * Math.Sqrt(0.5))),
            _ => Spread(probe),
        };
        return new(values.Mean, values.MeanSquare, smoothness.IsContinuous ? slopes : double.NaN, Zeros(probe));
    }

    private static ((double Mean, double MeanSquare) Values, double Slopes) Spread(RowProbe probe)
    {
        double sum = 0, squares = 0, slopes = 0;
        foreach (var row in NormalRows.Spread(Samples, probe.Inputs))
        {
            // Each row and its mirror image: odd parts cancel at once.
            foreach (var y in probe.Value(row).Concat(probe.Value([.. row.Select(x => -x)])))
            {
                sum += y;
                squares += y * y;
            }
        }

        foreach (var row in NormalRows.Spread(Jacobians, probe.Inputs)) slopes += probe.Jacobian(row).Sum(c => c.Sum(v => v * v));
        var outputs = 2.0 * Samples * probe.Outputs;
        return ((sum / outputs, squares / outputs), slopes / ((double)Jacobians * probe.Outputs));
    }

    private static double Zeros(RowProbe probe) => NormalRows.Spread(Jacobians, probe.Inputs).Average(row => probe.Value(row).Average(y => y == 0 ? 1.0 : 0));

    // Kinks lie at the edges of panels (0), or else cost a few digits; a pair is turned so that equal numbers lie there.
    private static ((double Mean, double MeanSquare) Values, double Slopes) OfPairs(Func<double, double, (double Value, double Slopes)> f)
    {
        var nodes = NormalRule.Normal(NormalRule.Panels(-Reach, Reach, Panels)).ToArray();
        double sum = 0, squares = 0, slopes = 0;
        foreach (var (b, weightOfB) in nodes)
        {
            foreach (var (a, weightOfA) in nodes)
            {
                var weight = weightOfA * weightOfB;
                var (y, slope) = f(a, b);
                sum += weight * y;
                squares += weight * y * y;
                slopes += weight * slope;
            }
        }

        return ((sum, squares), slopes);
    }

    private static (double Value, double Slopes) Pair(RowActivation activation, double a, double b) =>
        (activation.Evaluate([a, b])[0], activation.Gradient([a, b], [1]).Sum(g => g * g));

    private static (double Value, double Slopes) Gate(GatedActivation gate, double a, double b)
    {
        var second = new Dictionary<string, double>(1) { [GatedActivation.Second.Name] = b };
        var (byA, byB) = (gate.ByFirst.Program.Run(a, second), gate.BySecond.Program.Run(a, second));
        return (gate.Formula.Program.Run(a, second), (byA * byA) + (byB * byB));
    }
}
