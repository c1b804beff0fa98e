using Hillock.Layers;
using Hillock.Networks;

using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Hillock.Oracle.Tests;

/// <summary>A chain of embedding, recurrent and dense layers rebuilt in TorchSharp, in float64, from the parameters it has now.</summary>
internal sealed class TorchRecurrence
{
    // Gates of TorchSharp in the order in which Hillock has them: reset and update change places in a GRU.
    private static readonly int[] Straight = [0, 1, 2, 3], GruOrder = [1, 0, 2];

    private readonly Sequential _model;
    private readonly Dictionary<string, nn.Module> _modules = [];

    public TorchRecurrence(Sequential model)
    {
        _model = model;
        foreach (var layer in model.Layers.Where(l => l.Layer is not Concatenate)) _modules[layer.Name] = Module(layer);
    }

    /// <summary>What is trained: where TorchSharp has two biases and Hillock their sum, the second one stays 0.</summary>
    public IEnumerable<Parameter> Trained => _modules.SelectMany(m => m.Value.named_parameters()
        .Where(p => !(p.name == "bias_hh_l0" && _model.Layers.Single(l => l.Name == m.Key).Layer is not GRU)).Select(p => p.parameter));

    /// <summary>The outputs of all rows; lengths, where given, are those of the rows.</summary>
    public Tensor Forward(Tensor rows, long[]? lengths = null)
    {
        Tensor? both = null, forward = null;
        foreach (var layer in _model.Layers)
        {
            // A pair of directions reads the same rows, and a join puts side by side what comes out.
            if (layer.Name.EndsWith(".forward", StringComparison.Ordinal)) both = rows;
            if (layer.Layer is RecurrentLayer { Reverse: true })
            {
                forward = rows;
                rows = Backwards(_modules[layer.Name], (RecurrentLayer)layer.Layer, both!);
                continue;
            }

            if (layer.Layer is Concatenate)
            {
                rows = cat([forward!, rows], -1);
                continue;
            }

            rows = _modules[layer.Name] switch
            {
                TorchSharp.Modules.Embedding embedding => embedding.call(rows.to(ScalarType.Int64)),
                TorchSharp.Modules.Linear linear => linear.call(rows.flatten(1)),
                var recurrent => Recur(recurrent, ((RecurrentLayer)layer.Layer).ReturnSequences, rows, lengths),
            };
        }

        return rows;
    }

    /// <summary>A parameter, or its gradient, in Hillock's layout.</summary>
    public Tensor Read(string name, bool gradient)
    {
        var at = name.LastIndexOf('.');
        var layer = _model.Layers.Single(l => l.Name == name[..at]);
        var parameters = _modules[layer.Name].named_parameters().ToDictionary(p => p.name, p => gradient ? p.parameter.grad! : p.parameter);
        if (layer.Layer is not RecurrentLayer recurrent) return layer.Layer is Dense && name.EndsWith("weight", StringComparison.Ordinal)
            ? parameters["weight"].t() : parameters[name[(at + 1)..]];
        return name[(at + 1)..] switch
        {
            "weight" => Gates(parameters["weight_ih_l0"], recurrent).t(),
            "recurrent_weight" => Gates(parameters["weight_hh_l0"], recurrent).t(),
            _ when recurrent is GRU => cat([Gates(parameters["bias_ih_l0"], recurrent), Gates(parameters["bias_hh_l0"], recurrent)]),
            _ => Gates(parameters["bias_ih_l0"], recurrent),
        };
    }

    /// <summary>The rows turned around; the states of every step are turned back.</summary>
    private static Tensor Backwards(nn.Module module, RecurrentLayer layer, Tensor rows)
    {
        var states = Recur(module, layer.ReturnSequences, rows.flip(1), lengths: null);
        return layer.ReturnSequences ? states.flip(1) : states;
    }

    private static Tensor Recur(nn.Module module, bool sequence, Tensor rows, long[]? lengths)
    {
        if (lengths is not null)
        {
            var packed = nn.utils.rnn.pack_padded_sequence(rows, tensor(lengths), batch_first: true, enforce_sorted: false);
            return module switch
            {
                TorchSharp.Modules.LSTM lstm => lstm.call(packed).Item2.select(0, 0),
                TorchSharp.Modules.GRU gru => gru.call(packed).Item2.select(0, 0),
                _ => ((TorchSharp.Modules.RNN)module).call(packed).Item2.select(0, 0),
            };
        }

        var states = module switch
        {
            TorchSharp.Modules.LSTM lstm => lstm.call(rows).Item1,
            TorchSharp.Modules.GRU gru => gru.call(rows).Item1,
            _ => ((TorchSharp.Modules.RNN)module).call(rows).Item1,
        };
        return sequence ? states : states.select(1, states.shape[1] - 1);
    }

    private nn.Module Module(NamedLayer layer)
    {
        var features = layer.Inputs[layer.Inputs.Rank - 1];
        nn.Module module = layer.Layer switch
        {
            Embedding e => nn.Embedding(e.Vocabulary, e.Size, padding_idx: e.MaskZero ? 0 : null, dtype: ScalarType.Float64),
            Dense d => nn.Linear(layer.Inputs.Size, d.Units, dtype: ScalarType.Float64),
            LSTM l => nn.LSTM(features, l.Units, batchFirst: true, dtype: ScalarType.Float64),
            GRU g => nn.GRU(features, g.Units, batchFirst: true, dtype: ScalarType.Float64),
            SimpleRNN r =>
                nn.RNN(features, r.Units, 1, r.Activation.Id == "relu" ? nn.NonLinearities.ReLU
                : nn.NonLinearities.Tanh, batchFirst: true, dtype: ScalarType.Float64),
            _ => throw new NotSupportedException(layer.Layer.Kind),
        };
        using var none = no_grad();
        foreach (var (name, parameter) in module.named_parameters()) parameter.copy_(Value(layer, name));
        return module;
    }

    private Tensor Value(NamedLayer layer, string name)
    {
        Tensor Ours(string of)
        {
            var extents = _model.Parameters.Single(p => p.Name == $"{layer.Name}.{of}").Shape.Extents.ToArray();
            return tensor(Array.ConvertAll(_model.GetParameter($"{layer.Name}.{of}"), v => (double)v)).reshape([.. extents.Select(e => (long)e)]);
        }

        if (layer.Layer is not RecurrentLayer recurrent) return layer.Layer is Dense && name == "weight" ? Ours(name).t() : Ours(name);
        return name switch
        {
            "weight_ih_l0" => Gates(Ours("weight").t(), recurrent),
            "weight_hh_l0" => Gates(Ours("recurrent_weight").t(), recurrent),
            _ when recurrent is GRU => Gates(Ours("bias").select(0, name == "bias_ih_l0" ? 0 : 1), recurrent),
            "bias_ih_l0" => Ours("bias"),
            _ => zeros(Ours("bias").shape, ScalarType.Float64),
        };
    }

    /// <summary>Rows of gates from one order into the other; the exchange is its own inverse.</summary>
    private static Tensor Gates(Tensor rows, RecurrentLayer layer)
    {
        var chunks = rows.chunk(rows.shape[0] / layer.Units);
        return cat([.. (layer is GRU ? GruOrder : Straight)[..chunks.Length].Select(g => chunks[g])]);
    }
}
