namespace Hillock.Activations.Facts;

/// <summary>A row activation at one width, and the rows it is looked at with.</summary>
internal sealed class RowProbe
{
    private const int Normal = 12;
    private static readonly double[] Sizes = [1e-8, 1e-3, 0.5, 1, 3, 30, 1000, 1e6];

    internal RowProbe(RowActivation activation, int width)
    {
        Activation = activation;
        Inputs = width;
        Outputs = activation.Outputs(width);
        Rows = [.. Directions().SelectMany(d => Sizes.Select(s => Scaled(d, s))), new double[width]];
    }

    internal RowActivation Activation { get; }

    internal int Inputs { get; }

    internal int Outputs { get; }

    /// <summary>Every row, of every size.</summary>
    internal IReadOnlyList<double[]> Rows { get; }

    internal double[] Value(double[] row) => Activation.Evaluate(row);

    /// <summary>A width that the activation takes, about <paramref name="wanted"/>.</summary>
    internal static int Width(RowActivation activation, int wanted)
    {
        var step = activation switch { GatedActivation => 2, ReducingActivation r => r.Group, _ => 1 };
        return Math.Max(1, wanted / step) * step;
    }

    /// <summary>Normal rows of size 1, the same each time.</summary>
    internal IEnumerable<double[]> NormalRows(int count, string stream)
    {
        var random = new RandomStream(1, stream);
        for (var i = 0; i < count; i++)
        {
            var row = new double[Inputs];
            for (var k = 0; k < Inputs; k++) row[k] = random.NextNormal();
            yield return row;
        }
    }

    /// <summary>The largest singular value of the Jacobian at <paramref name="row"/>.</summary>
    internal double Steepness(double[] row)
    {
        var columns = Jacobian(row);
        var v = Enumerable.Range(0, Inputs).Select(i => 1 + (0.1 * Math.Sin(i + 1.0))).ToArray();
        var norm = 0.0;
        for (var step = 0; step < 200; step++)
        {
            var y = new double[Outputs];
            for (var i = 0; i < Inputs; i++)
                for (var o = 0; o < Outputs; o++) y[o] += columns[i][o] * v[i];
            var square = 0.0;
            for (var i = 0; i < Inputs; i++)
            {
                v[i] = 0;
                for (var o = 0; o < Outputs; o++) v[i] += columns[i][o] * y[o];
                square += v[i] * v[i];
            }

            var length = Math.Sqrt(square);
            if (!(length > 0)) return double.IsNaN(length) ? double.NaN : 0;
            for (var i = 0; i < Inputs; i++) v[i] /= length;
            var before = norm;
            norm = Math.Sqrt(length);
            if (Math.Abs(norm - before) <= 1e-9 * norm) break;
        }

        return norm;
    }

    /// <summary>The derivatives of all outputs by each input.</summary>
    internal double[][] Jacobian(double[] row)
    {
        var unit = new double[Inputs];
        var columns = new double[Inputs][];
        for (var i = 0; i < Inputs; i++)
        {
            unit[i] = 1;
            columns[i] = Activation.Tangent(row, unit);
            unit[i] = 0;
        }

        return columns;
    }

    private IEnumerable<double[]> Directions()
    {
        for (var k = 1; k <= Inputs; k++)
        {
            // The first k stand out, or the last: one-hot for k = 1, all alike for k = all.
            yield return Row(i => i < k ? 1 : 0);
            yield return Row(i => i < k ? -1 : 0);
            yield return Row(i => i < k ? 1 : -1);
            yield return Row(i => i < k ? 0 : 1);
        }

        foreach (var row in NormalRows(Normal, "probe")) yield return row;
    }

    private double[] Row(Func<int, double> at) => [.. Enumerable.Range(0, Inputs).Select(at)];

    private static double[] Scaled(double[] row, double size) => [.. row.Select(x => x * size)];
}
