using Hillock.Networks;
using Hillock.Peer;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Hillock.Benchmarks.Cases;

/// <summary>The prediction of one row by a network in memory.</summary>
internal sealed class PredictCase : BenchmarkCase
{
    private readonly Sequential _model;
    private readonly float[] _values;
    private readonly float[] _outputs = new float[NetworkPair.Classes];
    private readonly Module<Tensor, Tensor>? _peer;
    private readonly Tensor? _row;

    public PredictCase(NetworkPair pair)
    {
        _values = TrainCase.Rows(pair, 1).Values;
        _model = pair.Create();
        _model.Initialize(1);
        if (!TorchRuntime.IsAvailable) return;
        _peer = pair.Peer();
        _peer.eval();
        _row = TrainCase.PeerRows(pair, _values, 1);
    }

    public override double? Flops => 2.0 * _model.MultiplyAdds;

    public override void RunOurs() => _model.Predict(_values, _outputs);

    public override void RunPeer()
    {
        using var none = no_grad();
        using var scope = NewDisposeScope();
        _ = _peer!.call(_row!);
    }

    public override void Dispose()
    {
        _model.Dispose();
        _peer?.Dispose();
        _row?.Dispose();
    }
}
