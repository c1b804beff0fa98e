using Hillock.Networks;
using Hillock.Peer;
using Hillock.Training;
using TorchSharp;

namespace Hillock.Benchmarks.Cases;

/// <summary>One Adam step of 784-64-32-10 with cross-entropy: forward, backward, update.</summary>
internal sealed class StepCase : BenchmarkCase
{
    private readonly StepBatch _batch;
    private readonly Sequential _model;
    private readonly Trainer _trainer;
    private readonly TorchStep? _peer;

    public StepCase(string activation, int threads, int rows)
    {
        _batch = new StepBatch(rows);
        _model = new Sequential(new Shape(StepBatch.Inputs))
        {
            new Dense(StepBatch.Hidden1, activation),
            new Dense(StepBatch.Hidden2, activation),
            new Dense(StepBatch.Outputs, "softmax"),
        };
        _trainer = new Trainer(_model, new CategoricalCrossEntropy(), new Adam(StepBatch.Rate), rows, threads, seed: 1);
        if (TorchRuntime.IsAvailable) _peer = new TorchStep(_batch, () => activation == "relu" ? torch.nn.ReLU() : torch.nn.LeakyReLU(0.01));
    }

    public override double? Flops => _batch.Flops;

    public override void RunOurs() => _trainer.Step(_batch.Values, _batch.Labels);

    public override void RunPeer() => _peer!.Run();

    public override void Dispose()
    {
        _trainer.Dispose();
        _model.Dispose();
        _peer?.Dispose();
    }
}
