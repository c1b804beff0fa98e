using Hillock.Activations;
using Hillock.Layers;
using Hillock.Networks;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Hillock.Oracle.Tests;

/// <summary>A network of dense layers rebuilt in TorchSharp, in float64, from the parameters it has now.</summary>
internal sealed class TorchNetwork
{
    private readonly List<(Dense Layer, string Name)> _layers = [];
    private readonly Dictionary<string, Parameter> _parameters = [];

    public TorchNetwork(Sequential model)
    {
        foreach (var named in model.Layers) _layers.Add(((Dense)named.Layer, named.Name));
        foreach (var p in model.Parameters)
        {
            var values = Array.ConvertAll(model.GetParameter(p.Name), v => (double)v);
            var shape = p.Rows == 1 && !p.Name.EndsWith(".weight", StringComparison.Ordinal) ? [p.Columns] : new long[] { p.Rows, p.Columns };
            _parameters[p.Name] = nn.Parameter(tensor(values).reshape(shape));
        }
    }

    /// <summary>By name, as in the network.</summary>
    public IReadOnlyDictionary<string, Parameter> Parameters => _parameters;

    /// <summary>Outputs for rows; without the last layer's activation where <paramref name="logits"/>.</summary>
    public Tensor Forward(Tensor rows, bool logits)
    {
        foreach (var (layer, name) in _layers)
        {
            rows = rows.mm(_parameters[name + ".weight"]);
            if (layer.UseBias) rows += _parameters[name + ".bias"];
            if (!logits || name != _layers[^1].Name) rows = Activate(rows, layer.Activation, name);
        }

        return rows;
    }

    private Tensor Activate(Tensor rows, Activation activation, string layer) =>
        activation is SoftmaxActivation ? nn.functional.softmax(rows, 1)
        : activation.Id == "prelu" ? nn.functional.prelu(rows, _parameters[layer + ".activation"])
        : TorchActivations.All[activation.Text](rows);
}
