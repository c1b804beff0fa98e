using System.Diagnostics;
using Hillock.Data;
using Hillock.Kernels;
using Hillock.Networks;
using Hillock.Networks.Plans;

namespace Hillock.Training;

/// <summary>Trains a network step by step. A step allocates nothing, and its bits do not depend on the number of threads.</summary>
public sealed unsafe class Trainer : IDisposable
{
    private readonly WorkerTeam? _team;
    private readonly AlignedBuffer _gradients;
    private readonly OptimizerState _state;
    private readonly OutputReading _reading;
    private readonly Plan _plan;
    private readonly BatchBuffer _batch;
    private readonly RandomStream _shuffle;
    private readonly RandomStream _augment;
    private int[] _order = [];
    private Evaluator? _evaluator;

    /// <summary>Compiles <paramref name="model"/> for training; gives it first values from <paramref name="seed"/> if it has none.</summary>
    /// <param name="model">The network; its parameters are changed in place.</param>
    /// <param name="loss">What to make small.</param>
    /// <param name="optimizer">How.</param>
    /// <param name="batchSize">The most rows a step.</param>
    /// <param name="threads">Threads a step may use, the caller's included.</param>
    /// <param name="seed">Decides first values, the order of rows, how they are augmented and what dropout drops.</param>
    /// <exception cref="HillockException">A loss that does not fit the network's end, or sizes below 1.</exception>
    public Trainer(Network model, Loss loss, Optimizer optimizer, int batchSize = 32, int threads = 1, long seed = 0)
        : this(model, loss, optimizer, batchSize, threads, seed, fuses: true)
    {
    }

