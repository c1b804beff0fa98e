using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>The parameters of a batch normalisation in the flat buffer: scale and shift where there are any, and the running statistics.</summary>
internal sealed unsafe class BatchNormParameters(PlanContext context, BatchNorm layer) : IChannelMap
{
    private readonly float* _scale = Value(context, layer, Normalization.ScaleName);
    private readonly float* _shift = Value(context, layer, Normalization.ShiftName);
    private readonly float* _mean = Value(context, layer, BatchNorm.MeanName);
    private readonly float* _variance = Value(context, layer, BatchNorm.VarianceName);
    private readonly int _channels = context.Parameters.Find(layer, BatchNorm.MeanName)!.Columns;

    /// <summary>Keeps the deviation of a constant channel above 0.</summary>
    public double Epsilon => layer.Epsilon;

    /// <summary>The gradient by the scale, or null.</summary>
    public float* ScaleGradient { get; } = Gradient(context, layer, Normalization.ScaleName);

    /// <summary>The gradient by the shift, or null.</summary>
    public float* ShiftGradient { get; } = Gradient(context, layer, Normalization.ShiftName);

    /// <summary>γ.</summary>
    public double Scale(int channel) => _scale is null ? 1 : _scale[channel];

    /// <summary>β.</summary>
    public double Shift(int channel) => _shift is null ? 0 : _shift[channel];

    /// <summary>The running mean.</summary>
    public float Mean(int channel) => _mean[channel];

    /// <summary>The running variance.</summary>
    public float Variance(int channel) => _variance[channel];

    /// <inheritdoc/>
    public (double Factor, double Term) At(int channel)
    {
        var factor = Scale(channel) / Math.Sqrt(Variance(channel) + Epsilon);
        return (factor, Shift(channel) - (factor * Mean(channel)));
    }

    /// <summary>Moves the running statistics towards those of a batch, <c>r = (1 - momentum)·r + momentum·batch</c>.</summary>
    public void Move(float* means, float* variances)
    {
        var momentum = layer.Momentum;
        for (var j = 0; j < _channels; j++)
        {
            _mean[j] = (float)(((1 - momentum) * _mean[j]) + (momentum * means[j]));
            _variance[j] = (float)(((1 - momentum) * _variance[j]) + (momentum * variances[j]));
        }

        context.Parameters.Touch();
    }

    private static float* Value(PlanContext context, IParameterOwner layer, string name) =>
        context.Parameters.Find(layer, name) is { } tensor ? context.Value(tensor) : null;

    private static float* Gradient(PlanContext context, IParameterOwner layer, string name) =>
        context.Parameters.Find(layer, name) is { } tensor ? context.Gradient(tensor) : null;
}
