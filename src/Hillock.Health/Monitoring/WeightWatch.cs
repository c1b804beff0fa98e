using Hillock.Engine;
using Hillock.Networks;
using Hillock.Training.Updates;

namespace Hillock.Health.Monitoring;

/// <summary>The weights of each layer, and how far a step moves them.</summary>
internal sealed unsafe class WeightWatch
{
    private readonly ParameterStore _store;
    private readonly float[] _before;
    private readonly Dictionary<LayerWatch, ParameterTensor[]> _tensors;

    /// <summary>Finds the weights of the layers.</summary>
    public WeightWatch(Network model, IReadOnlyList<LayerWatch> layers)
    {
        _store = model.Store;
        _before = new float[_store.Values.Length];
        var weights = _store.Tensors.Where(t => t.Kind == ParameterKind.Weight).ToLookup(t => t.Name[..t.Name.LastIndexOf('.')]);
        _tensors = layers.ToDictionary(l => l, l => weights[l.Name].ToArray());
    }

    /// <summary>Whether a layer has weights.</summary>
    public bool Has(LayerWatch layer) => _tensors[layer].Length > 0;

    /// <summary>Remembers the weights before a step.</summary>
    public void Keep() => _store.Values.Span.CopyTo(_before);

    /// <summary>The frame with what the step did to the layer's weights.</summary>
    public LayerFrame With(LayerFrame frame, LayerWatch layer, AlignedBuffer gradients)
    {
        var tensors = _tensors[layer];
        if (tensors.Length == 0) return frame;
        var count = tensors.Sum(t => t.Count);
        var (weights, moved, slopes) = (0.0, 0.0, 0.0);
        foreach (var tensor in tensors)
        {
            weights += SquaresBefore(tensor);
            slopes += GradientClipping.SumOfSquares(gradients.Pointer + tensor.Offset, tensor.Length);
            moved += Distance(tensor);
        }

        return frame with
        {
            Weight = Math.Sqrt(weights / count),
            WeightGradient = Math.Sqrt(slopes / count),
            UpdateRatio = Math.Sqrt(moved / weights),
        };
    }

    private double SquaresBefore(ParameterTensor tensor)
    {
        fixed (float* before = _before)
            return GradientClipping.SumOfSquares(before + tensor.Offset, tensor.Length);
    }

    private double Distance(ParameterTensor tensor)
    {
        fixed (float* before = _before)
            return GradientClipping.SquaredDistance(_store.Values.Pointer + tensor.Offset, before + tensor.Offset, tensor.Length);
    }
}
