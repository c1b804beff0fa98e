using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Forecasts;

/// <summary>The signal on its way through a network, once forwards, and the gradient, once backwards.</summary>
internal sealed class SignalPropagation
{
    private readonly Graph _graph;
    private readonly double[] _gradients;
    private readonly double[] _chosen;

    private SignalPropagation(Graph graph, NodeForecast[] nodes)
    {
        _graph = graph;
        Nodes = nodes;
        _chosen = new double[nodes.Length];
        _gradients = Backward();
    }

    /// <summary>What each use of a layer does.</summary>
    public NodeForecast[] Nodes { get; }

    /// <summary>ln of the squared gradient by the network's input, that by the logits being 1.</summary>
    public double LogInputGradient { get; private set; } = double.NegativeInfinity;

    /// <summary>The uses of layers with weights, in order; those in branches that begin at 0 left out.</summary>
    public IReadOnlyList<int> Weighted => field ??= [.. Enumerable.Range(0, Nodes.Length).Where(i => Nodes[i].HasWeights)];

    /// <summary>Goes through a network.</summary>
    public static SignalPropagation Through(Network model, InputMoments inputs, PropagationChange change, Dictionary<Layer, WeightScale> measured)
    {
        var graph = model.Graph;
        var context = new ForecastContext(model.Store, measured)
        {
            Weights = change.Weights,
            BatchAsLayer = change.BatchAsLayer,
            Drops = change.Drops,
            LastWeights = graph.Nodes.LastOrDefault(n => n.Layer is LinearLayer or RecurrentLayer)?.Layer,
            Run = (layer, shape, state) => EngineProbe.Run(layer, shape, state, model.Store),
        };
        var nodes = new NodeForecast[graph.Nodes.Count];
        var first = new SignalState(
            inputs.MeanSquare, inputs.MeanSquare * inputs.Correlation, inputs.MeanSquare * inputs.NeighbourCorrelation, inputs.Mean);
        for (var i = 0; i < nodes.Length; i++)
        {
            SignalState[] given = [.. graph.Nodes[i].Inputs.Select(n => n == Graph.Input ? first : nodes[n].Output)];
            nodes[i] = LayerRules.Apply(context, change.Norm, graph.Nodes[i], given, i == graph.Output);
        }

        return new SignalPropagation(graph, nodes);
    }

    /// <summary>How alike two rows are at what the last layer with weights makes; 1 for the same.</summary>
    public double LastCorrelation => Weighted.Count > 0 ? Nodes[Weighted[^1]].Before.Correlation : 0;

    /// <summary>ln of the squared gradient by the output of a node.</summary>
    public double LogOutputGradient(int node) => _gradients[node];

    /// <summary>ln of the squared gradient by what a node's activation reads, from which its weights learn.</summary>
    public double LogGradient(int node) => _gradients[node] + Nodes[node].LogActivation + _chosen[node];

    /// <summary>ln of the squared gradient at the first layer with weights over that at the last: how much of the gradient arrives.</summary>
    /// <remarks>Layers in branches that begin at 0 get their gradient after the first step, and do not count.</remarks>
    public double LogRatio
    {
        get
        {
            var reached = Weighted.Where(i => !double.IsNegativeInfinity(LogGradient(i))).ToList();
            if (Weighted.Count < 2) return 0;
            if (reached.Count == 0 || (double.IsNegativeInfinity(LogInputGradient) && !StartsWithTable)) return double.NegativeInfinity;
            return LogGradient(reached[0]) - LogGradient(reached[^1]);
        }
    }

    private bool StartsWithTable => Nodes.Where((n, i) => _graph.Nodes[i].Layer.Is(LayerRoles.ReadsIds) && !double.IsNegativeInfinity(_gradients[i])).Any();

    private double[] Backward()
    {
        var gradients = Enumerable.Repeat(double.NegativeInfinity, Nodes.Length).ToArray();
        if (_graph.Output == Graph.Input) return gradients;
        gradients[_graph.Output] = 0;
        for (var i = Nodes.Length - 1; i >= 0; i--)
        {
            var inner = gradients[i] + Nodes[i].LogActivation + _chosen[i];
            for (var k = 0; k < _graph.Nodes[i].Inputs.Length; k++)
            {
                var (source, arriving) = (_graph.Nodes[i].Inputs[k], inner + Nodes[i].LogInputs[k]);
                if (source == Graph.Input) LogInputGradient = Plus(LogInputGradient, arriving);
                else gradients[source] = Plus(gradients[source], arriving);
                if (source != Graph.Input) _chosen[source] += Nodes[i].LogChosen;
            }
        }

        return gradients;
    }

    private static double Plus(double a, double b)
    {
        var larger = Math.Max(a, b);
        return double.IsInfinity(larger) || double.IsNaN(larger) ? larger : larger + Math.Log(1 + Math.Exp(Math.Min(a, b) - larger));
    }
}
