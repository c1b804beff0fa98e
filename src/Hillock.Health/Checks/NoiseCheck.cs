using Hillock.Activations;
using Hillock.Activations.Facts;

namespace Hillock.Health.Checks;

/// <summary>The training form of a stochastic activation: its derivative for fixed noise, NaN, and how far it is from the prediction.</summary>
internal static class NoiseCheck
{
    public static readonly FindingKind WrongSlope = new(
        "noise.derivative", HealthStage.Check, 510, FaultArea.Activation, Severity.Error, "a derivative of the training form that differences contradict");
    public static readonly FindingKind Nan = new(
        "noise.nan", HealthStage.Check, 520, FaultArea.Activation, Severity.Warning, "a number for NaN while training");
    public static readonly FindingKind NotFinite = new(
        "noise.overflow", HealthStage.Check, 530, FaultArea.Activation, Severity.Error, "no finite value while training");
    public static readonly FindingKind Bias = new(
        "noise.bias", HealthStage.Check, 540, FaultArea.Activation, Severity.Note, "another mean while training than in prediction");
    public static readonly FindingKind TooStrong =
        new("noise.strong", HealthStage.Check, 550, FaultArea.Activation, Severity.Warning, "more noise than signal");

    private const double Strong = 1;
    private static readonly double[] Quantiles = [0.02, 0.2, 0.5, 0.8, 0.98];

    /// <summary>Looks at it.</summary>
    public static CheckOutcome Run(StochasticActivation activation)
    {
        var facts = StochasticFacts.Of(activation);
        var findings = Derivative(activation).Concat(Special(activation)).Concat(Agreement(facts)).OrderByDescending(f => f.Severity).ToList();
        var summary =
            $"mean {(facts.IsUnbiased ? "as it predicts" : $"up to {NumberWords.Number(facts.Bias)} off")}, deviation "
            + $"{NumberWords.Number(facts.Deviation)} on standard normal inputs";
        return new("noise", "training noise", findings.Any(f => f.Severity == Severity.Error) ? findings[0].Message : summary, findings);
    }

    private static IEnumerable<Finding> Derivative(StochasticActivation activation)
    {
        foreach (var noise in Draws(activation))
        {
            for (var x = -5.0313; x < 5; x += 0.173)
            {
                var (slope, error) = Differences.Central(v => activation.ValueAt(v, noise), x, 1e-3);
                var got = activation.SlopeAt(x, noise);
                if (Math.Abs(got - slope) <= (100 * error) + (1e-6 * (1 + Math.Abs(slope)))) continue;

                // A kink within the step.
                if (Math.Abs(Differences.Central(v => activation.ValueAt(v, noise), x, 1e-5).Slope - got) <= 1e-4 * (1 + Math.Abs(got))) continue;
                yield return new(
                    WrongSlope, $"With noise {NumberWords.Number(noise)} the derivative is {NumberWords.Number(got)} at x = {NumberWords.Number(x)}; "
                    + $"differences give {NumberWords.Number(slope)}.",
                    "Hillock derived it from the formula: please report it as a fault.")
                { X = x, Expected = slope, Got = got };
                yield break;
            }
        }
    }

    private static IEnumerable<Finding> Special(StochasticActivation activation)
    {
        foreach (var noise in Draws(activation))
        {
            if (!double.IsNaN(activation.ValueAt(double.NaN, noise)))
            {
                yield return new(Nan, "NaN goes in and a number comes out while training.", "Let NaN pass.") { X = double.NaN };
                yield break;
            }

            foreach (var x in new[] { -1e4, -710.0, -88, -0.0, 0, 88, 710, 1e4 })
            {
                if (double.IsFinite(activation.ValueAt(x, noise)) && double.IsFinite(activation.SlopeAt(x, noise))) continue;
                yield return new(NotFinite, $"While training the value or its derivative is not finite at x = {NumberWords.Number(x)}.",
                    "Write the training formula so that no part overflows.")
                { X = x };
                yield break;
            }
        }
    }

    private static IEnumerable<Finding> Agreement(StochasticFacts facts)
    {
        if (!facts.IsUnbiased)
        {
            yield return new(
                Bias, $"On average training gives {NumberWords.Number(facts.Bias)} more or less than prediction at x = {NumberWords.Number(facts.BiasAt)}.",
                "Later layers are trained on other means than they see afterwards; normalisation between hides it.")
            { X = facts.BiasAt, Got = facts.Bias };
        }

        if (facts.Deviation > Strong)
            yield return new(TooStrong, $"The noise has a deviation of {NumberWords.Number(facts.Deviation)}, more than the inputs.",
                "Lower it, or training sees mostly noise.")
            { Got = facts.Deviation };
    }

    private static IEnumerable<double> Draws(StochasticActivation activation) =>
        activation.Noise == Noise.Normal ? Quantiles.Select(NormalRows.Quantile) : Quantiles;
}
