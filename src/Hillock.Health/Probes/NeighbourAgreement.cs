using Hillock.Data;

namespace Hillock.Health.Probes;

/// <summary>How often the nearest other row has the same class, or how well its target predicts (a correlation): whether inputs and labels have anything to do
/// with each other.</summary>
/// <param name="Rows">Rows compared.</param>
/// <param name="Value">Share of the rows whose neighbour agrees, or the correlation with the neighbour's target.</param>
/// <param name="Chance">What rows put together at random would give.</param>
/// <param name="Deviation">Standard deviation of that.</param>
public sealed record NeighbourAgreement(int Rows, double Value, double Chance, double Deviation)
{
    /// <summary>Standard deviations above chance.</summary>
    public double Score => (Value - Chance) / Deviation;

    /// <summary>Compares the first rows of a split with each other; null where there are too few, or one class alone.</summary>
    internal static NeighbourAgreement? Of(Split split, int rows)
    {
        rows = Math.Min(rows, split.Count);
        if (rows < 20) return null;
        var neighbours = Nearest(split.Inputs.ToArray([.. Enumerable.Range(0, rows)]), split.Inputs.Columns, rows);
        return split.Labels.Length > 0 ? OfClasses(split.Labels, neighbours) : OfTargets(split.RawTargets, split.TargetColumns, neighbours);
    }

    private static NeighbourAgreement? OfClasses(int[] labels, int[] neighbours)
    {
        var rows = neighbours.Length;
        var shares = labels.Take(rows).GroupBy(l => l).Select(g => g.Count() / (double)rows).ToList();
        var chance = shares.Sum(s => s * s);
        if (shares.Count < 2) return null;
        var agreed = Enumerable.Range(0, rows).Count(i => labels[i] == labels[neighbours[i]]);
        // Neighbours come in pairs, so that rows are half as many as they seem.
        return new NeighbourAgreement(rows, agreed / (double)rows, chance, Math.Sqrt(2 * chance * (1 - chance) / rows));
    }

    private static NeighbourAgreement? OfTargets(double[] targets, int columns, int[] neighbours)
    {
        var rows = neighbours.Length;
        double[] own = [.. Enumerable.Range(0, rows).Select(i => targets[i * columns])];
        double[] other = [.. neighbours.Select(n => targets[n * columns])];
        var correlation = Correlation(own, other);
        return double.IsNaN(correlation) ? null : new NeighbourAgreement(rows, correlation, 0, Math.Sqrt(2.0 / rows));
    }

    private static double Correlation(double[] a, double[] b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        var (product, squareA, squareB) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            product += (a[i] - meanA) * (b[i] - meanB);
            squareA += (a[i] - meanA) * (a[i] - meanA);
            squareB += (b[i] - meanB) * (b[i] - meanB);
        }

        return product / Math.Sqrt(squareA * squareB);
    }

    private static int[] Nearest(float[] values, int columns, int rows)
    {
        var nearest = new int[rows];
        var least = Enumerable.Repeat(float.PositiveInfinity, rows).ToArray();
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var distance = Distance(values.AsSpan(i * columns, columns), values.AsSpan(j * columns, columns));
                if (distance < least[i]) (least[i], nearest[i]) = (distance, j);
                if (distance < least[j]) (least[j], nearest[j]) = (distance, i);
            }
        }

        return nearest;
    }

    private static float Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = System.Numerics.Vector<float>.Zero;
        var i = 0;
        for (; i + System.Numerics.Vector<float>.Count <= a.Length; i += System.Numerics.Vector<float>.Count)
        {
            var d = new System.Numerics.Vector<float>(a[i..]) - new System.Numerics.Vector<float>(b[i..]);
            sum += d * d;
        }

        var total = System.Numerics.Vector.Sum(sum);
        for (; i < a.Length; i++) total += (a[i] - b[i]) * (a[i] - b[i]);
        return total;
    }
}
