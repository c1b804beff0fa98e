using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Tests.Networks.Recurrent;

/// <summary>A chain of embedding, recurrent and dense layers in float64, gate by gate and unit by unit.</summary>
internal sealed class ReferenceRecurrence
{
    private readonly Sequential _model;

    public ReferenceRecurrence(Sequential model)
    {
        _model = model;
        foreach (var tensor in model.Parameters) Parameters[tensor.Name] = [.. model.GetParameter(tensor.Name).Select(v => (double)v)];
    }

    public Dictionary<string, double[]> Parameters { get; } = [];

    /// <summary>The outputs of one row.</summary>
    public double[] Forward(ReadOnlySpan<float> row)
    {
        double[] values = [.. row.ToArray().Select(v => (double)v)];
        int? length = null;
        foreach (var layer in _model.Layers)
        {
            if (layer.Layer is Embedding { MaskZero: true }) length = Math.Max(1, Array.FindLastIndex(values, v => v != 0) + 1);
            values = layer.Layer switch
            {
                Embedding e => [.. values.SelectMany(id => Parameters[layer.Name + ".weight"].AsSpan((int)id * e.Size, e.Size).ToArray())],
                RecurrentLayer r => Recur(layer, r, values, length ?? layer.Inputs[0]),
                Dense d => Affine(layer, d, values),
                _ => throw new NotSupportedException(layer.Layer.Kind),
            };
        }

        return values;
    }

    /// <summary>Central difference of <paramref name="loss"/> by one parameter.</summary>
    public double Slope(string tensor, int index, Func<double> loss)
    {
        const double h = 1e-5;
        var values = Parameters[tensor];
        var kept = values[index];
        values[index] = kept + h;
        var above = loss();
        values[index] = kept - h;
        var below = loss();
        values[index] = kept;
        return (above - below) / (2 * h);
    }

    private double[] Recur(NamedLayer layer, RecurrentLayer recurrent, double[] x, int length)
    {
        int units = recurrent.Units, steps = layer.Inputs[0], features = x.Length / steps;
        double[] h = new double[units], c = new double[units];
        var outputs = new double[steps * units];
        for (var s = 0; s < steps; s++)
        {
            var t = recurrent.Reverse ? steps - 1 - s : s;
            if (t < length) Step(layer.Name, recurrent, x[(t * features)..((t + 1) * features)], h, c);
            h.CopyTo(outputs, t * units);
        }

        return recurrent.ReturnSequences ? outputs : h;
    }

    private void Step(string name, RecurrentLayer layer, double[] x, double[] h, double[] c)
    {
        var units = layer.Units;
        double[] before = [.. h], allowed = new double[units];
        var gates = layer is LSTM ? 4 : layer is GRU ? 3 : 1;
        double[] weight = Parameters[name + ".weight"], recurrent = Parameters[name + ".recurrent_weight"];
        var inside = new Func<int, int, double>((gate, j) => Sum(weight, x, gates, units, gate, j) + Bias(name, units, gate, j));
        var across = new Func<double[], int, int, double>((s, gate, j) => Sum(recurrent, s, gates, units, gate, j));
        var phi = Function(name + ".activation", layer.Activation);
        var sigma = layer is SimpleRNN ? phi : Function(name + ".recurrent_activation", layer is LSTM l ? l.RecurrentActivation : ((GRU)layer).RecurrentActivation);
        for (var j = 0; j < units && layer is GRU { ResetAfter: false }; j++)
            allowed[j] = before[j] * sigma(inside(1, j) + across(before, 1, j));
        for (var j = 0; j < units; j++)
        {
            double Gate(int gate, double extra) => sigma(inside(gate, j) + across(before, gate, j) + extra);
            if (layer is SimpleRNN)
            {
                h[j] = phi(inside(0, j) + across(before, 0, j));
            }
            else if (layer is LSTM)
            {
                c[j] = (Gate(1, 0) * c[j]) + (Gate(0, 0) * phi(inside(2, j) + across(before, 2, j)));
                h[j] = Gate(3, 0) * phi(c[j]);
            }
            else if (layer is GRU gru)
            {
                // The biases of the state stand in the second row.
                double second(int gate) => gru.ResetAfter ? Bias(name, units, 3 + gate, j) : 0;
                var z = Gate(0, second(0));
                var n = phi(inside(2, j) + (gru.ResetAfter ? Gate(1, second(1)) * (across(before, 2, j) + second(2)) : across(allowed, 2, j)));
                h[j] = (z * before[j]) + ((1 - z) * n);
            }
        }
    }

    private static double Sum(double[] weight, double[] x, int gates, int units, int gate, int unit)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++) sum += x[i] * weight[(i * gates * units) + (gate * units) + unit];
        return sum;
    }

    private double Bias(string name, int units, int row, int unit) => Parameters.TryGetValue(name + ".bias", out var b) ? b[(row * units) + unit] : 0;

    private double[] Affine(NamedLayer layer, Dense dense, double[] x)
    {
        var (weight, function) = (Parameters[layer.Name + ".weight"], Function(layer.Name + ".activation", dense.Activation));
        return [.. Enumerable.Range(0, dense.Units).Select(j => function(Sum(weight, x, 1, dense.Units, 0, j) + Bias(layer.Name, dense.Units, 0, j)))];
    }

    private Func<double, double> Function(string learned, Activation activation)
    {
        if (activation is CustomActivation code) return x => code.Value(x);
        var elementwise = (ElementwiseActivation)activation;
        var values = elementwise.Learnable.Select((p, i) => (p.Name, Value: Parameters[learned][i])).ToDictionary(p => p.Name, p => p.Value);
        return x => elementwise.Formula.Evaluate(x, values);
    }
}
