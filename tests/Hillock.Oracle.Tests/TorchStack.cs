using Hillock.Networks;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Hillock.Oracle.Tests;

/// <summary>A list of dense layers, normalisations, activations and changes of shape rebuilt in TorchSharp, in float64, from the parameters it has now.</summary>
internal sealed class TorchStack
{
    private readonly Sequential _model;
    private readonly Dictionary<string, Parameter> _parameters = [];
    private readonly Dictionary<string, Tensor> _state = [];

    public TorchStack(Sequential model)
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

    /// <summary>Outputs for rows.</summary>
    public Tensor Forward(Tensor rows, bool training)
    {
        var count = rows.shape[0];
        foreach (var layer in _model.Layers)
        {
            rows = rows.reshape([count, .. Extents(layer.Inputs)]);
            rows = layer.Layer switch
            {
                Dense dense => Dense(rows.reshape(count, -1), dense, layer.Name),
                ActivationLayer activation => TorchActivations.All[activation.Activation.Text](rows),
                BatchNorm norm => BatchNorm(rows, norm, layer.Name, training),
                LayerNorm norm => nn.functional.layer_norm(rows, [rows.shape[^1]], Find(layer.Name, "scale"), Find(layer.Name, "shift"), norm.Epsilon),
                RmsNorm norm => Affine(rows * (rows.square().mean([-1], keepdim: true) + norm.Epsilon).rsqrt(), layer.Name),
                _ => rows,
            };
        }

        return rows.reshape(count, -1);
    }

    private static long[] Extents(Shape shape) => [.. shape.Extents.ToArray().Select(e => (long)e)];

    private Tensor Dense(Tensor rows, Dense dense, string name)
    {
        var z = rows.mm(_parameters[name + ".weight"]);
        if (dense.UseBias) z += _parameters[name + ".bias"];
        return TorchActivations.All[dense.Activation.Text](z);
    }

    private Tensor BatchNorm(Tensor rows, BatchNorm norm, string name, bool training)
    {
        // PyTorch has channels second: [N, C], [N, C, T] or [N, C, H, W].
        var channelsFirst = rows.movedim([-1], [1]);
        return nn.functional.batch_norm(
            channelsFirst, _state[name + ".running_mean"], _state[name + ".running_variance"], Find(name, "scale"), Find(name, "shift"),
            training, norm.Momentum, norm.Epsilon).movedim([1], [-1]);
    }

    private Tensor Affine(Tensor rows, string name)
    {
        if (Find(name, "scale") is { } scale) rows *= scale;
        return Find(name, "shift") is { } shift ? rows + shift : rows;
    }

    private Parameter? Find(string layer, string name) => _parameters.GetValueOrDefault($"{layer}.{name}");
}
