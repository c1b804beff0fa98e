using Hillock.Engine;
using Hillock.Networks;

namespace Hillock.Training;

/// <summary>Takes the moments of every layer's output while a plan runs, and those of its gradient.</summary>
internal sealed unsafe class SignalTrace : IPlanObserver
{
    private readonly Plan _plan;
    private readonly LayerSignal[] _layers;

    /// <summary>Watches <paramref name="plan"/>, in which no layers are fused.</summary>
    public SignalTrace(Network model, Plan plan)
    {
        _plan = plan;
        _layers = [.. model.Graph.Nodes.Select(n => new LayerSignal(n.Name, n.Layer, n.Output, 0, 0, 0))];
        plan.Observer = this;
    }

    /// <summary>What was seen, after the passes over <paramref name="rows"/> rows; the gradients with the <paramref name="loss"/> alone.</summary>
    public SignalReport Report(int rows, double? loss)
    {
        var input = WithMoments(new LayerSignal("input", null, _plan.Input.Shape, 0, 0, 0), _plan.Input, rows);
        for (var i = 0; i < _layers.Length; i++)
        {
            if (_plan.Values[i].Value is null) _layers[i] = WithMoments(_layers[i], _plan.Values[i], rows); // the input in another shape
            if (loss is { } value && !double.IsFinite(value)) _layers[i] = _layers[i] with { Gradient = double.NaN };
        }

        return new SignalReport(rows, input, _layers) { Loss = loss };
    }

    /// <inheritdoc/>
    public void Computed(PlanOperation operation, int rows)
    {
        for (var i = 0; i < _layers.Length; i++)
        {
            if (_plan.Values[i].Memory == operation.Output.Memory) _layers[i] = WithMoments(_layers[i], _plan.Values[i], rows);
        }
    }

    /// <inheritdoc/>
    public void Differentiated(PlanOperation operation, int rows)
    {
        for (var i = 0; i < _layers.Length; i++)
        {
            var slot = _plan.Values[i];
            if (slot.Memory != operation.Output.Memory) continue;
            // The loss is the mean over rows: times the rows it is each row's own.
            var squares = 0.0;
            Each(slot, slot.Gradient!.Pointer, slot.RowLength, rows, (value, _) => squares += (double)value * value);
            _layers[i] = _layers[i] with { Gradient = rows * Math.Sqrt(squares / ((double)rows * slot.Shape.Size)) };
        }
    }

    private static LayerSignal WithMoments(LayerSignal signal, Slot slot, int rows)
    {
        var units = new double[slot.Shape.Size];
        Each(slot, slot.Pointer, slot.Stride, rows, (value, unit) => units[unit] += value / (double)rows);
        var mean = units.Average();
        var (variance, rowVariance) = (0.0, 0.0);
        Each(slot, slot.Pointer, slot.Stride, rows, (value, unit) =>
        {
            variance += (value - mean) * (value - mean);
            rowVariance += (value - units[unit]) * (value - units[unit]);
        });
        var count = (double)rows * units.Length;
        return signal with { Mean = mean, Variance = variance / count, RowVariance = rowVariance / count };
    }

    private static void Each(Slot slot, float* first, nint stride, int rows, Action<float, int> look)
    {
        for (var i = 0; i < rows; i++)
            for (var unit = 0; unit < slot.Shape.Size; unit++)
                look(first[(i * stride) + (unit / slot.Features * slot.PositionStride) + (unit % slot.Features)], unit);
    }
}
