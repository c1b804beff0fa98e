using Hillock.Networks;
using Hillock.Networks.Plans;

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
        _layers = [.. model.Graph.Nodes.Select(n => new LayerSignal(n.Name, n.Layer, n.Output, double.NaN, double.NaN))];
        plan.Observer = this;
    }

    /// <summary>What was seen, after the passes over <paramref name="rows"/> rows; the gradients with the <paramref name="loss"/> alone.</summary>
    public SignalReport Report(int rows, double? loss)
    {
        var (mean, variance) = Moments(_plan.Input, rows);
        for (var i = 0; i < _layers.Length; i++)
        {
            if (_plan.Values[i].Value is null) _layers[i] = _layers[i] with { Mean = mean, Variance = variance }; // the input in another shape
            if (loss is { } value && !double.IsFinite(value)) _layers[i] = _layers[i] with { Gradient = double.NaN };
        }

        return new SignalReport(rows, new LayerSignal("input", null, _plan.Input.Shape, mean, variance), _layers) { Loss = loss };
    }

    /// <inheritdoc/>
    public void Computed(PlanOperation operation, int rows)
    {
        for (var i = 0; i < _layers.Length; i++)
        {
            if (_plan.Values[i].Memory != operation.Output.Memory) continue;
            var (mean, variance) = Moments(_plan.Values[i], rows);
            _layers[i] = _layers[i] with { Mean = mean, Variance = variance };
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
            var squares = Sum(slot, slot.Gradient!.Pointer, slot.RowLength, rows, v => (double)v * v);
            _layers[i] = _layers[i] with { Gradient = rows * Math.Sqrt(squares / ((double)rows * slot.Shape.Size)) };
        }
    }

    private static (double Mean, double Variance) Moments(Slot slot, int rows)
    {
        var count = (double)rows * slot.Shape.Size;
        var mean = Sum(slot, slot.Pointer, slot.Stride, rows, v => v) / count;
        return (mean, Sum(slot, slot.Pointer, slot.Stride, rows, v => (v - mean) * (v - mean)) / count);
    }

    private static double Sum(Slot slot, float* first, nint stride, int rows, Func<float, double> of)
    {
        double sum = 0;
        for (var i = 0; i < rows; i++)
            for (var p = 0; p < slot.Positions; p++)
                foreach (var value in new ReadOnlySpan<float>(first + (i * stride) + (p * slot.PositionStride), slot.Features)) sum += of(value);
        return sum;
    }
}
