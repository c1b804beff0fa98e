using System.Numerics;
using Hillock.Texts;

namespace Hillock.Initialization;

/// <summary>A random matrix with orthogonal rows or columns, whichever are fewer, times a gain (Saxe, McClelland and Ganguli 2013, arXiv:1312.6120).</summary>
/// <param name="Gain">Length of each of those rows or columns.</param>
public sealed record OrthogonalInitializer(double Gain = 1) : Initializer, IHasForms<Initializer>
{
    static IReadOnlyList<UsualForm<Initializer>> IHasForms<Initializer>.Forms => [new(Initializers.Orthogonal(), "orthogonal") { Place = 13 }];

    /// <summary>Length of each of those rows or columns; above 0.</summary>
    public double Gain { get; init => field = Positive(value, "gain of orthogonal"); } = Positive(Gain, "gain of orthogonal");

    /// <inheritdoc/>
    public override string Id => "orthogonal";

    /// <inheritdoc/>
    public override void Fill(Span<float> weights, int fanIn, int fanOut, ref RandomStream random)
    {
        CheckFans(fanIn, fanOut);
        if (weights.Length != (long)fanIn * fanOut)
            throw new ArgumentException($"Expected {fanIn} × {fanOut} weights, got {weights.Length}.", nameof(weights));
        var (count, length) = (Math.Min(fanIn, fanOut), Math.Max(fanIn, fanOut));
        var vectors = new double[count][];
        for (var i = 0; i < count; i++) vectors[i] = NextOrthogonal(vectors.AsSpan(0, i), length, ref random);
        for (var i = 0; i < fanIn; i++)
            for (var j = 0; j < fanOut; j++)
                weights[(i * fanOut) + j] = (float)(Gain * (fanIn <= fanOut ? vectors[i][j] : vectors[j][i]));
    }

    /// <inheritdoc/>
    internal override Initializer With(Settings settings) => this with { Gain = settings.Number("gain", Gain) };

    /// <inheritdoc/>
    internal override double Variance(int fanIn, int fanOut) => Gain * Gain / Math.Max(fanIn, fanOut);

    /// <summary>A random direction orthogonal to those before: Gram and Schmidt, twice, for full accuracy.</summary>
    private static double[] NextOrthogonal(ReadOnlySpan<double[]> before, int length, ref RandomStream random)
    {
        var vector = new double[length];
        while (true)
        {
            for (var i = 0; i < length; i++) vector[i] = random.NextNormal();
            for (var pass = 0; pass < 2; pass++)
                foreach (var other in before)
                    Subtract(vector, other, Dot(vector, other));
            var norm = Math.Sqrt(Dot(vector, vector));

            // Nothing left but rounding: by bad luck it lay among those before; draw again.
            if (norm < 1e-8) continue;
            for (var i = 0; i < length; i++) vector[i] /= norm;
            return vector;
        }
    }

    private static double Dot(double[] a, double[] b)
    {
        var sums = Vector<double>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector<double>.Count; i += Vector<double>.Count) sums += new Vector<double>(a, i) * new Vector<double>(b, i);
        var sum = Vector.Sum(sums);
        for (; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static void Subtract(double[] from, double[] vector, double factor)
    {
        var i = 0;
        for (; i <= from.Length - Vector<double>.Count; i += Vector<double>.Count)
            (new Vector<double>(from, i) - (factor * new Vector<double>(vector, i))).CopyTo(from, i);
        for (; i < from.Length; i++) from[i] -= factor * vector[i];
    }
}
