namespace Hillock.Engine;

/// <summary>The weights, [rows × outputs], and the bias that an operation computes with: the layer's parameters or, in an evaluation plan,
/// what they become when the normalisation behind the layer is folded in.</summary>
/// <remarks><c>W' = W·factor</c> and <c>b' = b·factor + term</c> for each output, in memory of the plan; the operation passes
/// <see cref="PlanOperation.Refresh"/> on.</remarks>
internal sealed unsafe class OperationWeights
{
    private readonly float* _weight;
    private readonly float* _bias;
    private readonly IChannelMap? _map;
    private readonly Region? _folded;

    /// <summary>The tensors <c>weight</c> and <c>bias</c> of a layer whose operation is being built, with <paramref name="map"/> behind it.</summary>
    public OperationWeights(PlanBuilder builder, IParameterOwner layer, IChannelMap? map)
    {
        var store = builder.Context.Parameters;
        Tensor = store.Find(layer, "weight")!;
        BiasTensor = store.Find(layer, "bias");
        _weight = builder.Context.Value(Tensor);
        _bias = BiasTensor is null ? null : builder.Context.Value(BiasTensor);
        _map = map;
        if (map is not null) _folded = builder.Permanent(Tensor.Length + (2 * Tensor.Stride));
    }

    /// <summary>The layer's weights.</summary>
    public ParameterTensor Tensor { get; }

    /// <summary>The layer's bias, or null.</summary>
    public ParameterTensor? BiasTensor { get; }

    /// <summary>The first weight.</summary>
    public float* Weight => _folded is null ? _weight : _folded.Pointer;

    /// <summary>The bias, or null.</summary>
    public float* Bias => _folded is null ? _bias : _folded.Pointer + Tensor.Length;

    /// <summary>Folds again, after parameters have changed.</summary>
    public void Refresh()
    {
        if (_folded is null) return;
        float* bias = Bias, factors = bias + Tensor.Stride;
        for (var j = 0; j < Tensor.Stride; j++)
        {
            var (factor, term) = j < Tensor.Columns ? _map!.At(j) : default;
            factors[j] = (float)factor;
            bias[j] = (float)(_bias is null ? term : (_bias[j] * factor) + term);
        }

        for (nint i = 0; i < Tensor.Length; i += Tensor.Stride) Elementwise.Multiply(_weight + i, factors, _folded.Pointer + i, Tensor.Stride);
    }
}
