using Hillock.Training;

namespace Hillock.Tests.Training;

/// <summary>The losses by their definitions in float64, one row at a time.</summary>
internal static class LossReference
{
    /// <summary>The mean over rows, each times the weight of its class.</summary>
    public static double Mean(Loss loss, double[] outputs, int columns, int[]? labels, float[]? targets, float[]? weights)
    {
        var rows = outputs.Length / columns;
        double sum = 0;
        for (var i = 0; i < rows; i++)
        {
            var target = Enumerable.Range(0, columns).Select(j => Target(i, j)).ToArray();
            sum += (weights is null ? 1 : weights[labels![i]]) * Row(loss, outputs[(i * columns)..((i + 1) * columns)], target, labels?[i]);
        }

        return sum / rows;

        double Target(int i, int j) => targets is not null ? targets[(i * columns) + j]
            : columns == 1 ? labels![i]
            : labels![i] == j ? 1 : 0;
    }

    private static double Row(Loss loss, double[] y, double[] t, int? label) => loss switch
    {
        MeanSquaredError => Average(y, t, (a, b) => (a - b) * (a - b)),
        MeanAbsoluteError => Average(y, t, (a, b) => Math.Abs(a - b)),
        Huber huber => Average(y, t, (a, b) => Math.Abs(a - b) <= huber.Delta ? (a - b) * (a - b) / 2 : huber.Delta * (Math.Abs(a - b) - (huber.Delta / 2))),
        Poisson { LogInput: true } => Average(y, t, (a, b) => Math.Exp(a) - (b * a)),
        Poisson => Average(y, t, (a, b) => a - (b * Math.Log(a + 1e-8))),
        BinaryCrossEntropy entropy => Average(y, t, (a, b) =>
        {
            var (p, share) = (1 / (1 + Math.Exp(-a)), (b * (1 - entropy.LabelSmoothing)) + (entropy.LabelSmoothing / 2));
            return (-share * Math.Log(p)) - ((1 - share) * Math.Log(1 - p));
        }),
        CategoricalCrossEntropy entropy => CrossEntropy(y, t, entropy.LabelSmoothing),
        Hinge => Margin(y, t, label, m => m),
        SquaredHinge => Margin(y, t, label, m => m * m),
        _ => throw new NotSupportedException(loss.Id),
    };

    private static double CrossEntropy(double[] y, double[] t, double smoothing)
    {
        var total = y.Sum(Math.Exp);
        return -y.Select((v, j) => ((t[j] * (1 - smoothing)) + (t.Sum() * smoothing / y.Length)) * Math.Log(Math.Exp(v) / total)).Sum();
    }

    private static double Average(double[] y, double[] t, Func<double, double, double> rule) => y.Select((v, j) => rule(v, t[j])).Average();

    private static double Margin(double[] y, double[] t, int? label, Func<double, double> power)
    {
        if (label is { } own && y.Length > 1)
            return y.Where((_, j) => j != own).Sum(other => power(Math.Max(0, 1 - y[own] + other))) / y.Length;
        return y.Select((v, j) => power(Math.Max(0, 1 - ((label is null ? t[j] : (2 * t[j]) - 1) * v)))).Average();
    }
}
