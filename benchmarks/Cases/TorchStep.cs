using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Hillock.Benchmarks.Cases;

/// <summary>One Adam step in TorchSharp, as its own examples write it; on batches in turn.</summary>
internal sealed class TorchStep : CaseSide
{
    private readonly Module<Tensor, Tensor> _model;
    private readonly optim.Optimizer _optimizer;
    private readonly TorchBatch[] _batches;
    private int _next;

    public TorchStep(Module<Tensor, Tensor> model, TorchBatch[] batches)
    {
        (_model, _batches) = (model, batches);
        _optimizer = optim.Adam(_model.parameters(), lr: StepBatch.Rate);
    }

    public override void Run()
    {
        var batch = _batches[_next];
        _next = (_next + 1) % _batches.Length;
        using var scope = NewDisposeScope();
        _optimizer.zero_grad();
        var loss = functional.cross_entropy(_model.call(batch.Rows), batch.Labels);
        loss.backward();
        _optimizer.step();
    }

    public override void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
        foreach (var batch in _batches) batch.Dispose();
    }
}
