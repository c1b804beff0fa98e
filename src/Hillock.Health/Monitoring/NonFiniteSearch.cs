using Hillock.Engine;
using Hillock.Training;

namespace Hillock.Health.Monitoring;

/// <summary>Finds where a step that ended without a finite loss first left the finite numbers.</summary>
internal sealed unsafe class NonFiniteSearch : IPlanObserver
{
    private readonly PlanWatch _watch;
    private readonly Dictionary<PlanOperation, string> _names;
    private (string Layer, double Value)? _first;

    private NonFiniteSearch(PlanWatch watch, Plan plan)
    {
        _watch = watch;
        _names = plan.Operations.Zip(Names(plan)).ToDictionary(p => p.First, p => p.Second);
    }

    /// <summary>The origin; the trainer is as the failing step left it.</summary>
    public static NonFiniteOrigin Find(Trainer trainer, PlanWatch watch, double loss)
    {
        if (Parameters(trainer) is { } broken) return broken;
        var search = new NonFiniteSearch(watch, trainer.Plan);
        trainer.Plan.Observer = search;
        trainer.Plan.Forward(trainer.LastRows, training: true); // the rows are still bound
        trainer.Plan.Observer = null;
        return search._first is { } first
            ? new NonFiniteOrigin(trainer.Steps + 1, StepPass.Forward, first.Layer, first.Value)
            : new NonFiniteOrigin(trainer.Steps + 1, StepPass.Loss, null, loss);
    }

    /// <inheritdoc/>
    public void Computed(PlanOperation operation, int rows)
    {
        if (_first is not null) return;
        var slot = operation.Output;
        for (var i = 0; i < rows; i++)
            for (var p = 0; p < slot.Positions; p++)
                if (Odd(slot.Pointer + (i * slot.Stride) + ((nint)p * slot.PositionStride), slot.Features) is { } value)
                {
                    _first = (_names[operation], value);
                    return;
                }
    }

    /// <inheritdoc/>
    public void Differentiated(PlanOperation operation, int rows)
    {
    }

    // The step before broke the weights; its gradient is still there. Gradients flow back, so the last layer that has a bad one is the first that had.
    private static NonFiniteOrigin? Parameters(Trainer trainer)
    {
        var tensors = trainer.Model.Parameters;
        var weights = tensors.LastOrDefault(t => Odd(trainer.Model.Store.Values.Pointer + t.Offset, t.Length) is not null);
        if (weights is null) return null;
        var gradient = tensors.LastOrDefault(t => t.Kind != ParameterKind.State && Odd(trainer.Gradients.Pointer + t.Offset, t.Length) is not null);
        var (tensor, source) = gradient is null ? (weights, trainer.Model.Store.Values) : (gradient, trainer.Gradients);
        var value = Odd(source.Pointer + tensor.Offset, tensor.Length)!.Value;
        return new NonFiniteOrigin(trainer.Steps, gradient is null ? StepPass.Update : StepPass.Backward, LayerOf(tensor), value);
    }

    private static string LayerOf(ParameterTensor tensor) => tensor.Name[..tensor.Name.LastIndexOf('.')];

    private static double? Odd(float* values, nint count)
    {
        for (nint i = 0; i < count; i++)
            if (!float.IsFinite(values[i])) return values[i];
        return null;
    }

    private IEnumerable<string> Names(Plan plan)
    {
        var name = "input";
        foreach (var operation in plan.Operations) yield return name = _watch.NameOf(operation) ?? name;
    }
}
