using Hillock.Kernels;
using Hillock.Networks;
using Hillock.Peer;
using Hillock.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Hillock.Benchmarks.Cases;

/// <summary>One Adam step with cross-entropy: forward, backward, update.</summary>
internal sealed class TrainCase : BenchmarkCase
{
    // So small that thousands of steps on one batch leave the network as it is.
    private const double Rate = 1e-8;

    private readonly Sequential _model;
    private readonly Trainer _trainer;
    private readonly float[] _values;
    private readonly int[] _labels;
    private readonly double _flops;
    private readonly Module<Tensor, Tensor>? _peer;
    private readonly optim.Optimizer? _optimizer;
    private readonly Tensor? _rows;
    private readonly Tensor? _targets;

    public TrainCase(NetworkPair pair, int threads)
    {
        (_values, _labels) = Rows(pair, pair.Batch);
        _model = pair.Create();
        _flops = pair.StepFlops();
        _trainer = new Trainer(_model, new CategoricalCrossEntropy(), new Adam(Rate), pair.Batch, threads, seed: 1);
        if (!TorchRuntime.IsAvailable) return;
        _peer = pair.Peer();
        _optimizer = optim.Adam(_peer.parameters(), lr: Rate);
        _rows = PeerRows(pair, _values, pair.Batch);
        _targets = tensor(_labels.Select(l => (long)l).ToArray());
    }

    public override double? Flops => _flops;

    /// <summary>Made-up samples and labels.</summary>
    public static (float[] Values, int[] Labels) Rows(NetworkPair pair, int rows)
    {
        var random = new RandomStream(1, "benchmark");
        var values = new float[rows * pair.Inputs.Size];
        foreach (ref var value in values.AsSpan()) value = (float)random.NextNormal();
        var labels = new int[rows];
        foreach (ref var label in labels.AsSpan()) label = random.NextInt(NetworkPair.Classes);
        return (values, labels);
    }

    /// <summary>The same samples with channels first.</summary>
    public static Tensor PeerRows(NetworkPair pair, float[] values, int rows)
    {
        var shape = pair.Inputs;
        using var all = tensor(values);
        return shape.Rank == 3
            ? all.reshape(rows, shape[0], shape[1], shape[2]).permute(0, 3, 1, 2).contiguous()
            : all.reshape([rows, .. shape.Extents.ToArray().Select(e => (long)e)]).clone();
    }

    public override void RunOurs() => _trainer.Step(_values, _labels);

    public override void RunPeer()
    {
        using var scope = NewDisposeScope();
        _optimizer!.zero_grad();
        var loss = functional.cross_entropy(_peer!.call(_rows!), _targets!);
        loss.backward();
        _optimizer.step();
    }

    public override void Dispose()
    {
        _trainer.Dispose();
        _model.Dispose();
        _optimizer?.Dispose();
        _peer?.Dispose();
        _rows?.Dispose();
        _targets?.Dispose();
    }
}
