using Hillock.Data;

namespace Hillock.Benchmarks.Cases;

/// <summary>Rows and labels of the size of MNIST, the same for both sides.</summary>
internal sealed class StepBatch
{
    public const int Inputs = 784, Hidden1 = 64, Hidden2 = 32, Outputs = 10;

    /// <summary>Of Adam: so small that thousands of steps on one batch leave the network as it is. Trained to the end, its
    /// gradients would fade into denormal numbers, which slow the peer and which Hillock sets to zero.</summary>
    public const double Rate = 1e-8;

    public StepBatch(float[] values, int[] labels) => (Values, Labels) = (values, labels);

    public int Rows => Labels.Length;

    public float[] Values { get; }

    public int[] Labels { get; }

    /// <summary>Operations of the matrix products of a step: forward, weight gradient, and the input gradient of all but the first layer.</summary>
    public static double FlopsOf(int rows)
    {
        const double first = Inputs * Hidden1, others = (Hidden1 * Hidden2) + (Hidden2 * Outputs);
        return 2 * rows * ((2 * first) + (3 * others));
    }

    /// <summary>Made-up numbers in [0, 1), none of them zero.</summary>
    public static StepBatch MadeUp(int rows)
    {
        var random = new RandomStream(1, "benchmark");
        var values = new float[rows * Inputs];
        foreach (ref var value in values.AsSpan()) value = (float)random.NextDouble();
        var labels = new int[rows];
        foreach (ref var label in labels.AsSpan()) label = random.NextInt(Outputs);
        return new StepBatch(values, labels);
    }

    /// <summary>Made-up samples of a network's shape.</summary>
    public static StepBatch Of(NetworkPair pair, int rows)
    {
        var random = new RandomStream(1, "benchmark");
        var values = new float[rows * pair.Inputs.Size];
        foreach (ref var value in values.AsSpan()) value = (float)random.NextNormal();
        var labels = new int[rows];
        foreach (ref var label in labels.AsSpan()) label = random.NextInt(NetworkPair.Classes);
        return new StepBatch(values, labels);
    }

    /// <summary>The first images of a data set with pixels in [0, 1], many of them zero, or standardised, in so many batches: on a single one, the weights of
    /// pixels that are zero in it would come to rest.</summary>
    public static StepBatch[] Images(string data, int rows, int batches, bool standardize)
    {
        var train = Datasets.Load(data, new DataOptions { Standardize = standardize }).Train;
        return [.. Enumerable.Range(0, batches).Select(b => new StepBatch(
            train.Inputs.ToArray([.. Enumerable.Range(b * rows, rows)]), train.Labels[(b * rows)..((b + 1) * rows)]))];
    }
}
