using Hillock.Activations;
using Hillock.Engine;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Monitoring;

/// <summary>Watches all layers of a plan: one watch an operation.</summary>
internal sealed class PlanWatch : IPlanObserver
{
    private readonly Dictionary<PlanOperation, LayerWatch> _watches = [];

    /// <summary>Finds the layers of <paramref name="model"/> in its plan; activations may be part of the operation before them.</summary>
    public PlanWatch(Network model, Plan plan)
    {
        var nodes = model.Graph.Nodes;
        foreach (var operation in plan.Operations)
        {
            var node = Enumerable.Range(0, nodes.Count).FirstOrDefault(i => plan.Values[i].Memory == operation.Output.Memory, -1);
            if (node < 0) continue; // a part of a layer
            var last = Enumerable.Range(0, nodes.Count).Last(i => plan.Values[i].Memory == operation.Output.Memory);
            var isOutput = plan.Output.Memory == operation.Output.Memory;
            var watch = new LayerWatch(nodes[node].Name, ActivationOf(operation, nodes[node].Layer, nodes[last].Layer), operation, isOutput);
            _watches[operation] = watch;
        }

        Layers = [.. plan.Operations.Where(_watches.ContainsKey).Select(o => _watches[o])];
    }

    /// <summary>The layers, in the order of computation.</summary>
    public IReadOnlyList<LayerWatch> Layers { get; }

    /// <summary>Whether every row of a pass is looked at, or some.</summary>
    public bool All { get; set; }

    /// <summary>The layer of an operation; null where it is a part of one.</summary>
    public string? NameOf(PlanOperation operation) => _watches.GetValueOrDefault(operation)?.Name;

    /// <inheritdoc/>
    public void Computed(PlanOperation operation, int rows)
    {
        if (_watches.TryGetValue(operation, out var watch)) watch.Values(rows, All);
    }

    /// <inheritdoc/>
    public void Differentiated(PlanOperation operation, int rows)
    {
        if (_watches.TryGetValue(operation, out var watch)) watch.Gradients(rows);
    }

    private static Activation? ActivationOf(PlanOperation operation, Layer first, Layer last) =>
        operation.ActivationDerivative is null && operation.Activation is null ? null : first.OutputActivation ?? last.OutputActivation;
}
