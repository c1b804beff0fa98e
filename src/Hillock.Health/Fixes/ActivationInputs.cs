using System.Globalization;
using System.Text;
using Hillock.Data;
using Hillock.Networks;

namespace Hillock.Health.Fixes;

/// <summary>A histogram of what goes into the activation of a layer.</summary>
/// <param name="Layer">The layer's name, such as <c>dense_1</c>.</param>
/// <param name="Activation">The activation, as its text.</param>
/// <param name="From">Where the first bin begins.</param>
/// <param name="To">Where the last one ends; all are equally wide.</param>
/// <param name="Shares">Share of the inputs in each bin.</param>
/// <param name="Below">Share of the inputs below the first.</param>
/// <param name="Above">Share of the inputs above the last.</param>
public sealed record ActivationInputs(string Layer, string Activation, double From, double To, IReadOnlyList<double> Shares, double Below, double Above)
{
    private const int Bins = 48;
    private const int MostRows = 500;
    private const int MostNumbers = 1 << 22;
    private const double Least = 3;
    private const double Tail = 0.005;

    /// <summary>One for each hidden layer whose activation is one of single numbers, on the first training rows, as in training; none of those whose inputs
    /// are not finite.</summary>
    /// <exception cref="HillockException">A split that does not fit the network, or a network without values.</exception>
    public static IReadOnlyList<ActivationInputs> Of(Network model, Split rows)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rows);
        var nodes = model.Graph.Nodes;
        var largest = nodes.Select(n => n.Output.Size).DefaultIfEmpty(1).Max();
        var count = Math.Min(rows.Count, Math.Clamp(MostNumbers / Math.Max(1, Math.Max(largest, model.Inputs.Size)), 2, MostRows));
        if (count < 2) return [];
        float[] some = [.. Enumerable.Range(0, count).SelectMany(i => rows.Inputs.ToArray(i))];
        return [.. Enumerable.Range(0, nodes.Count).Where(i => i != model.Graph.Output && nodes[i].Layer.OutputActivation is not null)
            .Select(i => Histogram(nodes[i].Name, nodes[i].Layer.OutputActivation!.Text, WeightedSums.BeforeActivation(model, i, some)))
            .OfType<ActivationInputs>().DistinctBy(h => h.Layer)];
    }

    /// <summary>As CSV, a line for each bin; those of the ends have no edge there.</summary>
    public static string Csv(IEnumerable<ActivationInputs> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        var text = new StringBuilder("layer,activation,from,to,share\n");
        foreach (var layer in layers)
        {
            var head = $"{layer.Layer},\"{layer.Activation.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            text.Append($"{head},,{Number(layer.From)},{Number(layer.Below)}\n");
            for (var i = 0; i < layer.Shares.Count; i++)
                text.Append($"{head},{Number(layer.Edge(i))},{Number(layer.Edge(i + 1))},{Number(layer.Shares[i])}\n");
            text.Append($"{head},{Number(layer.To)},,{Number(layer.Above)}\n");
        }

        return text.ToString();
    }

    private static ActivationInputs? Histogram(string layer, string activation, float[,] values)
    {
        double[] sorted = [.. values.Cast<float>().Where(float.IsFinite).Select(v => (double)v).Order()];
        if (sorted.Length == 0) return null;
        var reach = Math.Max(Least, Math.Max(Math.Abs(sorted[(int)(Tail * (sorted.Length - 1))]), Math.Abs(sorted[(int)((1 - Tail) * (sorted.Length - 1))])));
        // A round end, so that zero is an edge.
        var unit = Math.Pow(10, Math.Floor(Math.Log10(reach)));
        reach = Math.Ceiling(reach / unit * 2) / 2 * unit;
        var bins = new double[Bins];
        double below = 0, above = 0, one = 1.0 / sorted.Length;
        foreach (var value in sorted)
        {
            if (value < -reach) below += one;
            else if (value > reach) above += one;
            else bins[Math.Min(Bins - 1, (int)((value + reach) / (2 * reach) * Bins))] += one;
        }

        return new(layer, activation, -reach, reach, bins, below, above);
    }

    private double Edge(int i) => From + ((To - From) * i / Shares.Count);

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
