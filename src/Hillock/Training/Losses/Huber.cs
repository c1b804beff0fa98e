using Hillock.Networks;
using Hillock.Texts;

namespace Hillock.Training;

/// <summary>Mean over rows and outputs of <c>e²/2</c> where <c>|e| = |y - t| ≤ δ</c>, else <c>δ(|e| - δ/2)</c> (Huber 1964).</summary>
public sealed record Huber : Loss, IHasForms<Loss>
{
    /// <summary>Sets δ.</summary>
    /// <exception cref="HillockException">δ not above 0.</exception>
    public Huber(double delta = 1) => Delta = delta;

    static IReadOnlyList<UsualForm<Loss>> IHasForms<Loss>.Forms => [new(new Huber(), "huber", "huber_loss") { Place = 3 }];

    /// <inheritdoc/>
    public override string Id => "huber";

    /// <summary>δ, the error from which on the loss grows linearly; above 0.</summary>
    public double Delta { get; init => field = Check(value, "delta of Huber", value > 0 && double.IsFinite(value), "above 0, such as 1"); }

    /// <inheritdoc/>
    internal override Loss With(Settings settings) => this with { Delta = settings.Number("delta", Delta) };

    /// <inheritdoc/>
    internal override OutputReading Read(Network model) => OutputReading.Numbers;

    /// <inheritdoc/>
    internal override double Run(in LossBatch batch, bool gradient) => PointLoss.Run(batch, gradient, new Rule(Delta));

    private readonly struct Rule(double delta) : IPointRule
    {
        public (double Value, double Slope) At(double output, double target)
        {
            var error = output - target;
            return Math.Abs(error) <= delta
                ? (error * error / 2, error)
                : (delta * (Math.Abs(error) - (delta / 2)), error > 0 ? delta : error < 0 ? -delta : error);
        }
    }
}
