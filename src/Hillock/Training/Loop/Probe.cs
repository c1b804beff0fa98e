using Hillock.Data;
using Hillock.Engine;
using Hillock.Training.Updates;

namespace Hillock.Training;

/// <summary>Looks inside a network between steps, dropout off; changes no parameter.</summary>
internal sealed unsafe class Probe(Trainer trainer, BatchBuffer batch)
{
    /// <summary>Share of hidden units whose derivative is below <see cref="UnitSlopes.Dead"/> on every row looked at; 0 where there are no hidden
    /// units.</summary>
    public double DeadShare(Split split, int rows)
    {
        var watch = new SlopeWatch(trainer.Plan);
        Scan(split, rows, watch);
        return watch.DeadShare;
    }

    /// <summary>Runs the first rows of a split through the plan; the observer sees every value.</summary>
    public void Scan(Split split, int rows, IPlanObserver observer)
    {
        var plan = trainer.Plan;
        rows = Math.Min(rows, split.Count);
        plan.Context.Learning = false;
        plan.Observer = observer;
        try
        {
            for (var first = 0; first < rows; first += batch.Capacity)
            {
                var count = Math.Min(batch.Capacity, rows - first);
                batch.GatherRange(split, first, count);
                plan.Input.Bind(batch.Inputs, batch.Stride);
                plan.Forward(count, training: true);
            }
        }
        finally
        {
            plan.Observer = null;
            plan.Context.Learning = true;
        }

        GC.KeepAlive(trainer);
    }

    /// <summary>RMS of the first weight matrix's gradient over the last one's, on the first rows of a split; 1 for a single layer.</summary>
    public double GradientRatio(Split split)
    {
        var weights = trainer.Model.Parameters.Where(p => p.Kind == ParameterKind.Weight).ToList();
        if (weights.Count < 2 || split.Count == 0) return 1;
        var count = Math.Min(batch.Capacity, split.Count);
        batch.GatherRange(split, 0, count);
        trainer.Plan.Context.Learning = false;
        var sums = trainer.Step(batch.Inputs, batch.Stride, count, batch.Labels, batch.Targets, update: false);
        trainer.Plan.Context.Learning = true;
        return double.IsFinite(sums.Loss) ? RootMeanSquare(weights[0]) / RootMeanSquare(weights[^1]) : double.NaN; // without a loss there was no backward pass
    }

    private double RootMeanSquare(ParameterTensor tensor) => Math.Sqrt(
        GradientClipping.SumOfSquares(trainer.Gradients.Pointer + tensor.Offset, tensor.Length) / tensor.Count);

    /// <summary>The slopes of the hidden units.</summary>
    private sealed class SlopeWatch(Plan plan) : IPlanObserver
    {
        private readonly Dictionary<PlanOperation, UnitSlopes> _slopes = plan.Operations
            .Where(o => !ReferenceEquals(o.Output, plan.Output) && o.ActivationDerivative is not null)
            .ToDictionary(o => o, o => new UnitSlopes(o));

        public double DeadShare => _slopes.Count == 0 ? 0 : (double)_slopes.Values.Sum(s => s.CountDead()) / _slopes.Values.Sum(s => s.Count);

        public void Computed(PlanOperation operation, int rows)
        {
            if (_slopes.TryGetValue(operation, out var slopes)) slopes.Look(rows);
        }

        public void Differentiated(PlanOperation operation, int rows)
        {
        }
    }
}
