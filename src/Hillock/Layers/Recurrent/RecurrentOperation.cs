using Hillock.Engine;
using Hillock.Kernels;

namespace Hillock.Layers;

/// <summary>A recurrent layer: a cell at every step of a sequence.</summary>
/// <remarks>Rows do not depend on each other: a block of rows goes through the whole time without waiting for others.</remarks>
internal sealed unsafe class RecurrentOperation : PlanOperation, IBlockWork
{
    private readonly PlanContext _context;
    private readonly RecurrentPlan _plan;
    private readonly RecurrentGradient? _gradient;
    private readonly ICellLoop[] _loops;
    private readonly ICellLoop[] _trainingLoops;
    private int _rows;
    private int _steps;
    private bool _training;

    /// <summary>Plans the layer; <paramref name="input"/> is [steps × features].</summary>
    public RecurrentOperation(PlanBuilder builder, Slot input, RecurrentLayer layer)
        : base(input, builder.NewSlot(layer.OutputShape(input.Shape)))
    {
        _context = builder.Context;
        builder.Read(input, again: false);
        _plan = new RecurrentPlan(builder, input, Output, layer);
        _loops = CellLoops.Forward(_plan.Cell, _plan.Functions, _plan.Learned, training: false);
        _trainingLoops = _context.Training ? CellLoops.Forward(_plan.Cell, _plan.Functions, _plan.Learned, training: true) : [];
        if (_context.Training) _gradient = new RecurrentGradient(builder, this, _plan);
    }

    /// <inheritdoc/>
    public override bool AppliesInputDerivative => Input.Gradient is not null;

    /// <inheritdoc/>
    public override void Refresh() => _plan.Refresh();

    /// <inheritdoc/>
    public override void Forward(int rows, bool training)
    {
        _rows = rows;
        _training = training;
        _steps = _plan.Begin(rows);
        _context.Run(this, Blocks.Count(rows, _plan.Block));
    }

    /// <inheritdoc/>
    public override void Backward(int rows) => _gradient!.Run(rows, _steps);

    /// <summary>One block of rows of the forward pass.</summary>
    public void RunBlock(int block)
    {
        var first = block * _plan.Block;
        var rows = Math.Min(_plan.Block, _rows - first);
        _plan.Memory.Clear(Plane.Before, 0, first, rows);
        _plan.Memory.Clear(Plane.Carry, 0, first, rows);
        for (var step = 0; step < _steps; step++)
        {
            var products = 0;
            if (step % _plan.Sizes.Together == 0) TakeInputs(step, Math.Min(_plan.Sizes.Together, _steps - step), first, rows);
            for (var stage = 0; stage < _plan.Cell.Stages.Count; stage++) RunStage(stage, step, first, rows, ref products);
            _plan.HoldEnded(step, first, rows, _training);
            if (_plan.IsSequence) Give(step, _plan.Position(step), first, rows);
        }

        if (!_plan.IsSequence) Give(_steps - 1, 0, first, rows);
        else for (var t = _steps; t < _plan.Sizes.Steps; t++) GiveBehind(t, first, rows);
    }

    private void RunStage(int index, int step, int first, int rows, ref int products)
    {
        var stage = _plan.Cell.Stages[index];
        for (var s = stage.FirstSlice; s < stage.FirstSlice + stage.Slices; s++)
        {
            var slice = _plan.Cell.Slices[s];
            var z = _plan.Memory.At(Plane.Sums(s), step, first);
            if (slice.Input >= 0 && _plan.Sizes.Together == 1) _plan.Weights.InputSums(s, rows, _plan.Memory.Inputs(step, first), z, Next(ref products));
            if (slice.Recurrent >= 0) _plan.Weights.RecurrentSums(s, rows, _plan.Memory.At(stage.Source, step, first), z, Next(ref products));
        }

        _plan.Run((_training ? _trainingLoops : _loops)[index], step, first, rows);

        Ahead Next(ref int number) => _plan.Memory.Next(number++, step, first, rows);
    }

    /// <summary>Takes the inputs of some steps, and where those are several, multiplies them all by their weights.</summary>
    private void TakeInputs(int step, int steps, int first, int rows)
    {
        for (var s = step; s < step + steps; s++)
        {
            var source = Input.Pointer + (first * Input.Stride) + (_plan.Position(s) * Input.PositionStride);
            var target = _plan.Memory.Inputs(s, first);
            for (var i = 0; i < rows; i++, source += Input.Stride, target += _plan.Sizes.InputWidth)
                new ReadOnlySpan<float>(source, Input.Features).CopyTo(new Span<float>(target, Input.Features));
        }

        for (var s = 0; s < _plan.Cell.Slices.Count && _plan.Sizes.Together > 1; s++)
        {
            if (_plan.Cell.Slices[s].Input < 0) continue;
            _plan.Weights.InputSums(s, steps * rows, _plan.Memory.Inputs(step, first), _plan.Memory.At(Plane.Sums(s), step, first), default);
        }
    }

    private void Give(int step, int position, int first, int rows)
    {
        var source = _plan.Memory.At(Plane.After, step, first);
        var target = Output.Pointer + (first * Output.RowLength) + (position * Output.PositionStride);
        for (var i = 0; i < rows; i++, source += _plan.Sizes.Width, target += Output.RowLength)
            new ReadOnlySpan<float>(source, Output.Padded).CopyTo(new Span<float>(target, Output.Padded));
    }

    /// <summary>A position behind the longest row: the last state, or read backwards the one before the first step, which is 0.</summary>
    private void GiveBehind(int position, int first, int rows)
    {
        if (!_plan.Reverse)
        {
            Give(_steps - 1, position, first, rows);
            return;
        }

        for (var i = first; i < first + rows; i++)
            new Span<float>(Output.Pointer + (i * Output.RowLength) + (position * Output.PositionStride), Output.Padded).Clear();
    }
}
