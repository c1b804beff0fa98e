using System.Runtime.CompilerServices;
using Hillock.Formulas;

namespace Hillock.Activations.Facts;

/// <summary>What the noise of a stochastic activation does while it trains, parameters at their own values.</summary>
/// <remarks>Averages over the noise by quadrature; what it is when it predicts, <see cref="FormulaFacts"/> of
/// <see cref="StochasticActivation.AtEvaluation"/> say.</remarks>
public sealed record StochasticFacts
{
    private const double Reach = 8;
    private const int NoisePanels = 40;
    private const int InputPanels = 16;
    private const double Visible = 1e-6;
    private static readonly ConditionalWeakTable<StochasticActivation, StochasticFacts> Found = [];

    private StochasticFacts()
    {
    }

    /// <summary>The largest <c>|E f(x, noise) - f(x)|</c> on [-8, 8]: how far training is off from prediction on average; 0 to a millionth if it is
    /// not.</summary>
    public required double Bias { get; init; }

    /// <summary>Where that is; 0 without a bias.</summary>
    public required double BiasAt { get; init; }

    /// <summary>The root of <c>E Var f(z, noise)</c> for standard normal z: how strong the noise is.</summary>
    public required double Deviation { get; init; }

    /// <summary><c>E f(z, noise)</c> while training.</summary>
    public required double Mean { get; init; }

    /// <summary><c>E f(z, noise)^2</c> while training.</summary>
    public required double MeanSquare { get; init; }

    /// <summary><c>E f'(z, noise)^2</c> while training.</summary>
    public required double DerivativeMeanSquare { get; init; }

    /// <summary><c>1 / sqrt(E f^2)</c> while training.</summary>
    public double Gain => 1 / Math.Sqrt(MeanSquare);

    /// <summary>Whether training agrees with prediction on average.</summary>
    public bool IsUnbiased => Bias == 0;

    /// <summary>The facts of <paramref name="activation"/>.</summary>
    public static StochasticFacts Of(StochasticActivation activation) => Found.GetValue(activation, Find);

    /// <summary>Mean and variance of the value at <paramref name="x"/> while training.</summary>
    internal static (double Mean, double Variance) At(StochasticActivation activation, double x)
    {
        double mean = 0, square = 0;
        foreach (var (noise, weight) in Draws(activation.Noise))
        {
            var y = Run(activation.Training, x, noise);
            mean += weight * y;
            square += weight * y * y;
        }

        return (mean, Math.Max(0, square - (mean * mean)));
    }

    private static StochasticFacts Find(StochasticActivation activation)
    {
        var draws = Draws(activation.Noise);
        var slope = activation.Training.Derivative();
        double mean = 0, square = 0, gradient = 0, variance = 0;
        foreach (var (z, weight) in NormalRule.Normal(NormalRule.Panels(-Reach, Reach, InputPanels)))
        {
            var (average, spread) = At(activation, z);
            mean += weight * average;
            square += weight * (spread + (average * average));
            variance += weight * spread;
            gradient += weight * draws.Sum(d => d.Weight * Math.Pow(Run(slope, z, d.Noise), 2));
        }

        var (bias, at) = Enumerable.Range(-160, 321).Select(i => i / 20.0)
            .Select(x => (Bias: Math.Abs(At(activation, x).Mean - activation.Evaluation.Evaluate(x)), At: x)).Max();
        return new StochasticFacts
        {
            Bias = bias > Visible ? bias : 0,
            BiasAt = bias > Visible ? at : 0,
            Deviation = Math.Sqrt(variance),
            Mean = mean,
            MeanSquare = square,
            DerivativeMeanSquare = gradient,
        };
    }

    private static (double Noise, double Weight)[] Draws(Noise noise) => noise == Noise.Uniform
        ? [.. NormalRule.Plain(NormalRule.Panels(0, 1, 8))]
        : noise == Noise.Normal ? [.. NormalRule.Normal(NormalRule.Panels(-Reach, Reach, NoisePanels))]
        : throw new NotSupportedException($"There is no rule for {noise} noise.");

    private static double Run(Formula formula, double x, double noise) =>
        formula.Program.Run(x, new Dictionary<string, double> { [StochasticActivation.NoiseVariable.Name] = noise });
}
