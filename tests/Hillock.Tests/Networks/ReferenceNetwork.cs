using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Tests.Networks;

/// <summary>The same network in float64, written as plainly as can be; the oracle of the engine.</summary>
internal sealed class ReferenceNetwork
{
    private readonly Sequential _model;

    public ReferenceNetwork(Sequential model)
    {
        _model = model;
        foreach (var tensor in model.Parameters)
            Parameters[tensor.Name] = [.. model.GetParameter(tensor.Name).Select(v => (double)v)];
    }

    public Dictionary<string, double[]> Parameters { get; } = [];

    /// <summary>Mean and unbiased variance that each batch normalisation saw in the last forward pass in training.</summary>
    public Dictionary<string, (double[] Means, double[] Variances)> Statistics { get; } = [];

    /// <summary>The outputs of a batch; normalisations take its statistics in training, and the running ones otherwise.</summary>
    public double[][] Forward(double[][] rows, bool training)
    {
        var values = rows;
        foreach (var layer in _model.Layers)
            values = layer.Layer switch
            {
                Dense dense => Activate(dense.Activation, layer.Name, [.. values.Select(v => Affine(layer, dense, v))]),
                ActivationLayer activation => Activate(activation.Activation, layer.Name, values),
                BatchNorm norm => Normalize(layer, norm, values, training),
                Normalization norm => [.. values.Select(v => Normalize(layer, norm, v))],
                _ => values, // numbers keep their order in flatten and reshape
            };
        return values;
    }

    /// <summary>Central difference of <paramref name="loss"/> by one parameter.</summary>
    public double Slope(string tensor, int index, Func<double> loss)
    {
        var values = Parameters[tensor];
        var kept = values[index];
        const double h = 1e-5;
        values[index] = kept + h;
        var above = loss();
        values[index] = kept - h;
        var below = loss();
        values[index] = kept;
        return (above - below) / (2 * h);
    }

    private double[] Affine(NamedLayer layer, Dense dense, double[] x)
    {
        var weight = Parameters[layer.Name + ".weight"];
        var bias = dense.UseBias ? Parameters[layer.Name + ".bias"] : new double[dense.Units];
        var z = new double[dense.Units];
        for (var j = 0; j < z.Length; j++)
        {
            z[j] = bias[j];
            for (var i = 0; i < x.Length; i++) z[j] += x[i] * weight[(i * dense.Units) + j];
        }

        return z;
    }

    private double[][] Normalize(NamedLayer layer, BatchNorm norm, double[][] rows, bool training)
    {
        var channels = layer.Inputs[layer.Inputs.Rank - 1];
        double[] means = Parameters[layer.Name + ".running_mean"], variances = Parameters[layer.Name + ".running_variance"];
        if (training)
        {
            var columns = Enumerable.Range(0, channels).Select(c => rows.SelectMany(r => r.Where((_, i) => i % channels == c)).ToArray()).ToArray();
            means = [.. columns.Select(c => c.Average())];
            variances = [.. columns.Zip(means, (c, m) => c.Average(v => (v - m) * (v - m)))];
            double count = columns[0].Length;
            Statistics[layer.Name] = (means, [.. variances.Select(v => v * count / (count - 1))]);
        }

        return [.. rows.Select(r =>
            r.Select((v, i) => Scaled(layer, norm, (v - means[i % channels]) / Math.Sqrt(variances[i % channels] + norm.Epsilon), i % channels)).ToArray())];
    }

    private double[] Normalize(NamedLayer layer, Normalization norm, double[] row)
    {
        var features = layer.Inputs[layer.Inputs.Rank - 1];
        return [.. row.Chunk(features).SelectMany(line =>
        {
            var mean = norm is LayerNorm ? line.Average() : 0;
            var deviation = Math.Sqrt(line.Average(v => (v - mean) * (v - mean)) + norm.Epsilon);
            return line.Select((v, j) => Scaled(layer, norm, (v - mean) / deviation, j));
        })];
    }

    private double Scaled(NamedLayer layer, Normalization norm, double value, int channel) =>
        (norm.HasScale ? value * Parameters[layer.Name + ".scale"][channel] : value)
        + (norm.HasShift ? Parameters[layer.Name + ".shift"][channel] : 0);

    private double[][] Activate(Activation activation, string name, double[][] rows)
    {
        if (activation is SoftmaxActivation) return [.. rows.Select(Softmax)];
        var elementwise = (ElementwiseActivation)activation;
        var count = elementwise.LearnsPerChannel
            ? Parameters[name + ".activation"].Length / elementwise.Learnable.Count(p => p.PerChannel)
            : 1;
        var learned = Enumerable.Range(0, count).Select(channel => Learned(elementwise, name, channel, count)).ToArray();
        return [.. rows.Select(row => row.Select((v, j) => elementwise.Formula.Evaluate(v, learned[j % count])).ToArray())];
    }

    private static double[] Softmax(double[] z)
    {
        var largest = z.Max();
        var e = z.Select(v => Math.Exp(v - largest)).ToArray();
        var sum = e.Sum();
        return [.. e.Select(v => v / sum)];
    }

    /// <summary>What a channel has learned, by name; shared parameters stand in a tensor of their own where there are both kinds.</summary>
    private Dictionary<string, double> Learned(ElementwiseActivation activation, string name, int channel, int channels)
    {
        var learned = new Dictionary<string, double>(StringComparer.Ordinal);
        int each = 0, shared = 0;
        foreach (var parameter in activation.Learnable)
            learned[parameter.Name] = parameter.PerChannel
                ? Parameters[name + ".activation"][(each++ * channels) + channel]
                : Parameters[name + (activation.LearnsPerChannel ? ".activation_shared" : ".activation")][shared++];
        return learned;
    }
}