    /// <summary>As the public one; unless it <paramref name="fuses"/>, each layer has a value and a gradient of its own, to be looked at.</summary>
    internal Trainer(Network model, Loss loss, Optimizer optimizer, int batchSize, int threads, long seed, bool fuses)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(optimizer);
        if (batchSize < 1) throw new HillockException($"The batch size is {batchSize}; it must be at least 1, such as 32.");
        if (threads < 1) throw new HillockException($"The number of threads is {threads}; it must be at least 1.");
        _reading = loss.Read(model);
        model.SetHead(_reading.Head);
        if (!model.IsInitialized) model.Initialize(seed);
        Model = model;
        Loss = loss;
        Optimizer = optimizer;
        BatchSize = batchSize;
        _team = threads > 1 ? new WorkerTeam(threads) : null;
        _gradients = new AlignedBuffer(model.Store.Values.Length);
        _state = new OptimizerState(optimizer, model.Store, _gradients, _team);
        _plan = model.Compile(
            new PlanContext
            {
                MaxRows = batchSize,
                Training = true,
                Fuses = fuses,
                Parameters = model.Store,
                Gradients = _gradients,
                Team = _team,
                Work = 4.0 * batchSize * model.MultiplyAdds,
                Random = new RandomStream(seed, "dropout"),
            },
            _reading.Logits);
        _batch = new BatchBuffer(batchSize, _plan.Input.Shape.Size, _plan.Output.Features);
        _shuffle = new RandomStream(seed, "shuffle");
        _augment = new RandomStream(seed, "augment");
    }

    /// <summary>The network.</summary>
    public Network Model { get; }

    /// <summary>What is made small.</summary>
    public Loss Loss { get; }

    /// <summary>How.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The most rows a step.</summary>
    public int BatchSize { get; }

    /// <summary>Limit of the gradient's Euclidean norm, or null.</summary>
    public double? ClipNorm { get; init => field = Limit(value, "norm"); }

    /// <summary>Limit of each number of the gradient, or null.</summary>
    public double? ClipValue { get; init => field = Limit(value, "value"); }

    /// <summary>Steps taken.</summary>
    public long Steps => _state.Steps;

    /// <summary>Bytes of working memory, without parameters.</summary>
    public long WorkingBytes => _plan.ArenaBytes + (_gradients.Length * (1 + Optimizer.States) * sizeof(float));

    /// <summary>The gradient of the last step, flat as the parameters.</summary>
    internal AlignedBuffer Gradients => _gradients;

    /// <summary>The training plan.</summary>
    internal Plan Plan => _plan;

    /// <summary>One step on rows with classes; returns the mean loss before it. A loss that is not finite changes nothing.</summary>
    /// <param name="inputs">[rows × inputs], row-major; at most <see cref="BatchSize"/> rows.</param>
    /// <param name="labels">The class of each row.</param>
    /// <exception cref="HillockException">Sizes that do not fit, or a class the network has no output for.</exception>
    public double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
    {
        CheckRows(inputs.Length, labels.Length);
        TaskCheck.RequireLabels(Model, labels);
        fixed (float* x = inputs)
        fixed (int* t = labels)
            return Step(x, Model.Inputs.Size, labels.Length, t, null, update: true).Mean;
    }

    /// <summary>One step on rows with targets, [rows × outputs]; returns the mean loss before it. A loss that is not finite changes nothing.</summary>
    /// <exception cref="HillockException">Sizes that do not fit.</exception>
    public double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        var rows = inputs.Length / Model.Inputs.Size;
        CheckRows(inputs.Length, rows);
        if (targets.Length != rows * Model.Outputs.Size)
            throw new HillockException($"Got {targets.Length} targets for {rows} rows of {Model.Outputs.Size} outputs.");
        fixed (float* x = inputs)
        fixed (float* t = targets)
            return Step(x, Model.Inputs.Size, rows, null, t, update: true).Mean;
    }

    /// <summary>One pass over all rows of a split in an order of its own; an epoch's order depends on the seed and its number alone.</summary>
    /// <param name="split">The rows.</param>
    /// <param name="epoch">Its number, from 1.</param>
    /// <param name="progress">Told after a step, at most some twenty times a second.</param>
    /// <param name="token">Stops after the step at hand.</param>
    /// <exception cref="HillockException">An empty split, or one that does not fit the network.</exception>
    public EpochResult RunEpoch(Split split, int epoch, IProgress<StepProgress>? progress = null, CancellationToken token = default)
    {
        TaskCheck.RequireSplit(Model, split);
        if (split.Count == 0) throw new HillockException("The split to train on has no rows.");
        RequireRows(split.Count);
        if (_order.Length != split.Count) _order = new int[split.Count];
        for (var i = 0; i < _order.Length; i++) _order[i] = i;
        _shuffle.Fork(epoch).Shuffle(_order.AsSpan());
        var augment = _augment.Fork(epoch);

        var sums = default(LossSums);
        var start = Stopwatch.GetTimestamp();
        var (steps, done, told) = ((split.Count + BatchSize - 1) / BatchSize, 0, start);
        var state = EpochState.Finished;
        while (done < steps)
        {
            if (token.IsCancellationRequested)
            {
                state = EpochState.Cancelled;
                break;
            }

            var first = done * BatchSize;
            var rows = Math.Min(BatchSize, split.Count - first);
            var next = _order.AsSpan(first + rows, Math.Min(BatchSize, split.Count - first - rows));
            var step = Step(split, _order.AsSpan(first, rows), augment, next);
            sums.Add(step);
            done++;
            if (!double.IsFinite(step.Loss))
            {
                state = EpochState.Diverged;
                break;
            }

            if (progress is null || (Stopwatch.GetElapsedTime(told).TotalMilliseconds < 50 && done < steps)) continue;
            told = Stopwatch.GetTimestamp();
            progress.Report(new StepProgress(epoch, done, steps, sums.Mean));
        }

        var metrics = Metrics.Of(sums, split.Labels.Length > 0, Metrics.Variance(split.Targets));
        return new EpochResult(metrics, done, Stopwatch.GetElapsedTime(start).TotalSeconds, state);
    }

    /// <summary>Loss and metrics over a split, dropout off.</summary>
    /// <exception cref="HillockException">A split that does not fit the network.</exception>
    public Metrics Evaluate(Split split, CancellationToken token = default)
    {
        TaskCheck.RequireSplit(Model, split);
        _evaluator ??= new Evaluator(Model, Loss, _team);
        return _evaluator.Run(split, token);
    }

    /// <summary>A copy of all parameters.</summary>
    public float[] Snapshot()
    {
        var copy = new float[Model.Store.Values.Length];
        SnapshotInto(copy);
        return copy;
    }

    /// <summary>Copies all parameters into <paramref name="target"/>, which <see cref="Snapshot"/> made.</summary>
    public void SnapshotInto(Span<float> target)
    {
        Model.Store.Values.Span.CopyTo(target);
        GC.KeepAlive(this);
    }

    /// <summary>Sets all parameters to a snapshot's.</summary>
    public void Restore(ReadOnlySpan<float> snapshot)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(snapshot.Length, (int)Model.Store.Values.Length);
        snapshot.CopyTo(Model.Store.Values.Span);
        Model.Store.Touch();
        GC.KeepAlive(this);
    }

    /// <summary>Share of hidden units whose derivative is below 1e-6 in magnitude on every one of up to <paramref name="rows"/> rows.</summary>
    public double DeadShare(Split split, int rows = 2000)
    {
        TaskCheck.RequireSplit(Model, split);
        return new Probe(this, _batch).DeadShare(split, rows);
    }

    /// <summary>Root mean square of the gradient by the first layer's weights over that by the last layer's, on the first batch of a split.</summary>
    public double GradientRatio(Split split)
    {
        TaskCheck.RequireSplit(Model, split);
        return new Probe(this, _batch).GradientRatio(split);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _plan.Dispose();
        _evaluator?.Dispose();
        _batch.Dispose();
        _state.Dispose();
        _gradients.Dispose();
        _team?.Dispose();
    }

    /// <summary>Forward pass, loss and backward pass; with <paramref name="update"/> the step too.</summary>
    internal LossSums Step(float* inputs, nint stride, int rows, int* labels, float* targets, bool update)
    {
        _plan.Context.Step = _state.Steps;
        _plan.Input.Bind(inputs, stride);
        _plan.Forward(rows, training: true);
        var batch = new LossBatch
        {
            Outputs = _plan.Output.Pointer,
            Stride = _plan.Output.Stride,
            Rows = rows,
            Columns = _plan.Output.Features,
            Labels = labels,
            Targets = targets,
            Gradient = _plan.OutputGradient.Pointer,
            GradientStride = (int)_plan.Output.Stride,
        };
        var sums = RowScoring.Score(batch, Loss.Run(batch, gradient: true), _reading.Threshold);
        if (double.IsFinite(sums.Loss))
        {
            _plan.Backward(rows);
            if (update) Update();
        }

        GC.KeepAlive(this);
        return sums;
    }

    private LossSums Step(Split split, ReadOnlySpan<int> rows, RandomStream augment, ReadOnlySpan<int> next)
    {
        _batch.Gather(split, rows, augment, next);
        return Step(_batch.Inputs, _batch.Stride, rows.Length, _batch.Labels, _batch.Targets, update: true);
    }

    private void Update()
    {
        if (ClipValue is { } value) GradientClipping.ByValue(_gradients, value);
        if (ClipNorm is { } norm) GradientClipping.ByNorm(_gradients, norm);
        _state.Step(_plan.Context.IsShared);
        Model.Store.Touch();
    }

    private void CheckRows(int inputs, int rows)
    {
        if (rows < 1 || rows > BatchSize || inputs != (long)rows * Model.Inputs.Size)
        {
            throw new HillockException(
                $"Got {inputs} numbers for {rows} rows; expected 1 to {BatchSize} rows of {Model.Inputs.Size} numbers ({Model.Inputs}).");
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

    private static double? Limit(double? value, string what) => value is null or > 0
        ? value
        : throw new HillockException(FormattableString.Invariant($"The limit of the gradient's {what} is {value}; it must be above 0, such as 1."));
}
