using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Tests.Networks;

/// <summary>A chain of dense layers and random activations in float64: mean squared error and all gradients by the chain rule. A layer may be used several
/// times.</summary>
internal sealed class NoisyReference
{
    private readonly List<Step> _steps = [];

    /// <summary>The chain of <paramref name="model"/> with the parameters it has now.</summary>
    /// <param name="model">The network.</param>
    /// <param name="noise">The stream of a row (second argument) in the activation with a number (first argument), by their order in the chain.</param>
    public NoisyReference(Network model, Func<int, int, RandomStream> noise)
    {
        foreach (var tensor in model.Parameters)
        {
            Parameters[tensor.Name] = [.. model.GetParameter(tensor.Name).Select(v => (double)v)];
            Gradients[tensor.Name] = new Sum[Parameters[tensor.Name].Length];
        }

        foreach (var node in model.Graph.Nodes)
        {
            if (node.Layer is Dense dense) _steps.Add(new Affine(this, node.Name, dense));
            if (node.Layer.OutputActivation is StochasticActivation activation)
            {
                var number = _steps.Count(s => s is Noisy);
                _steps.Add(new Noisy(this, node.Name, activation, node.Output[node.Output.Rank - 1], row => noise(number, row)));
            }
        }
    }

    public Dictionary<string, double[]> Parameters { get; } = [];

    /// <summary>By each number of each parameter, with the sum of what was added in magnitude.</summary>
    public Dictionary<string, Sum[]> Gradients { get; } = [];

    /// <summary>What comes out of each step, and the gradient by it, [steps][rows][numbers].</summary>
    public List<(double[][] Value, double[][] Gradient)> Signals { get; } = [];

    public double Loss(double[][] x, double[][] targets) => Error(_steps.Aggregate(x, (values, step) => step.Forward(values)), targets);

    /// <summary>Fills <see cref="Gradients"/> and <see cref="Signals"/>.</summary>
    public void Differentiate(double[][] x, double[][] targets)
    {
        List<double[][]> values = [x];
        foreach (var step in _steps) values.Add(step.Forward(values[^1]));
        var scale = 2.0 / (x.Length * targets[0].Length);
        double[][] dy = [.. values[^1].Zip(targets, (y, t) => y.Zip(t, (a, b) => scale * (a - b)).ToArray())];
        for (var i = _steps.Count - 1; i >= 0; i--)
        {
            Signals.Insert(0, (values[i + 1], dy));
            dy = _steps[i].Backward(values[i], dy);
        }
    }

    private static double Error(double[][] y, double[][] targets) => y.Zip(targets, (a, b) => a.Zip(b, (v, t) => (v - t) * (v - t)).Average()).Average();

    /// <summary>A sum, and the sum of the magnitudes of its terms.</summary>
    internal readonly record struct Sum(double Value, double Size)
    {
        public static Sum operator +(Sum sum, double term) => new(sum.Value + term, sum.Size + Math.Abs(term));
    }

    private abstract class Step
    {
        public abstract double[][] Forward(double[][] x);

        public abstract double[][] Backward(double[][] x, double[][] dy);
    }

    private sealed class Affine(NoisyReference network, string name, Dense dense) : Step
    {
        private readonly string _weight = name + ".weight", _bias = name + ".bias";

        public override double[][] Forward(double[][] x) => [.. x.Select(row => Enumerable.Range(0, dense.Units).Select(j =>
            network.Parameters[_bias][j] + row.Select((v, i) => v * network.Parameters[_weight][(i * dense.Units) + j]).Sum()).ToArray())];

        public override double[][] Backward(double[][] x, double[][] dy)
        {
            var weight = network.Parameters[_weight];
            var dx = x.Select(row => new double[row.Length]).ToArray();
            for (var r = 0; r < x.Length; r++)
            {
                for (var j = 0; j < dense.Units; j++)
                {
                    network.Gradients[_bias][j] += dy[r][j];
                    for (var i = 0; i < x[r].Length; i++)
                    {
                        network.Gradients[_weight][(i * dense.Units) + j] += x[r][i] * dy[r][j];
                        dx[r][i] += weight[(i * dense.Units) + j] * dy[r][j];
                    }
                }
            }

            return dx;
        }
    }

    private sealed class Noisy(NoisyReference network, string name, StochasticActivation activation, int channels, Func<int, RandomStream> noise) : Step
    {
        public override double[][] Forward(double[][] x) => ForEach(x, (_, _, v, with) => activation.Training.Evaluate(v, with));

        public override double[][] Backward(double[][] x, double[][] dy)
        {
            var slope = activation.Training.Derivative();
            var slopes = activation.Learnable.Select(p => (Parameter: p, Formula: activation.Training.DerivativeBy(p))).ToArray();
            return ForEach(x, (row, i, v, with) =>
            {
                foreach (var (parameter, formula) in slopes)
                {
                    var (tensor, index) = Place(parameter, i % channels);
                    network.Gradients[tensor][index] += dy[row][i] * formula.Evaluate(v, with);
                }

                return dy[row][i] * slope.Evaluate(v, with);
            });
        }

        private double[][] ForEach(double[][] x, Func<int, int, double, Dictionary<string, double>, double> map) => [.. x.Select((numbers, row) =>
        {
            var random = noise(row);
            return numbers.Select((v, i) =>
            {
                var with = activation.Learnable.ToDictionary(
                    p => p.Name, p => Place(p, i % channels) is var (tensor, index) ? network.Parameters[tensor][index] : 0);
                with[StochasticActivation.NoiseVariable.Name] = (float)activation.Noise.Draw(ref random);
                return map(row, i, v, with);
            }).ToArray();
        })];

        private (string Tensor, int Index) Place(Parameter parameter, int channel)
        {
            var alike = activation.Learnable.Where(p => p.PerChannel == parameter.PerChannel).ToList();
            var number = alike.FindIndex(p => p.Name == parameter.Name);
            if (parameter.PerChannel) return (name + ".activation", (number * channels) + channel);
            return (name + (activation.LearnsPerChannel ? ".activation_shared" : ".activation"), number);
        }
    }
}
