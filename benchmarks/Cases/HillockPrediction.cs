using Hillock.Networks;

namespace Hillock.Benchmarks.Cases;

/// <summary>The prediction of one row by a network in memory.</summary>
internal sealed class HillockPrediction : CaseSide
{
    private readonly Sequential _model;
    private readonly float[] _row;
    private readonly float[] _outputs = new float[NetworkPair.Classes];

    public HillockPrediction(Sequential model, StepBatch row)
    {
        (_model, _row) = (model, row.Values);
        _model.Initialize(1);
    }

    public override void Run() => _model.Predict(_row, _outputs);

    public override void Dispose() => _model.Dispose();
}
