using Hillock.Data;
using Hillock.Health.Monitoring;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Health.Probes;

/// <summary>Looks at one batch before training: the loss, the signal, the scale of the inputs, whether outputs heed their input, and whether a few rows can be
/// learned by heart.</summary>
public static class BatchProbe
{
    private const double LearnRate = 0.002;
    private const double Enough = 0.95; // of the first loss are gone: learned beyond doubt

    /// <summary>Looks at the first rows of the training split; the network's weights are the same afterwards.</summary>
    /// <param name="model">The network; one without values gets its first ones from the options' seed.</param>
    /// <param name="data">The data.</param>
    /// <param name="options">The training that is meant; its loss counts here, its optimiser does not.</param>
    /// <param name="probe">How much to look at.</param>
    /// <param name="token">Ends the attempt to learn; what was found until then is reported.</param>
    /// <exception cref="HillockException">A network that does not fit the data.</exception>
    public static ProbeReport Run(Network model, DataSet data, FitOptions? options = null, ProbeOptions? probe = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new FitOptions();
        probe ??= new ProbeOptions();
        if (model is Module { IsBuilt: false } module) module.Build(data.Inputs);
        TaskCheck.Require(model, data);
        if (!model.IsInitialized) model.Initialize(options.Seed);
        var loss = options.Loss ?? Loss.For(data.Task, model.Outputs.Size);
        var signal = model.Trace(data.Train, loss, probe.Rows);
        return new ProbeReport
        {
            Signal = signal,
            InitialLoss = signal.Loss ?? double.NaN,
            Units = Units(model, data, loss, options.Seed, probe),
            ExpectedLoss = Expected(loss, data, signal.Rows),
            OutputDependence = Dependence(signal.Layers[^1]),
            InputMean = signal.Input.Mean,
            InputDeviation = Math.Sqrt(signal.Input.Variance),
            InputLargest = Largest(data.Train, signal.Rows),
            Learning = probe.LearnRows > 0 ? Learn(model, data, loss, options.Seed, probe, token) : null,
            Neighbours = data.Vocabulary is null && probe.NeighbourRows > 0 ? NeighbourAgreement.Of(data.Train, probe.NeighbourRows) : null,
        };
    }

    private static double Dependence(LayerSignal output)
    {
        var square = output.Variance + (output.Mean * output.Mean);
        return square == 0 ? 0 : output.RowVariance / square;
    }

    private static double Expected(Loss loss, DataSet data, int rows) => loss switch
    {
        CategoricalCrossEntropy => Math.Log(data.Classes.Count),
        BinaryCrossEntropy => Math.Log(2),
        MeanSquaredError when data.Train.Targets.Length > 0 => data.Train.Targets.Take(rows * data.Train.TargetColumns).Average(t => (double)t * t),
        _ => double.NaN,
    };

    private static double Largest(Split split, int rows) =>
        split.Inputs.ToArray([.. Enumerable.Range(0, rows)]).Max(x => Math.Abs((double)x));

    private static IReadOnlyList<LayerHealth> Units(Network model, DataSet data, Loss loss, long seed, ProbeOptions probe)
    {
        using var writing = model.Writing();
        using var trainer = new Trainer(model, loss, new Sgd(), probe.Rows, threads: 1, seed, fuses: true, guest: true);
        var watch = new PlanWatch(model, trainer.Plan) { All = true };
        trainer.Scan(data.Train, probe.UnitRows, watch);
        return [.. watch.Layers.Select(l => l.Health(l.Seen))];
    }

    private static unsafe BatchLearning Learn(Network model, DataSet data, Loss loss, long seed, ProbeOptions probe, CancellationToken token)
    {
        var rows = Math.Min(probe.LearnRows, data.Train.Count);
        using var training = model.Training();
        using var batch = new BatchBuffer(rows, model.Inputs.Size, model.Outputs.Size) { RawTargets = loss.ReadsRawTargets };
        batch.GatherRange(data.Train, 0, rows);
        using var trainer = new Trainer(model, loss, new Adam(LearnRate), rows, threads: 1, seed, fuses: true, guest: true);
        var before = trainer.Snapshot();
        try
        {
            var (first, least, step) = (double.NaN, double.PositiveInfinity, 0);
            while (step < probe.LearnSteps && !new BatchLearning(rows, step, first, least).FellBy(Enough) && !token.IsCancellationRequested)
            {
                var value = trainer.Step(batch.Inputs, batch.Stride, rows, batch.Labels, batch.Targets, update: true).Mean;
                if (step++ == 0) first = value;
                if (!double.IsFinite(value)) break;
                least = Math.Min(least, value);
            }

            return new BatchLearning(rows, step, first, least);
        }
        finally
        {
            trainer.Restore(before);
        }
    }
}
