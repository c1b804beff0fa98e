using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Benchmarks.Cases;

/// <summary>One Adam step with cross-entropy: forward, backward, update; on batches in turn.</summary>
internal sealed class HillockStep : CaseSide
{
    private readonly StepBatch[] _batches;
    private readonly Sequential _model;
    private readonly Trainer _trainer;
    private int _next;

    public HillockStep(Sequential model, StepBatch[] batches, int threads)
    {
        (_model, _batches) = (model, batches);
        _trainer = new Trainer(model, new CategoricalCrossEntropy(), new Adam(StepBatch.Rate), batches[0].Rows, threads, seed: 1);
    }

    public override long? PlannedBytes => _trainer.WorkingBytes + (_model.ParameterCount * sizeof(float));

    public override void Run()
    {
        var batch = _batches[_next];
        _next = (_next + 1) % _batches.Length;
        _trainer.Step(batch.Values, batch.Labels);
    }

    public override void Dispose()
    {
        _trainer.Dispose();
        _model.Dispose();
    }
}
