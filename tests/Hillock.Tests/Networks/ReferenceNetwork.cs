using Hillock.Activations;
using Hillock.Formulas;
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

    public double[] Forward(double[] row)
    {
        var values = row;
        foreach (var layer in _model.Layers)
            values = layer.Layer switch
            {
                Dense dense => Activate(dense.Activation, layer.Name, Affine(layer, dense, values)),
                ActivationLayer activation => Activate(activation.Activation, layer.Name, values),
                _ => values,
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

    private double[] Activate(Activation activation, string name, double[] z)
    {
        if (activation is SoftmaxActivation)
        {
            var largest = z.Max();
            var e = z.Select(v => Math.Exp(v - largest)).ToArray();
            return [.. e.Select(v => v / e.Sum())];
        }

        var elementwise = (ElementwiseActivation)activation;
        var formula = elementwise.Formula;
        if (Parameters.TryGetValue(name + ".activation", out var learned))
            for (var i = 0; i < learned.Length; i++)
                formula = formula.With(elementwise.Learnable[i].Name, learned[i]);
        return [.. z.Select(v => formula.Evaluate(v))];
    }
}
