using Hillock.Data;
using Hillock.Health.Monitoring;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Benchmarks.Cases;

/// <summary>A training of some hundred steps with a health monitor that looks every 50th step, beside the same training without it.</summary>
internal sealed class MonitorCase : BenchmarkCase
{
    private const int StepsPerEpoch = 50;
    private const int Epochs = 8;

    private readonly Network _model;
    private readonly DataSet _data;
    private readonly FitOptions _options;

    /// <summary>Makes rows up for the network.</summary>
    public MonitorCase(NetworkPair pair, int threads)
    {
        var random = new Random(1);
        var rows = pair.Batch * StepsPerEpoch;
        var model = pair.Create();
        var inputs = new float[(long)rows * model.Inputs.Size];
        for (var i = 0; i < inputs.Length; i++) inputs[i] = (random.NextSingle() * 2) - 1;
        var labels = new int[rows];
        for (var i = 0; i < labels.Length; i++) labels[i] = random.Next(model.Outputs.Size);
        var split = new Split(new FloatRows(inputs, model.Inputs.Size), labels);
        var none = new Split(new FloatRows([], model.Inputs.Size), (int[])[]);
        _data = new DataSet
        {
            Name = "made up",
            Inputs = model.Inputs,
            Task = TaskKind.Classification,
            Train = split,
            Validation = none,
            Test = none,
            Classes = [.. Enumerable.Range(0, model.Outputs.Size).Select(c => $"{c}")],
        };
        _options = new FitOptions { Epochs = Epochs, BatchSize = pair.Batch, Threads = threads };
        _model = model;
    }

    /// <inheritdoc/>
    public override string Peer => "the same training without the monitor";

    /// <inheritdoc/>
    public override bool HasPeer => true;

    /// <inheritdoc/>
    public override void Prepare() => _model.Initialize(1);

    /// <inheritdoc/>
    public override void RunOurs() => _model.Fit(_data, _options with { Callbacks = [new HealthMonitor(new MonitorOptions { FinalRows = 0 })] });

    /// <inheritdoc/>
    public override void RunPeer() => _model.Fit(_data, _options);

    /// <inheritdoc/>
    public override void Dispose() => _model.Dispose();
}
