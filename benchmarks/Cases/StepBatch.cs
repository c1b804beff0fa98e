using Hillock.Kernels;

namespace Hillock.Benchmarks.Cases;

/// <summary>Made-up rows and labels of the size of MNIST, the same for both sides.</summary>
internal sealed class StepBatch
{
    public const int Inputs = 784, Hidden1 = 64, Hidden2 = 32, Outputs = 10;

    /// <summary>Of Adam: so small that thousands of steps on one batch leave the network as it is. Trained to the end, its
    /// gradients would fade into denormal numbers, which slow the peer and which Hillock sets to zero.</summary>
    public const double Rate = 1e-8;

    public StepBatch(int rows)
    {
        var random = new RandomStream(1, "benchmark");
        Rows = rows;
        Values = new float[rows * Inputs];
        foreach (ref var value in Values.AsSpan()) value = (float)random.NextDouble();
        Labels = new int[rows];
        foreach (ref var label in Labels.AsSpan()) label = random.NextInt(Outputs);
    }

    public int Rows { get; }

    public float[] Values { get; }

    public int[] Labels { get; }

    /// <summary>Operations of the matrix products of a step: forward, weight gradient, and the input gradient of all but the first layer.</summary>
    public double Flops
    {
        get
        {
            const double first = Inputs * Hidden1, others = (Hidden1 * Hidden2) + (Hidden2 * Outputs);
            return 2 * Rows * ((2 * first) + (3 * others));
        }
    }
}
