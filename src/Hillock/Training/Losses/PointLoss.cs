namespace Hillock.Training;

/// <summary>Losses that are the mean over outputs of a rule for single numbers.</summary>
internal static class PointLoss
{
    /// <summary>Adds up the rows' losses; with <paramref name="gradient"/>, writes that of their mean.</summary>
    public static unsafe double Run<TRule>(in LossBatch batch, bool gradient, TRule rule)
        where TRule : struct, IPointRule
    {
        double sum = 0;
        var scale = 1.0 / ((double)batch.MeanOver * batch.Columns);
        for (var i = 0; i < batch.Rows; i++)
        {
            var y = batch.Outputs + (i * batch.Stride);
            var g = batch.Gradient + ((nint)i * batch.GradientStride);
            double row = 0, weight = batch.Weight(i);
            for (var j = 0; j < batch.Columns; j++)
            {
                var (value, slope) = rule.At(y[j], batch.Target(i, j));
                row += value;
                if (gradient) g[j] = (float)(slope * (weight * scale));
            }

            sum += weight * row;
            if (gradient) new Span<float>(g + batch.Columns, batch.GradientStride - batch.Columns).Clear();
        }

        return sum / batch.Columns;
    }
}
