using Hillock.Health.Forecasts;
using Hillock.Networks;

namespace Hillock.Benchmarks.Cases;

/// <summary>The forecast of a plain network of 50 layers of 256 units, beside one batch through the same network and back, which would measure it.</summary>
internal sealed class ForecastCase : BenchmarkCase
{
    private const int Rows = 64;
    private readonly Sequential _model;

    public ForecastCase(string activation)
    {
        _model = new Stack(activation) { Depth = 49 }.Build();
    }

    public override string Peer => $"a trace of {Rows} rows in the same engine";

    public override bool HasPeer => true;

    public override void RunOurs() => Forecast.Of(_model);

    public override void RunPeer() => ForecastMeasure.OfNormalRows(_model, rows: Rows);

    public override void Dispose() => _model.Dispose();
}
