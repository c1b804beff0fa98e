using Hillock.Engine;
using Hillock.Kernels;

namespace Hillock.Layers;

/// <summary>The backward pass through time, block of rows by block of rows; then the weights' gradients over all steps at once.</summary>
internal sealed unsafe class RecurrentGradient : IBlockWork
{
    private readonly PlanContext _context;
    private readonly PlanOperation _owner;
    private readonly RecurrentPlan _plan;
    private readonly RecurrentWeightGradient _weights;
    private readonly ICellLoop[] _loops;
    private int _rows;
    private int _steps;

    /// <summary>Plans the backward pass of the operation that is being built.</summary>
    public RecurrentGradient(PlanBuilder builder, PlanOperation owner, RecurrentPlan plan)
    {
        _context = builder.Context;
        (_owner, _plan) = (owner, plan);
        _loops = CellLoops.Backward(plan.Cell, plan.Functions, plan.Learned);
        _weights = new RecurrentWeightGradient(builder, owner, plan);
    }

    private Slot Input => _owner.Input;

    private Slot Output => _owner.Output;

    /// <summary>All gradients of the first <paramref name="rows"/> rows.</summary>
    public void Run(int rows, int steps)
    {
        (_rows, _steps) = (rows, steps);
        _context.Run(this, Blocks.Count(rows, _plan.Block));
        _weights.Run(rows, steps);
    }

    /// <summary>One block of rows through the time, from the last step to the first.</summary>
    public void RunBlock(int block)
    {
        var first = block * _plan.Block;
        var rows = Math.Min(_plan.Block, _rows - first);
        _plan.Memory.Clear(Plane.StateGradient, 0, first, rows);
        _plan.Memory.Clear(Plane.OtherGradient, 0, first, rows);
        if (!_plan.IsSequence) TakeGradient(0, first, rows);
        else for (var t = _steps; t < _plan.Sizes.Steps && !_plan.Reverse; t++) TakeGradient(t, first, rows);
        for (var step = _steps - 1; step >= 0; step--)
        {
            if (_plan.IsSequence) TakeGradient(_plan.Position(step), first, rows);
            for (var stage = _loops.Length - 1; stage >= 0; stage--) RunStage(stage, step, first, rows);
            if (Input.Gradient is not null) GiveGradient(step, first, rows);
        }

        if (Input.Gradient is { } gradient) FinishInput(gradient, first, rows);
    }

    private void RunStage(int index, int step, int first, int rows)
    {
        var stage = _plan.Cell.Stages[index];
        _plan.Run(_loops[index], step, first, rows);
        if (step == 0 && stage.Source == Plane.Before) return; // nothing is before the first step
        var gradient = _plan.Memory.At(stage.SourceGradient, step, first);
        for (var s = stage.FirstSlice; s < stage.FirstSlice + stage.Slices; s++)
            if (_plan.Cell.Slices[s].Recurrent >= 0) _plan.Weights.SourceGradient(s, rows, _plan.Memory.At(Plane.Sums(s), step, first), gradient);
    }

    private void TakeGradient(int position, int first, int rows)
    {
        var source = Output.Gradient!.Pointer + (first * Output.RowLength) + (position * Output.PositionStride);
        var target = _plan.Memory.At(Plane.StateGradient, 0, first);
        for (var i = 0; i < rows; i++, source += Output.RowLength, target += _plan.Sizes.Width) Elementwise.Add(target, source, target, _plan.Sizes.Width);
    }

    private void GiveGradient(int step, int first, int rows)
    {
        var dx = Input.Gradient!.Pointer + (first * Input.RowLength) + (_plan.Position(step) * Input.PositionStride);
        var accumulate = _owner.AccumulatesInput;
        for (var s = 0; s < _plan.Cell.Slices.Count; s++)
        {
            if (_plan.Cell.Slices[s].Input < 0) continue;
            _plan.Weights.InputGradient(s, rows, _plan.Memory.At(Plane.Sums(s), step, first), dx, Input.RowLength, accumulate);
            accumulate = true;
        }
    }

    private void FinishInput(Region gradient, int first, int rows)
    {
        for (nint i = first; i < first + rows; i++)
        {
            var dx = gradient.Pointer + (i * Input.RowLength);
            for (var t = _steps; t < _plan.Sizes.Steps && !_owner.AccumulatesInput; t++)
                new Span<float>(dx + (t * Input.PositionStride), _plan.Sizes.InputWidth).Clear();
            if (Input.ConsumerAppliesDerivative) Elementwise.Multiply(dx, Input.Derivative!.Pointer + (i * Input.RowLength), dx, Input.RowLength);
        }
    }
}
