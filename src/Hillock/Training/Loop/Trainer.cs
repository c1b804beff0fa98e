using Hillock.Data;
using Hillock.Engine;
using Hillock.Kernels;
using Hillock.Networks;
using Hillock.Training.Updates;

namespace Hillock.Training;

/// <summary>Trains a network step by step. A step allocates nothing, and its bits do not depend on the number of threads.</summary>
/// <remarks>One thread at a time uses a trainer, another one is refused; the network may be used by any thread meanwhile, which sees it between two
/// steps.</remarks>
public sealed unsafe partial class Trainer : IDisposable
{
    private readonly SingleUse _use;
    private readonly ParameterStore _store;
    private readonly WorkerTeam? _team;
    private readonly GradientUpdate _update;
    private readonly OutputReading _reading;
    private readonly Plan _plan;
    private readonly BatchBuffer _batch;
    private readonly RowOrder _order;
    private Evaluator? _evaluator;
    private int[] _labels = [];

    /// <summary>Compiles <paramref name="model"/> for training; gives it first values from <paramref name="seed"/> if it has none.</summary>
    /// <param name="model">The network; its parameters are changed in place.</param>
    /// <param name="loss">What to make small.</param>
    /// <param name="optimizer">How.</param>
    /// <param name="batchSize">The most rows that go through the network together.</param>
    /// <param name="threads">Threads a step may use, the caller's included.</param>
    /// <param name="seed">Decides first values, the order of rows, how they are augmented and what dropout drops.</param>
    /// <exception cref="HillockException">A loss that does not fit the network's end, or sizes below 1.</exception>
    public Trainer(Network model, Loss loss, Optimizer optimizer, int batchSize = 32, int threads = 1, long seed = 0)
        : this(model, loss, optimizer, batchSize, threads, seed, fuses: true)
    {
    }

    /// <summary>As the public one, with what else fits <paramref name="fuses"/> and <paramref name="guest"/>.</summary>
    internal Trainer(Network model, Loss loss, Optimizer optimizer, int batchSize, int threads, long seed, bool fuses, bool guest = false)
        : this(model, loss, new FitOptions { Optimizer = optimizer, BatchSize = batchSize, Threads = threads, Seed = seed }, fuses, guest)
    {
    }

