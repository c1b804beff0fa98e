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
        var inside = new Func<int, int, double>((gate, j) => Sum(name + ".weight", x, gates, units, gate, j) + Bias(name, units, gate, j));
        var across = new Func<double[], int, int, double>((s, gate, j) => Sum(name + ".recurrent_weight", s, gates, units, gate, j));
        double Phi(double v) => Function(name + ".activation", layer.Activation, v);
        for (var j = 0; j < units && layer is GRU { ResetAfter: false } g; j++)
            allowed[j] = before[j] * Function(name + ".recurrent_activation", g.RecurrentActivation, inside(1, j) + across(before, 1, j));
        for (var j = 0; j < units; j++)
        {
            double Sigma(Activation activation, int gate, double extra) =>
                Function(name + ".recurrent_activation", activation, inside(gate, j) + across(before, gate, j) + extra);
            if (layer is SimpleRNN)
            {
                h[j] = Phi(inside(0, j) + across(before, 0, j));
            }
            else if (layer is LSTM lstm)
            {
                var a = lstm.RecurrentActivation;
                c[j] = (Sigma(a, 1, 0) * c[j]) + (Sigma(a, 0, 0) * Phi(inside(2, j) + across(before, 2, j)));
                h[j] = Sigma(a, 3, 0) * Phi(c[j]);
            }
            else if (layer is GRU gru)
            {
                // The biases of the state stand in the second row.
                double second(int gate) => gru.ResetAfter ? Bias(name, units, 3 + gate, j) : 0;
                var a = gru.RecurrentActivation;
                var z = Sigma(a, 0, second(0));
                var n = Phi(inside(2, j) + (gru.ResetAfter ? Sigma(a, 1, second(1)) * (across(before, 2, j) + second(2)) : across(allowed, 2, j)));
                h[j] = (z * before[j]) + ((1 - z) * n);
            }
        }
    }

    private double Sum(string weight, double[] x, int gates, int units, int gate, int unit)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++) sum += x[i] * Parameters[weight][(i * gates * units) + (gate * units) + unit];
        return sum;
    }

    private double Bias(string name, int units, int row, int unit) => Parameters.TryGetValue(name + ".bias", out var b) ? b[(row * units) + unit] : 0;

    private double[] Affine(NamedLayer layer, Dense dense, double[] x) => [.. Enumerable.Range(0, dense.Units).Select(j =>
        Function(layer.Name + ".activation", dense.Activation, Sum(layer.Name + ".weight", x, 1, dense.Units, 0, j) + Bias(layer.Name, dense.Units, 0, j)))];

    private double Function(string learned, Activation activation, double x)
    {
        if (activation is CustomActivation code) return code.Value(x);
        var elementwise = (ElementwiseActivation)activation;
        var formula = elementwise.Formula;
        for (var i = 0; i < elementwise.Learnable.Count; i++) formula = formula.With(elementwise.Learnable[i].Name, Parameters[learned][i]);
        return formula.Evaluate(x);
    }
}
