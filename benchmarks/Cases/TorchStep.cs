using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Hillock.Benchmarks.Cases;

/// <summary>One Adam step of the network in TorchSharp, as its own examples write it.</summary>
internal sealed class TorchStep : IDisposable
{
    private readonly Module<Tensor, Tensor> _model;
    private readonly optim.Optimizer _optimizer;
    private readonly Tensor _rows;
    private readonly Tensor _labels;

    public TorchStep(StepBatch batch, Func<Module<Tensor, Tensor>> activation)
    {
        _model = Sequential(
            Linear(StepBatch.Inputs, StepBatch.Hidden1), activation(),
            Linear(StepBatch.Hidden1, StepBatch.Hidden2), activation(),
            Linear(StepBatch.Hidden2, StepBatch.Outputs));
        _optimizer = optim.Adam(_model.parameters(), lr: StepBatch.Rate);
        _rows = tensor(batch.Values).reshape(batch.Rows, StepBatch.Inputs);
        _labels = tensor(batch.Labels.Select(l => (long)l).ToArray());
    }

    public void Run()
    {
        using var scope = NewDisposeScope();
        _optimizer.zero_grad();
        var loss = functional.cross_entropy(_model.call(_rows), _labels);
        loss.backward();
        _optimizer.step();
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
        _rows.Dispose();
        _labels.Dispose();
    }
}
