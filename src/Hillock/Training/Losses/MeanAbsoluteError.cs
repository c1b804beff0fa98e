using Hillock.Networks;
using Hillock.Texts;

namespace Hillock.Training;

/// <summary><c>mean |y - t|</c> over rows and outputs, with the slope 0 where they are equal; classes as one-hot targets.</summary>
public sealed record MeanAbsoluteError : Loss, IHasForms<Loss>
{
    static IReadOnlyList<UsualForm<Loss>> IHasForms<Loss>.Forms => [new(new MeanAbsoluteError(), "mean_absolute_error", "mae", "l1_loss") { Place = 2 }];

    /// <inheritdoc/>
    public override string Id => "mean_absolute_error";

    /// <inheritdoc/>
    internal override OutputReading Read(Network model) => OutputReading.Numbers;

    /// <inheritdoc/>
    internal override double Run(in LossBatch batch, bool gradient) => PointLoss.Run(batch, gradient, default(Rule));

    private readonly struct Rule : IPointRule
    {
        public (double Value, double Slope) At(double output, double target)
        {
            var error = output - target;
            return (Math.Abs(error), error > 0 ? 1 : error < 0 ? -1 : error * 0);
        }
    }
}
