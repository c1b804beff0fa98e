using Hillock.Initialization;

namespace Hillock.Health.Checks;

/// <summary>What becomes of the size of signals and gradients over 30 layers with Hillock's own initialiser
/// (Poole et al. 2016, arXiv:1606.05340; Schoenholz et al. 2017, arXiv:1611.01232).</summary>
internal sealed class SignalCheck : Check
{
    public static readonly FindingKind Infinite = new(
        "signal.infinite", HealthStage.Check, 450, FaultArea.Activation, Severity.Error, "an output without a finite mean square");
    public static readonly FindingKind Explodes = new(
        "signal.explodes", HealthStage.Check, 460, FaultArea.Activation, Severity.Warning, "a signal that grows over layers");
    public static readonly FindingKind Vanishes = new(
        "signal.vanishes", HealthStage.Check, 470, FaultArea.Activation, Severity.Warning, "a signal that shrinks over layers");
    public static readonly FindingKind GradientVanishes = new(
        "signal.gradient_vanishes", HealthStage.Check, 480, FaultArea.Activation, Severity.Warning, "a gradient that shrinks over layers");
    public static readonly FindingKind GradientExplodes = new(
        "signal.gradient_explodes", HealthStage.Check, 490, FaultArea.Activation, Severity.Warning, "a gradient that grows over layers");

    private const int Layers = 30;
    private const double Large = 1e6;

    public override CheckOutcome Run(Subject subject)
    {
        var moment = Square(subject.Value, 1);
        if (!double.IsFinite(moment) || moment > 1e30)
        {
            var infinite =
                new Finding(Infinite, "The mean square of the output for standard normal inputs is not finite: no initialiser keeps signals in range.",
                "Bound the growth: no faster than a power of x, for instance by clamping the argument of the exponential.")
                { Expected = 1, Got = moment };
            return Outcome("signal", "signal size", infinite.Message, [infinite]);
        }

        var weight = WeightVariance(subject, moment);
        var (signal, gradient) = Iterate(subject, weight, 1);
        var (larger, _) = Iterate(subject, weight, 4, withGradient: false);
        var findings = Findings(signal, larger, gradient).ToList();
        return Outcome("signal", "signal size",
            $"over {Layers} layers of {Initializers.For(subject.Activation).Id} weights a mean square of 1 becomes {NumberWords.Number(signal)}, a "
                + $"squared gradient of 1 {NumberWords.Number(gradient)}", findings);
    }

    private static IEnumerable<Finding> Findings(double signal, double larger, double gradient)
    {
        const string Normalise = "Normalise between layers, or keep the network shallow.";
        if (!(signal < Large) || !(larger < Large * 4))
        {
            var got = signal < Large ? larger : signal;
            var start = signal < Large ? 4 : 1;
            yield return new(Explodes, $"A mean square of {start} grows to {NumberWords.Number(got)} over {Layers} layers: it grows faster than its input.",
                "Bound the growth (at most linear for large |x|), or normalise between layers.")
            { Expected = start, Got = got };
        }
        else if (signal < 1 / Large)
        {
            yield return new(Vanishes, $"A mean square of 1 shrinks to {NumberWords.Number(signal)} over {Layers} layers.", Normalise)
            {
                Expected = 1,
                Got =
                signal
            };
        }

        if (gradient < 1 / Large)
            yield return new(GradientVanishes, $"A squared gradient of 1 shrinks to {NumberWords.Number(gradient)} over {Layers} layers.",
                Normalise)
            { Expected = 1, Got = gradient };
        else if (gradient > Large && double.IsFinite(gradient))
            yield return new(GradientExplodes, $"A squared gradient of 1 grows to {NumberWords.Number(gradient)} over {Layers} layers.",
                Normalise)
            { Expected = 1, Got = gradient };
    }

    /// <summary>The variance of weights times fan-in that the automatic initialiser gives layers of equal size.</summary>
    private static double WeightVariance(Subject subject, double moment) => Initializers.For(subject.Activation).Id switch
    {
        "he_normal" => 2,
        "gain_normal" => Math.Clamp(1 / moment, 0.25, 9),
        _ => 1,
    };

    private static (double Signal, double Gradient) Iterate(Subject subject, double weight, double start, bool withGradient = true)
    {
        var (sums, gradient) = (weight * start, 1.0);
        var signal = start;
        for (var layer = 0; layer < Layers; layer++)
        {
            var deviation = Math.Sqrt(sums);
            signal = Square(subject.Value, deviation);
            if (withGradient) gradient *= weight * Square(subject.Derivative, deviation);
            sums = weight * signal;
            if (!(signal < 1e20)) return (double.PositiveInfinity, gradient);
        }

        return (signal, gradient);
    }

    private static double Square(Func<double, double> f, double deviation) => GaussianSum.Of(z => f(z) * f(z), deviation, perUnit: 50);
}
