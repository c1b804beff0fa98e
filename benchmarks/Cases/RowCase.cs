using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Benchmarks.Cases;

/// <summary>A function of a row on a batch of rows: a prediction of a network that is nothing else, or a training step of one with something to learn before
/// it.</summary>
internal sealed class RowCase : BenchmarkCase
{
    /// <summary>Rows of the batch.</summary>
    public const int Lines = 128;

    private readonly Sequential _model;
    private readonly Trainer? _trainer;
    private readonly float[] _x, _y;

    public RowCase(string activation, int length, bool backward)
    {
        var layer = new ActivationLayer(activation);
        _model = backward ? new Sequential(length) { new ActivationLayer("prelu"), layer } : new Sequential(length) { layer };
        _model.Initialize(3);
        (_x, _y) = (new float[Lines * length], new float[Lines * _model.Outputs.Size]);
        var random = new RandomStream(3, "benchmark");
        foreach (ref var x in _x.AsSpan()) x = (float)random.NextNormal();
        foreach (ref var y in _y.AsSpan()) y = (float)random.NextNormal();
        if (backward) _trainer = new Trainer(_model, new MeanSquaredError(), new Sgd(1e-9), Lines, 1, 3);
    }

    public override string Peer => "";

    public override bool HasPeer => false;

    public override void RunOurs()
    {
        if (_trainer is null) _model.Predict(_x, _y);
        else _trainer.Step(_x, (ReadOnlySpan<float>)_y);
    }

    public override void RunPeer()
    {
    }

    public override void Dispose() => _trainer?.Dispose();
}
