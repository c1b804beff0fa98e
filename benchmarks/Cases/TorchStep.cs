using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Hillock.Benchmarks.Cases;

/// <summary>One Adam step of the network in TorchSharp, as its own examples write it.</summary>
internal sealed class TorchStep : IDisposable
{
    private readonly Module<Tensor, Tensor> _model;
    private readonly optim.Optimizer _optimizer;
    private readonly Tensor[] _rows;
    private readonly Tensor[] _labels;

    public TorchStep(StepBatch[] batches, Func<Module<Tensor, Tensor>> activation)
    {
        _model = Sequential(
            Linear(StepBatch.Inputs, StepBatch.Hidden1), activation(),
            Linear(StepBatch.Hidden1, StepBatch.Hidden2), activation(),
            Linear(StepBatch.Hidden2, StepBatch.Outputs));
        _optimizer = optim.Adam(_model.parameters(), lr: StepBatch.Rate);
        _rows = [.. batches.Select(b => tensor(b.Values).reshape(b.Rows, StepBatch.Inputs))];
        _labels = [.. batches.Select(b => tensor(b.Labels.Select(l => (long)l).ToArray()))];
    }

    public void Run(int batch)
    {
        using var scope = NewDisposeScope();
        _optimizer.zero_grad();
        var loss = functional.cross_entropy(_model.call(_rows[batch]), _labels[batch]);
        loss.backward();
        _optimizer.step();
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
        foreach (var part in _rows.Concat(_labels)) part.Dispose();
    }
}
