using Hillock.Activations;
using Hillock.Data;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Health.Lint;

/// <summary>What the rules read: a network, its data and its training, and the questions that several rules ask of them.</summary>
internal sealed class LintSubject(Network model, DataSet data, FitOptions options)
{
    private readonly Lazy<DataFacts> _facts = new(() => DataFacts.Of(data));
    private readonly Lazy<IReadOnlyList<WeightFacts>> _weights = new(() => [.. WeightFacts.Of(model)]);

    /// <summary>The network.</summary>
    public Network Model => model;

    /// <summary>The data.</summary>
    public DataSet Data => data;

    /// <summary>The training.</summary>
    public FitOptions Options => options;

    /// <summary>What is made small.</summary>
    public Loss Loss { get; } = options.Loss ?? Loss.For(data.Task, model.Outputs.Size);

    /// <summary>What the training rows hold.</summary>
    public DataFacts Facts => _facts.Value;

    /// <summary>The weight matrices of dense layers and convolutions.</summary>
    public IReadOnlyList<WeightFacts> Weights => _weights.Value;

    /// <summary>The uses of layers, in the order of computation.</summary>
    public IReadOnlyList<GraphNode> Nodes => model.Graph.Nodes;

    /// <summary>Whether rows have classes.</summary>
    public bool HasClasses => data.Task != TaskKind.Regression;

    /// <summary>The targets as the loss reads them; none where rows have classes.</summary>
    public float[] Targets => Loss.TargetsOf(data.Train);

    /// <summary>Steps an epoch, at least 1.</summary>
    public int StepsPerEpoch => (int)Math.Max(1, Math.Ceiling(data.Train.Count / Math.Max(1.0, (double)options.BatchSize * options.AccumulateSteps)));

    /// <summary>Steps in all.</summary>
    public long Steps => (long)StepsPerEpoch * options.Epochs;

    /// <summary>The activation that made the outputs, behind layers that leave numbers as they are; null where they are linear.</summary>
    public Activation? OutputActivation => ActivationAt(Origin(model.Graph.Output));

    /// <summary>Whether the loss computes its own softmax or sigmoid of what it takes as logits.</summary>
    public bool ReadsLogits => Loss is CrossEntropyLoss;

    /// <summary>The activation that made what a cross-entropy takes as logits; null where they are linear, as they should be.</summary>
    public Activation? LogitsActivation
    {
        get
        {
            if (!ReadsLogits || model.Graph.Output == Graph.Input) return null;
            var output = model.Graph.Output;
            if (model.Graph.OutputActivation is null) return ActivationAt(Origin(output));
            return Nodes[output].Layer.Is(LayerRoles.IsActivation) ? ActivationAt(Before(output)) : null;
        }
    }

    /// <summary>The use of a layer that made the numbers which come out of <paramref name="node"/>.</summary>
    public int Origin(int node)
    {
        while (node != Graph.Input && KeepsNumbers(Nodes[node].Layer)) node = Nodes[node].Inputs[0];
        return node;
    }

    /// <summary>The use of a layer that made the first input of <paramref name="node"/>; <see cref="Graph.Input"/> is the network's input.</summary>
    public int Before(int node) => Origin(Nodes[node].Inputs[0]);

    /// <summary>The uses of layers that change the numbers which come out of <paramref name="node"/>.</summary>
    public IEnumerable<int> After(int node) =>
        model.Graph.Consumers(node).SelectMany(next => KeepsNumbers(Nodes[next].Layer) ? After(next) : [next]);

    /// <summary>The activation at the end of a use of a layer, or null.</summary>
    public Activation? ActivationAt(int node) => node == Graph.Input ? null : Nodes[node].Layer.OutputActivation;

    /// <summary>The name of the layer of a node; null for the network's input.</summary>
    public string? NameAt(int node) => node == Graph.Input ? null : Nodes[node].Name;

    /// <summary>Whether a layer only moves numbers, or drops some of them in training.</summary>
    public static bool KeepsNumbers(Layer layer) => layer.Is(LayerRoles.KeepsNumbers);
}
