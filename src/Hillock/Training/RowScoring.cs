using System.Runtime.CompilerServices;

namespace Hillock.Training;

/// <summary>Counts right classes and adds squared errors.</summary>
internal static unsafe class RowScoring
{
    /// <summary>The sums of a batch whose loss is known.</summary>
    public static LossSums Score(in LossBatch batch, double loss, float threshold)
    {
        var sums = new LossSums { Rows = batch.Rows, Loss = loss };
        if (batch.Labels == null) sums.SquaredError = SquaredError(batch);
        else sums.Correct = Correct(batch, threshold);
        return sums;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Correct(in LossBatch batch, float threshold)
    {
        long correct = 0;
        for (var i = 0; i < batch.Rows; i++)
        {
            var y = batch.Outputs + (i * batch.Stride);
            var best = 0;
            if (batch.Columns == 1) best = y[0] > threshold ? 1 : 0;
            else
                for (var j = 1; j < batch.Columns; j++)
                    if (y[j] > y[best]) best = j;
            if (best == batch.Labels[i]) correct++;
        }

        return correct;
    }

    private static double SquaredError(in LossBatch batch)
    {
        double sum = 0;
        for (var i = 0; i < batch.Rows; i++)
            for (var j = 0; j < batch.Columns; j++)
            {
                double error = batch.Outputs[(i * batch.Stride) + j] - batch.Target(i, j);
                sum += error * error;
            }

        return sum / batch.Columns;
    }
}
