using Hillock.Activations;
using Hillock.Formulas;

namespace Hillock.Engine;

/// <summary>The memory of what an activation learns: one float a layer (shared) or one a channel, as each parameter says.</summary>
/// <remarks>A layer keeps them as a tensor <c>activation</c>; where an activation has both kinds, the shared ones are <c>activation_shared</c>.</remarks>
internal sealed unsafe class ActivationParameters
{
    private const string Name = "activation";
    private const string SharedName = "activation_shared";
    private readonly float* _channels;
    private readonly float* _channelGradients;
    private readonly Region? _sums;
    private readonly ParameterTensor? _channelTensor;
    private readonly ParameterTensor? _sharedTensor;

    /// <summary>Finds the tensors of <paramref name="owner"/> and plans the memory of sums over lines.</summary>
    /// <param name="builder">The plan.</param>
    /// <param name="activation">What learns.</param>
    /// <param name="owner">The layer whose parameters they are, or null.</param>
    /// <param name="channels">Numbers a line where sums by channels are taken though no parameter is one a channel; else 0.</param>
    public ActivationParameters(PlanBuilder builder, Activation activation, IParameterOwner? owner, int channels = 0)
    {
        PerChannel = [.. activation.Learnable.Where(p => p.PerChannel)];
        SharedOnes = [.. activation.Learnable.Where(p => !p.PerChannel)];
        if (owner is null || Count == 0) return;
        var context = builder.Context;
        _channelTensor = PerChannel.Count > 0 ? context.Parameters.Find(owner, Name) : null;
        _sharedTensor = SharedOnes.Count == 0 ? null : context.Parameters.Find(owner, PerChannel.Count > 0 ? SharedName : Name);
        if (_channelTensor is not null)
        {
            _channels = context.Value(_channelTensor);
            _channelGradients = context.Gradient(_channelTensor);
        }

        if (_sharedTensor is not null)
        {
            Shared = context.Value(_sharedTensor);
            SharedGradients = context.Gradient(_sharedTensor);
        }

        Stride = _channelTensor?.Stride ?? AlignedBuffer.Padded(channels);
        if (context.Training && Stride > 0) _sums = builder.Permanent((nint)Count * Stride);
    }

    /// <summary>Those with a value for each channel.</summary>
    public IReadOnlyList<Parameter> PerChannel { get; }

    /// <summary>Those with one value for the layer.</summary>
    public IReadOnlyList<Parameter> SharedOnes { get; }

    /// <summary>How many there are of both.</summary>
    public int Count => PerChannel.Count + SharedOnes.Count;

    /// <summary>The tensor that stands for all of them, or null where nothing is learned.</summary>
    public ParameterTensor? Tensor => _channelTensor ?? _sharedTensor;

    /// <summary>Whether the gradients were begun by another use of the tensors and are added to.</summary>
    public bool Accumulates { get; set; }

    /// <summary>The shared values.</summary>
    public float* Shared { get; }

    /// <summary>The gradients by the shared values.</summary>
    public float* SharedGradients { get; }

    private int Stride { get; }

    /// <summary>The tensors for an output of <paramref name="shape"/>, whose last extent are the channels.</summary>
    public static IReadOnlyList<ParameterShape> Shapes(Activation activation, Shape shape)
    {
        var channels = shape[shape.Rank - 1];
        int each = activation.Learnable.Count(p => p.PerChannel), shared = activation.Learnable.Count - each;
        var tensors = new List<ParameterShape>();
        if (each > 0)
        {
            var extents = each == 1 ? new Shape(channels) : new Shape(each, channels);
            tensors.Add(new ParameterShape(Name, ParameterKind.Activation, each, channels) { Extents = extents });
        }

        if (shared > 0) tensors.Add(new ParameterShape(each > 0 ? SharedName : Name, ParameterKind.Activation, 1, shared));
        return tensors;
    }

    /// <summary>Writes the first values, the same for all channels.</summary>
    public static void Initialize(ParameterStore store, IParameterOwner owner, Activation activation)
    {
        var each = activation.Learnable.Where(p => p.PerChannel).ToList();
        var shared = activation.Learnable.Where(p => !p.PerChannel).Select(p => (float)p.Value).ToArray();
        if (each.Count > 0 && store.Find(owner, Name) is { } channels)
            store.Write(channels, each.SelectMany(p => Enumerable.Repeat((float)p.Value, channels.Columns)).ToArray());
        if (shared.Length > 0 && store.Find(owner, each.Count > 0 ? SharedName : Name) is { } one) store.Write(one, shared);
    }

    /// <summary>The first values of a parameter's channels.</summary>
    public float* Channels(int parameter) => _channels + ((nint)parameter * _channelTensor!.Stride);

    /// <summary>The sums over a chunk of lines by a parameter, those of channels first; one float a channel.</summary>
    public float* Sums(int parameter) => _sums!.Pointer + ((nint)parameter * Stride);

    /// <summary>Sets all gradients to 0, unless another use has begun them.</summary>
    public void BeginGradients()
    {
        if (Accumulates) return;
        if (_channelTensor is not null) new Span<float>(_channelGradients, (int)_channelTensor.Length).Clear();
        if (_sharedTensor is not null) new Span<float>(SharedGradients, SharedOnes.Count).Clear();
    }

    /// <summary>Sets the sums to 0.</summary>
    public void ClearSums() => new Span<float>(_sums!.Pointer, Count * Stride).Clear();

    /// <summary>Adds the sums to the gradients; over the channels for shared parameters.</summary>
    public void AddSums(int channels)
    {
        for (var p = 0; p < PerChannel.Count; p++)
        {
            float* gradient = _channelGradients + ((nint)p * Stride), sums = Sums(p);
            for (var j = 0; j < channels; j++) gradient[j] += sums[j];
        }

        for (var p = 0; p < SharedOnes.Count; p++)
        {
            double sum = 0;
            var sums = Sums(PerChannel.Count + p);
            for (var j = 0; j < channels; j++) sum += sums[j];
            SharedGradients[p] += (float)sum;
        }
    }
}
