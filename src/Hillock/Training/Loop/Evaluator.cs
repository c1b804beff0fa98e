using Hillock.Data;
using Hillock.Engine;
using Hillock.Kernels;
using Hillock.Networks;

namespace Hillock.Training;

/// <summary>Loss and metrics of a network over a split, a chunk of rows at a time.</summary>
internal sealed unsafe class Evaluator : IDisposable
{
    private readonly int _rows;
    private readonly Network _model;
    private readonly Plan _plan;
    private readonly BatchBuffer _batch;
    private readonly Loss _loss;
    private readonly OutputReading _reading;

    /// <summary>Compiles the network for evaluation; leaves what it predicts as it is.</summary>
    public Evaluator(Network model, Loss loss, WorkerTeam? team)
    {
        using var reading = model.Reading();
        _model = model;
        _loss = loss;
        _reading = loss.Read(model);
        _rows = EvaluationChunk.RowsOf(model);
        _plan = model.Compile(
            new PlanContext
            {
                MaxRows = _rows,
                Training = false,
                Parameters = model.Store,
                Team = team,
                Work = 2.0 * _rows * model.MultiplyAdds,
            },
            _reading.Logits);
        _batch = new BatchBuffer(_rows, _plan.Input.Shape.Size, _plan.Output.Features) { RawTargets = loss.ReadsRawTargets };
    }

    /// <summary>The metrics over the whole split; <see cref="Metrics.None"/> for an empty one.</summary>
    public Metrics Run(Split split, CancellationToken token)
    {
        using var reading = _model.Reading();
        var sums = default(LossSums);
        for (var first = 0; first < split.Count; first += _rows)
        {
            token.ThrowIfCancellationRequested();
            sums.Add(Chunk(split, first, Math.Min(_rows, split.Count - first)));
        }

        GC.KeepAlive(this);
        return Metrics.Of(sums, Metrics.Variance(_loss.TargetsOf(split), split.TargetColumns));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _plan.Dispose();
        _batch.Dispose();
    }

    private LossSums Chunk(Split split, int first, int rows)
    {
        _batch.GatherRange(split, first, rows);
        _plan.Input.Bind(_batch.Inputs, _batch.Stride);
        _plan.Context.FirstRow = first;
        _plan.Forward(rows, training: false);
        var batch = new LossBatch
        {
            Outputs = _plan.Output.Pointer,
            Stride = _plan.Output.Stride,
            Rows = rows,
            MeanOver = rows,
            Columns = _plan.Output.Features,
            Labels = _batch.Labels,
            Targets = _batch.Targets,
            Gradient = _plan.OutputGradient.Pointer,
            GradientStride = (int)_plan.Output.Stride,
        };
        return RowScoring.Score(batch, _loss.Run(batch, gradient: false), _reading);
    }
}
