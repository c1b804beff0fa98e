using Hillock.Training;
using Hillock.Training.Updates;

namespace Hillock.Health.Monitoring;

/// <summary>Watches a training from inside: signal, gradient, dead and saturated units layer by layer, loss spikes, and where NaN first arose.</summary>
/// <remarks>One of <see cref="FitOptions.Callbacks"/>. It looks at a step now and then (<see cref="MonitorOptions.Every"/>); a step that it does not look
/// at costs one comparison of losses. It changes nothing in the training. It watches one training at a time: one that begins takes it over, and the other
/// one fails.</remarks>
/// <param name="options">How often and how far back it looks.</param>
public sealed unsafe class HealthMonitor(MonitorOptions? options = null) : Callback
{
    private readonly MonitorOptions _options = Checked(options);
    private readonly Lock _lock = new();
    private readonly List<MonitorFrame> _frames = [];
    private Trainer? _trainer;
    private PlanWatch? _watch;
    private WeightWatch? _weights;
    private LossWindow _losses = new(3, 2);
    private NonFiniteOrigin? _origin;
    private MonitorReport? _report;
    private int _every;
    private bool _looking;

    /// <summary>What was seen so far; after the training, with the units as they are then.</summary>
    /// <exception cref="InvalidOperationException">No training has begun.</exception>
    public MonitorReport Report =>
        _report ?? throw new InvalidOperationException("The monitor has seen no training yet; pass it to Fit as one of FitOptions.Callbacks.");

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingState training)
    {
        ArgumentNullException.ThrowIfNull(training);
        using var use = training.Trainer.Use();
        using var reading = training.Model.Reading();
        using var own = _lock.EnterScope();
        _trainer = training.Trainer;
        _watch = new PlanWatch(training.Model, training.Trainer.Plan);
        _weights = new WeightWatch(training.Model, _watch.Layers);
        _losses = new LossWindow(_options.LossWindow, _options.SpikeFactor);
        _frames.Clear();
        _origin = null;
        _every = _options.Every;
        _report = Summarise(training, final: false);
        LookIfDue(training);
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingState training)
    {
        ArgumentNullException.ThrowIfNull(training);
        using var use = training.Trainer.Use();
        using var reading = training.Model.Reading();
        using var own = Own(training);
        var spike = _losses.Add(training.Steps, training.BatchLoss);
        if (_looking) Look(training);
        LookIfDue(training, spike);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingState training)
    {
        ArgumentNullException.ThrowIfNull(training);
        using var own = Own(training);
        _report = Summarise(training, final: false);
    }

    /// <inheritdoc/>
    public override void OnDiverged(TrainingState training)
    {
        ArgumentNullException.ThrowIfNull(training);
        using var use = training.Trainer.Use();
        using var writing = training.Trainer.Change();
        using var own = Own(training);
        StopLooking(training);
        _origin = NonFiniteSearch.Find(training.Trainer, _watch!, training.BatchLoss);
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingState training)
    {
        ArgumentNullException.ThrowIfNull(training);
        using var use = training.Trainer.Use();
        using var writing = training.Trainer.Change();
        using var own = Own(training);
        StopLooking(training);
        var rows = Math.Min(_options.FinalRows, training.Data.Train.Count);
        if (rows > 0)
        {
            foreach (var layer in _watch!.Layers) layer.BeginAnew();
            _watch.All = true;
            training.Trainer.Scan(training.Data.Train, rows, _watch);
            _watch.All = false;
        }

        _report = Summarise(training, final: rows > 0);
    }

    private static MonitorOptions Checked(MonitorOptions? options)
    {
        options ??= new MonitorOptions();
        options.Validate();
        return options;
    }

    private Lock.Scope Own(TrainingState training)
    {
        var scope = _lock.EnterScope();
        if (ReferenceEquals(training.Trainer, _trainer)) return scope;
        scope.Dispose();
        throw new HillockException("This HealthMonitor watches another training, or none yet; give each training a monitor of its own.");
    }

    private void LookIfDue(TrainingState training, bool spike = false)
    {
        var next = training.Steps + 1;
        if (!spike && (next >= _options.Every ? next % _every != 0 : !long.IsPow2(next))) return;
        foreach (var layer in _watch!.Layers) layer.Begin();
        _weights!.Keep();
        training.Trainer.Plan.Observer = _watch;
        _looking = true;
    }

    private void StopLooking(TrainingState training)
    {
        training.Trainer.Plan.Observer = null;
        _looking = false;
    }

    private void Look(TrainingState training)
    {
        StopLooking(training);
        var trainer = training.Trainer;
        var window = Math.Min(_options.WindowRows, training.Data.Train.Count);
        LayerFrame[] layers = [.. _watch!.Layers.Select(l => _weights!.With(l.Frame(window), l, trainer.Gradients))];
        var norm = Math.Sqrt(GradientClipping.SumOfSquares(trainer.Gradients.Pointer, trainer.Gradients.Length));
        _frames.Add(new MonitorFrame(training.Steps, training.Epoch, training.BatchLoss, trainer.Rate, norm, layers));
        if (_frames.Count > _options.MostFrames) Thin();
    }

    // Twice as seldom from here on, so that a long training keeps an even picture in little memory.
    private void Thin()
    {
        _every *= 2;
        for (var i = _frames.Count - 2; i > 0; i -= 2) _frames.RemoveAt(i);
    }

    private MonitorReport Summarise(TrainingState training, bool final) => new()
    {
        Layers = [.. _watch!.Layers.Select(l =>
            l.Health(final ? l.Seen : Math.Min(_options.WindowRows, training.Data.Train.Count)) with { HasWeights = _weights!.Has(l) })],
        Frames = [.. _frames],
        Steps = training.Steps,
        Spikes = [.. _losses.Spikes],
        SpikeCount = _losses.SpikeCount,
        ClippedShare = training.Steps == 0 ? 0 : (double)training.Trainer.ClippedSteps / training.Steps,
        NonFinite = _origin,
    };
}