    /// <summary>As options say; unless it <paramref name="fuses"/>, each layer has a value and a gradient of its own, to be looked at; a
    /// <paramref name="guest"/> leaves what the network predicts with as it is.</summary>
    internal Trainer(Network model, Loss loss, FitOptions options, bool fuses, bool guest = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loss);
        var (optimizer, batchSize, threads, seed) = (options.Optimizer, options.BatchSize, options.Threads, options.Seed);
        ArgumentNullException.ThrowIfNull(optimizer);
        if (batchSize < 1) throw new HillockException($"The batch size is {batchSize}; it must be at least 1, such as 32.");
        if (threads is < 1 or > WorkerTeam.MostThreads)
            throw new HillockException($"The number of threads is {threads}; it must be 1 to {WorkerTeam.MostThreads}.");
        CheckStep(options);
        using var writing = model.Writing();
        _reading = loss.Read(model);
        if (!guest) model.SetHead(_reading.Head);
        if (!model.IsInitialized) model.Initialize(seed);
        Model = model;
        _use = new SingleUse(this, Free);
        _store = model.Store;
        Loss = loss;
        Optimizer = optimizer;
        Rate = optimizer.Rate;
        BatchSize = batchSize;
        _team = threads > 1 ? new WorkerTeam(threads) : null;
        _update = new GradientUpdate(options, _store, _team);
        _plan = model.Compile(
            new PlanContext
            {
                MaxRows = batchSize,
                Training = true,
                Fuses = fuses,
                Parameters = _store,
                Gradients = _update.Gradients,
                Team = _team,
                Work = 4.0 * batchSize * model.MultiplyAdds,
                Random = new RandomStream(seed, "dropout"),
            },
            _reading.Logits,
            _reading.Head);
        _batch = new BatchBuffer(batchSize, _plan.Input.Shape.Size, _plan.Output.Features) { RawTargets = loss.ReadsRawTargets };
        _order = new RowOrder(seed);
        BeginAverage();
    }

    /// <summary>The network.</summary>
    public Network Model { get; }

    /// <summary>What is made small.</summary>
    public Loss Loss { get; }

    /// <summary>How.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The most rows that go through the network together.</summary>
    public int BatchSize { get; }

    /// <summary>The most rows of a step: <see cref="BatchSize"/> times <see cref="AccumulateSteps"/>.</summary>
    public int StepSize => BatchSize * AccumulateSteps;

    /// <summary>Steps taken: changes of the parameters.</summary>
    public long Steps => _update.Optimizer.Steps;

    /// <summary>Bytes of working memory, without parameters.</summary>
    public long WorkingBytes => _plan.ArenaBytes + _update.Bytes;

    /// <summary>The gradient of the last step as the optimiser saw it, flat as the parameters.</summary>
    internal AlignedBuffer Gradients => _update.Gradients;

    /// <summary>Steps in which a limit changed the gradient.</summary>
    public long ClippedSteps => _update.ClippedSteps;

    /// <summary>Rows of the last part that went through the network.</summary>
    internal int LastRows { get; private set; }

    /// <summary>The training plan.</summary>
    internal Plan Plan => _plan;

    /// <summary>How outputs are read.</summary>
    internal OutputReading Reading => _reading;

    /// <summary>The optimiser's states, and the average of the parameters.</summary>
    internal OptimizerState State => _update.Optimizer;

    /// <summary>The rows of each epoch.</summary>
    internal RowOrder Order => _order;

    /// <summary>One step on rows with classes; returns the mean loss before it. A loss that is not finite changes nothing.</summary>
    /// <param name="inputs">[rows × inputs], row-major; at most <see cref="StepSize"/> rows.</param>
    /// <param name="labels">The class of each row.</param>
    /// <exception cref="HillockException">Sizes that do not fit, or a class the network has no output for.</exception>
    public double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
    {
        using var use = Use();
        CheckRows(inputs.Length, labels.Length);
        if (_labels.Length < labels.Length) _labels = new int[labels.Length];
        labels.CopyTo(_labels); // checked, they must stay what they are
        TaskCheck.RequireLabels(Model, _labels.AsSpan(0, labels.Length));
        fixed (float* x = inputs)
        fixed (int* t = _labels)
            return StepOnce(x, labels.Length, t, null);
    }

    /// <summary>One step on rows with targets, [rows × outputs]; returns the mean loss before it. A loss that is not finite changes nothing.</summary>
    /// <exception cref="HillockException">Sizes that do not fit, or targets that the loss cannot use.</exception>
    public double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        using var use = Use();
        var rows = inputs.Length / Model.Inputs.Size;
        CheckRows(inputs.Length, rows);
        if (targets.Length != rows * Model.Outputs.Size)
            throw new HillockException($"Got {targets.Length} targets for {rows} rows of {Model.Outputs.Size} outputs.");
        Loss.CheckTargets(targets);
        fixed (float* x = inputs)
        fixed (float* t = targets)
            return StepOnce(x, rows, null, t);
    }

    /// <summary>One pass over all rows of a split in an order of its own; an epoch's order depends on the seed and its number alone.</summary>
    /// <param name="split">The rows.</param>
    /// <param name="epoch">Its number, from 1.</param>
    /// <param name="progress">Told after a step, at most some twenty times a second.</param>
    /// <param name="token">Stops after the step at hand.</param>
    /// <exception cref="HillockException">An empty split, or one that does not fit the network.</exception>
    public EpochResult RunEpoch(Split split, int epoch, IProgress<StepProgress>? progress = null, CancellationToken token = default)
    {
        using var use = Use();
        RequireSplit(split);
        return new EpochPass(this, _order, split, epoch) { Progress = progress }.Run(token);
    }

    /// <summary>Loss and metrics over a split, dropout off; with the averaged parameters where there is an average.</summary>
    /// <exception cref="HillockException">A split that does not fit the network.</exception>
    public Metrics Evaluate(Split split, CancellationToken token = default)
    {
        using var use = Use();
        Check(split);
        if (State.Average is not { Swapped: false }) return Measure(split, token);
        using var writing = Change();
        SwapAverage();
        try
        {
            return Measure(split, token);
        }
        finally
        {
            SwapAverage();
        }
    }

    /// <summary>Share of hidden units whose derivative is below 1e-6 in magnitude on every one of up to <paramref name="rows"/> rows.</summary>
    public double DeadShare(Split split, int rows = 2000)
    {
        using var use = Use();
        using var writing = Change();
        TaskCheck.RequireSplit(Model, split);
        return new Probe(this, _batch).DeadShare(split, rows);
    }

    /// <summary>Runs the first rows of a split through the training plan, with nothing dropped and nothing learned, before the eyes of
    /// <paramref name="observer"/>.</summary>
    internal void Scan(Split split, int rows, IPlanObserver observer)
    {
        using var use = Use();
        using var writing = Change();
        TaskCheck.RequireSplit(Model, split);
        new Probe(this, _batch).Scan(split, rows, observer);
    }

    /// <summary>Root mean square of the gradient by the first layer's weights over that by the last layer's, on the first batch of a split.</summary>
    public double GradientRatio(Split split)
    {
        using var use = Use();
        using var writing = Change();
        TaskCheck.RequireSplit(Model, split);
        return new Probe(this, _batch).GradientRatio(split);
    }

    /// <inheritdoc/>
    /// <remarks>While another thread takes a step, the memory is freed after it, and that thread's next step fails.</remarks>
    public void Dispose() => _use.Dispose();

    /// <summary>Keeps other threads out of the trainer until the scope ends.</summary>
    /// <exception cref="InvalidOperationException">Another thread is in it.</exception>
    /// <exception cref="ObjectDisposedException">The trainer was disposed of.</exception>
    internal SingleUseScope Use() => _use.Enter();

    /// <summary>Keeps others out of the network until the scope ends.</summary>
    /// <exception cref="HillockException">Its layers have changed.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed of.</exception>
    internal GateScope Change()
    {
        var scope = Model.Writing();
        if (ReferenceEquals(Model.Store, _store)) return scope;
        scope.Dispose();
        throw new HillockException("The network's layers have changed since this trainer was made; make a new Trainer for it, or call Fit again.");
    }

    /// <summary>Checks the split to train on.</summary>
    internal void RequireSplit(Split split)
    {
        Check(split);
        if (split.Count == 0) throw new HillockException("The split to train on has no rows.");
        RequireRows(split.Count);
    }

    /// <summary>Steps an epoch over that many rows.</summary>
    internal int StepsFor(int rows) => (rows + StepSize - 1) / StepSize;

    /// <summary>The metrics of sums over rows of a split.</summary>
    internal Metrics MetricsOf(in LossSums sums, Split split) =>
        Metrics.Of(sums, Metrics.Variance(Loss.TargetsOf(split), split.TargetColumns));

    /// <summary>The same on rows in the caller's memory.</summary>
    internal LossSums Step(float* inputs, nint stride, int rows, int* labels, float* targets, bool update) =>
        Step(new StepRows(new BatchPart(inputs, stride, rows, labels, targets), _plan.Output.Features), update);

    /// <summary>Forward pass, loss and backward pass of each part of the rows; with <paramref name="update"/> the step too.</summary>
    internal LossSums Step(in StepRows rows, bool update)
    {
        using var use = Use();
        using var writing = Change();
        if (State.Average is { Swapped: true }) SwapAverage();
        var sums = default(LossSums);
        _update.Begin();
        for (int first = 0, part = 0; first < rows.Count; first += BatchSize, part++)
        {
            if (part > 0) _update.Keep();
            var count = Math.Min(BatchSize, rows.Count - first);
            sums.Add(Differentiate(rows.Part(first, count, _batch), rows.Count, part));
            if (!double.IsFinite(sums.Loss)) return sums;
        }

        if (update) _update.Apply(Rate, _plan.Context.IsShared);
        GC.KeepAlive(this);
        return sums;
    }

    /// <summary>Loss of a part of a batch of <paramref name="meanOver"/> rows, and its gradient.</summary>
    private LossSums Differentiate(in BatchPart rows, int meanOver, int part)
    {
        _plan.Context.Step = (State.Steps * AccumulateSteps) + part;
        LastRows = rows.Rows;
        _plan.Input.Bind(rows.Inputs, rows.Stride);
        _plan.Forward(rows.Rows, training: true);
        var batch = new LossBatch
        {
            Outputs = _plan.Output.Pointer,
            Stride = _plan.Output.Stride,
            Rows = rows.Rows,
            MeanOver = meanOver,
            Columns = _plan.Output.Features,
            Labels = rows.Labels,
            Targets = rows.Targets,
            ClassWeights = _weights is null ? null : _weights.Pointer,
            Gradient = _plan.OutputGradient.Pointer,
            GradientStride = (int)_plan.Output.Stride,
        };
        var sums = RowScoring.Score(batch, Loss.Run(batch, gradient: true), _reading);
        if (double.IsFinite(sums.Loss)) _plan.Backward(rows.Rows);
        return sums;
    }

    private double StepOnce(float* inputs, int rows, int* labels, float* targets)
    {
        try
        {
            return Step(inputs, Model.Inputs.Size, rows, labels, targets, update: true).Mean;
        }
        finally
        {
            _plan.Input.Bind(_batch.Inputs, _batch.Stride); // the caller's memory may move from here on
        }
    }

    private Metrics Measure(Split split, CancellationToken token) => (_evaluator ??= new Evaluator(Model, Loss, _team)).Run(split, token);

    private void Free()
    {
        _plan.Dispose();
        _evaluator?.Dispose();
        _batch.Dispose();
        _update.Dispose();
        _weights?.Dispose();
        _team?.Dispose();
    }

    private void Check(Split split)
    {
        TaskCheck.RequireSplit(Model, split);
        Loss.CheckTargets(Loss.TargetsOf(split));
    }

    private void CheckRows(int inputs, int rows)
    {
        if (rows < 1 || rows > StepSize || inputs != (long)rows * Model.Inputs.Size)
        {
            throw new HillockException(
                $"Got {inputs} numbers for {rows} rows; expected 1 to {StepSize} rows of {Model.Inputs.Size} numbers ({Model.Inputs}).");
        }

        RequireRows(rows);
    }

    private void RequireRows(int rows)
    {
        var last = rows % BatchSize == 0 ? BatchSize : rows % BatchSize;
        if (last < _plan.LeastRows) throw TooFew(rows, last, BatchSize, _plan.LeastRows);
    }

    private static HillockException TooFew(int rows, int last, int size, int least)
    {
        var better = Enumerable.Range(1, size + rows).Select(i => size + (i % 2 == 0 ? i / 2 : -(i + 1) / 2))
            .FirstOrDefault(other => other >= least && (rows % other == 0 || rows % other >= least));
        return new HillockException(
            $"{rows} rows in steps of {size} leave a step of {last}, and batch normalisation needs at least {least} rows a step to take a variance."
            + (better > 0 ? $" Use another batch size, such as {better}." : " Use more rows, or layer_norm, which looks at each row by itself."));
    }
}
