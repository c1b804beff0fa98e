using Hillock.Networks;
using Hillock.Texts;

namespace Hillock.Training;

/// <summary><c>mean (y - t)²</c> over rows and outputs; classes as one-hot targets.</summary>
public sealed record MeanSquaredError : Loss, IHasForms<Loss>
{
    static IReadOnlyList<UsualForm<Loss>> IHasForms<Loss>.Forms => [new(new MeanSquaredError(), "mean_squared_error", "mse", "mse_loss") { Place = 1 }];

    /// <inheritdoc/>
    public override string Id => "mean_squared_error";

    /// <inheritdoc/>
    internal override OutputReading Read(Network model) => OutputReading.Numbers;

    /// <inheritdoc/>
    internal override unsafe double Run(in LossBatch batch, bool gradient)
    {
        double sum = 0;
        var scale = 2f / ((float)batch.MeanOver * batch.Columns);
        for (var i = 0; i < batch.Rows; i++)
        {
            var y = batch.Outputs + (i * batch.Stride);
            var g = batch.Gradient + ((nint)i * batch.GradientStride);
            double row = 0;
            var weight = batch.Weight(i);
            for (var j = 0; j < batch.Columns; j++)
            {
                var error = y[j] - batch.Target(i, j);
                row += (double)error * error;
                if (gradient) g[j] = scale * error * weight;
            }

            sum += weight * row;
            if (gradient) new Span<float>(g + batch.Columns, batch.GradientStride - batch.Columns).Clear();
        }

        return sum / batch.Columns;
    }
}
