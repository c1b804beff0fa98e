using Hillock.Networks;
using Hillock.Peer;
using Hillock.Training;
using TorchSharp;

namespace Hillock.Benchmarks.Cases;

/// <summary>One Adam step of 784-64-32-10 with cross-entropy: forward, backward, update.</summary>
internal sealed class StepCase : BenchmarkCase
{
    private const int ImageBatches = 64;

    private readonly StepBatch[] _batches;
    private readonly bool _isDense;
    private readonly Sequential _model;
    private readonly Trainer _trainer;
    private readonly TorchStep? _peer;
    private int _next;
    private int _nextOfPeer;

    /// <summary>On one batch of made-up rows without zeros, or on batches of a data set's images in turn.</summary>
    public StepCase(string activation, int threads, int rows, string? images = null)
    {
        _isDense = images is null;
        _batches = images is null ? [StepBatch.MadeUp(rows)] : StepBatch.Images(images, rows, ImageBatches);
        _model = new Sequential(new Shape(StepBatch.Inputs))
        {
            new Dense(StepBatch.Hidden1, activation),
            new Dense(StepBatch.Hidden2, activation),
            new Dense(StepBatch.Outputs, "softmax"),
        };
        _trainer = new Trainer(_model, new CategoricalCrossEntropy(), new Adam(StepBatch.Rate), rows, threads, seed: 1);
        if (TorchRuntime.IsAvailable) _peer = new TorchStep(_batches, () => activation == "relu" ? torch.nn.ReLU() : torch.nn.LeakyReLU(0.01));
    }

    /// <summary>Null for images: products with their zeros may be skipped, and are not counted as done.</summary>
    public override double? Flops => _isDense ? _batches[0].Flops : null;

    public override void RunOurs()
    {
        var batch = _batches[_next];
        _next = (_next + 1) % _batches.Length;
        _trainer.Step(batch.Values, batch.Labels);
    }

    public override void RunPeer()
    {
        _peer!.Run(_nextOfPeer);
        _nextOfPeer = (_nextOfPeer + 1) % _batches.Length;
    }

    public override void Dispose()
    {
        _trainer.Dispose();
        _model.Dispose();
        _peer?.Dispose();
    }
}
