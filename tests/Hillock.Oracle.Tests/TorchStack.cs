using Hillock.Activations;
using Hillock.Engine;
using Hillock.Layers;
using Hillock.Networks;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Hillock.Oracle.Tests;

/// <summary>Layers that keep no state from step to step of a sequence, rebuilt in TorchSharp, in float64, from the parameters they have now.</summary>
internal sealed class TorchStack
{
    private readonly Network _model;
    private readonly Dictionary<string, Parameter> _parameters = [];
    private readonly Dictionary<string, Tensor> _state = [];

    public TorchStack(Network model)
    {
        _model = model;
        foreach (var p in model.Parameters)
        {
            var values = tensor(Array.ConvertAll(model.GetParameter(p.Name), v => (double)v));
            if (p.Kind == ParameterKind.State) _state[p.Name] = values;
            else _parameters[p.Name] = nn.Parameter(p.Kind == ParameterKind.Weight ? values.reshape(p.Rows, p.Columns) : values);
        }
    }

    /// <summary>What training changes by the gradient, by name.</summary>
    public IReadOnlyDictionary<string, Parameter> Parameters => _parameters;

    /// <summary>Running statistics by name; a forward pass in training moves them.</summary>
    public IReadOnlyDictionary<string, Tensor> State => _state;

    /// <summary>The layers in the order of computation.</summary>
    public IEnumerable<string> Names => _model.Layers.Select(l => l.Name);

    /// <summary>Outputs for rows of a list of layers.</summary>
    public Tensor Forward(Tensor rows, bool training = true)
    {
        foreach (var layer in _model.Layers) rows = Apply(layer, rows, training);
        return rows.reshape(rows.shape[0], -1);
    }

    /// <summary>The output of one layer, by its name, for what goes in.</summary>
    public Tensor Apply(string name, params Tensor[] inputs)
    {
        var layer = _model.Layers.Single(l => l.Name == name);
        return layer.Layer switch
        {
            Add => inputs.Aggregate((a, b) => a + b),
            Multiply => inputs.Aggregate((a, b) => a * b),
            Concatenate => cat(inputs, -1),
            _ => Apply(layer, inputs[0], training: true),
        };
    }

    private Tensor Apply(NamedLayer layer, Tensor rows, bool training)
    {
        var count = rows.shape[0];
        rows = rows.reshape([count, .. Extents(layer.Inputs)]);
        return layer.Layer switch
        {
            Dense dense => Activate(Affine(rows.reshape(count, -1), layer.Name), dense.Activation),
            Convolution convolution => Activate(
                TorchImages.Convolve(rows, convolution, _parameters[layer.Name + ".weight"], Find(layer.Name, "bias")), convolution.Activation),
            Pooling pooling => TorchImages.Pool(rows, pooling),
            GlobalAveragePool => rows.mean([.. Enumerable.Range(1, (int)rows.ndim - 2).Select(d => (long)d)]),
            GlobalMaxPool => rows.amax([.. Enumerable.Range(1, (int)rows.ndim - 2).Select(d => (long)d)]),
            Embedding => _parameters[layer.Name + ".weight"].index_select(0, rows.to(ScalarType.Int64).flatten()).reshape(count, -1),
            ActivationLayer activation => Activate(rows, activation.Activation),
            BatchNorm norm => BatchNorm(rows, norm, layer.Name, training),
            LayerNorm norm => nn.functional.layer_norm(rows, [rows.shape[^1]], Find(layer.Name, "scale"), Find(layer.Name, "shift"), norm.Epsilon),
            RmsNorm norm => Scaled(rows * (rows.square().mean([-1], keepdim: true) + norm.Epsilon).rsqrt(), layer.Name),
            Flatten or Reshape => rows,
            _ => throw new NotSupportedException(layer.Layer.Kind),
        };
    }

    private static Tensor Activate(Tensor values, Activation activation) => TorchActivations.All[activation.Text](values);

    private static long[] Extents(Shape shape) => [.. shape.Extents.ToArray().Select(e => (long)e)];

    private Tensor Affine(Tensor rows, string name)
    {
        var z = rows.mm(_parameters[name + ".weight"]);
        return Find(name, "bias") is { } bias ? z + bias : z;
    }

    private Tensor BatchNorm(Tensor rows, BatchNorm norm, string name, bool training)
    {
        // PyTorch has channels second: [N, C], [N, C, T] or [N, C, H, W].
        var channelsFirst = rows.movedim([-1], [1]);
        return nn.functional.batch_norm(
            channelsFirst, _state[name + ".running_mean"], _state[name + ".running_variance"], Find(name, "scale"), Find(name, "shift"),
            training, norm.Momentum, norm.Epsilon).movedim([1], [-1]);
    }

    private Tensor Scaled(Tensor rows, string name)
    {
        if (Find(name, "scale") is { } scale) rows *= scale;
        return Find(name, "shift") is { } shift ? rows + shift : rows;
    }

    private Parameter? Find(string layer, string name) => _parameters.GetValueOrDefault($"{layer}.{name}");
}
