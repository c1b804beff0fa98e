using Hillock.Training;

namespace Hillock.Tests.Networks;

/// <summary>The losses by their definitions, on outputs as probabilities where that is what the loss means.</summary>
internal static class ReferenceLoss
{
    public static double Mean(Loss loss, double[][] outputs, int[]? labels, float[]? targets)
    {
        double sum = 0;
        for (var i = 0; i < outputs.Length; i++)
        {
            var y = outputs[i];
            sum += loss switch
            {
                CategoricalCrossEntropy => -Math.Log(y[labels![i]]),
                BinaryCrossEntropy => labels![i] == 1 ? -Math.Log(y[0]) : -Math.Log(1 - y[0]),
                _ => y.Select((v, j) => Math.Pow(v - Target(i, j, y.Length), 2)).Average(),
            };
        }

        return sum / outputs.Length;

        double Target(int i, int j, int columns) => targets is not null ? targets[(i * columns) + j]
            : columns == 1 ? labels![i]
            : labels![i] == j ? 1 : 0;
    }
}
