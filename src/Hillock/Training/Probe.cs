using Hillock.Data;
using Hillock.Networks;
using Hillock.Networks.Plans;
using Hillock.Training.Updates;

namespace Hillock.Training;

/// <summary>Looks inside a network between steps, dropout off; changes no parameter.</summary>
internal sealed unsafe class Probe(Trainer trainer, BatchBuffer batch)
{
    private const float Dead = 1e-6f;

    /// <summary>Share of hidden units whose derivative is below 1e-6 on every row looked at; 0 where there are no hidden units.</summary>
    public double DeadShare(Split split, int rows)
    {
        var layers = trainer.Plan.Operations
            .Where(o => !ReferenceEquals(o.Output, trainer.Plan.Output))
            .Select(o => (o.Output, Derivative: o.ActivationDerivative))
            .Where(l => l.Derivative is not null)
            .Select(l => (l.Output, l.Derivative, Alive: new bool[l.Output.Features]))
            .ToList();
        rows = Math.Min(rows, split.Count);
        trainer.Plan.Context.Learning = false;
        for (var first = 0; first < rows; first += batch.Capacity)
        {
            var count = Math.Min(batch.Capacity, rows - first);
            batch.GatherRange(split, first, count);
            trainer.Plan.Input.Bind(batch.Inputs, batch.Stride);
            trainer.Plan.Forward(count, training: true);
            foreach (var (slot, derivative, alive) in layers) Mark(slot, derivative!, alive, count);
        }

        trainer.Plan.Context.Learning = true;
        GC.KeepAlive(trainer);
        var units = layers.Sum(l => l.Alive.Length);
        return units == 0 ? 0 : (double)layers.Sum(l => l.Alive.Count(a => !a)) / units;
    }

    /// <summary>RMS of the first weight matrix's gradient over the last one's, on the first rows of a split; 1 for a single layer.</summary>
    public double GradientRatio(Split split)
    {
        var weights = trainer.Model.Parameters.Where(p => p.Kind == ParameterKind.Weight).ToList();
        if (weights.Count < 2 || split.Count == 0) return 1;
        var count = Math.Min(batch.Capacity, split.Count);
        batch.GatherRange(split, 0, count);
        trainer.Plan.Context.Learning = false;
        trainer.Step(batch.Inputs, batch.Stride, count, batch.Labels, batch.Targets, update: false);
        trainer.Plan.Context.Learning = true;
        return RootMeanSquare(weights[0]) / RootMeanSquare(weights[^1]);
    }

    private static void Mark(Slot slot, Region derivative, bool[] alive, int rows)
    {
        for (var i = 0; i < rows * slot.Positions; i++)
        {
            var d = derivative.Pointer + ((nint)i * slot.Padded);
            for (var j = 0; j < alive.Length; j++)
                if (!(Math.Abs(d[j]) < Dead)) alive[j] = true;
        }
    }

    private double RootMeanSquare(ParameterTensor tensor) => Math.Sqrt(
        GradientClipping.SumOfSquares(trainer.Gradients.Pointer + tensor.Offset, tensor.Length) / tensor.Count);
}
