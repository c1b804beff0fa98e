using System.Runtime.CompilerServices;

namespace Hillock.Training;

/// <summary>Counts what is right and adds squared errors.</summary>
internal static unsafe class RowScoring
{
    private const int None = -1;

    /// <summary>The sums of a batch whose loss is known.</summary>
    public static LossSums Score(in LossBatch batch, double loss, in OutputReading reading)
    {
        var sums = new LossSums { Rows = batch.Rows, Loss = loss };
        if (batch.HasLabels) Classes(batch, reading.Threshold, ref sums);
        else if (reading.Scoring == OutputScoring.Numbers) sums.SquaredError = SquaredError(batch, reading.Exponential);
        else if (reading.Scoring == OutputScoring.OneClass) LargestTargets(batch, ref sums);
        else EachOutput(batch, reading, ref sums);
        return sums;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Classes(in LossBatch batch, float threshold, ref LossSums sums)
    {
        sums.Judged = batch.Rows;
        for (var i = 0; i < batch.Rows; i++)
        {
            var y = batch.Outputs + (i * batch.Stride);
            var best = batch.Columns > 1 ? Largest(y, batch.Columns) : float.IsNaN(y[0]) ? None : y[0] > threshold ? 1 : 0;
            if (best == batch.Labels[i]) sums.Correct++;
        }
    }

    private static void LargestTargets(in LossBatch batch, ref LossSums sums)
    {
        sums.Judged = batch.Rows;
        for (var i = 0; i < batch.Rows; i++)
        {
            var target = Largest(batch.Targets + ((nint)i * batch.Columns), batch.Columns);
            if (target != None && Largest(batch.Outputs + (i * batch.Stride), batch.Columns) == target) sums.Correct++;
        }
    }

    private static void EachOutput(in LossBatch batch, in OutputReading reading, ref LossSums sums)
    {
        sums.Judged = (long)batch.Rows * batch.Columns;
        for (var i = 0; i < batch.Rows; i++)
            for (var j = 0; j < batch.Columns; j++)
            {
                var y = batch.Outputs[(i * batch.Stride) + j];
                if (!float.IsNaN(y) && y > reading.Threshold == batch.Target(i, j) > reading.TargetThreshold) sums.Correct++;
            }
    }

    // NaN is no answer: a comparison would take it for the first class.
    private static int Largest(float* values, int count)
    {
        var (best, nan) = (0, float.IsNaN(values[0]));
        for (var j = 1; j < count; j++)
        {
            nan |= float.IsNaN(values[j]);
            if (values[j] > values[best]) best = j;
        }

        return nan ? None : best;
    }

    private static double SquaredError(in LossBatch batch, bool exponential)
    {
        double sum = 0;
        for (var i = 0; i < batch.Rows; i++)
            for (var j = 0; j < batch.Columns; j++)
            {
                double output = batch.Outputs[(i * batch.Stride) + j];
                var error = (exponential ? Math.Exp(output) : output) - batch.Target(i, j);
                sum += error * error;
            }

        return sum / batch.Columns;
    }
}
