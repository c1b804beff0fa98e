using Hillock.Kernels;
using Hillock.Networks.Plans;

namespace Hillock.Networks.Recurrent;

/// <summary><c>dW = Xᵀ·dZ</c>, <c>dU = Sᵀ·dZ</c> and <c>db = Σ dZ</c> over all steps and rows at once.</summary>
/// <remarks>Blocks cut the columns of the results, never a sum.</remarks>
internal sealed unsafe class RecurrentWeightGradient : IBlockWork
{
    private const int Depth = PanelGemm.DepthBlock;
    private const int LeastColumns = 32;

    private readonly PlanContext _context;
    private readonly PlanOperation _owner;
    private readonly RecurrentPlan _plan;
    private readonly ParameterTensor? _candidate;
    private readonly ParameterTensor? _gate;
    private readonly float* _weight;
    private readonly float* _recurrent;
    private readonly float* _bias;
    private readonly Region _panels;
    private readonly int _columns;
    private readonly int _cuts;
    private int _depth;

    /// <summary>Plans it for the operation that is being built.</summary>
    public RecurrentWeightGradient(PlanBuilder builder, PlanOperation owner, RecurrentPlan plan)
    {
        _context = builder.Context;
        (_owner, _plan) = (owner, plan);
        var store = _context.Parameters;
        _weight = _context.Gradient(store.Find(plan.Layer, "weight")!);
        _recurrent = _context.Gradient(store.Find(plan.Layer, "recurrent_weight")!);
        if (store.Find(plan.Layer, "bias") is { } bias) _bias = _context.Gradient(bias);
        _candidate = store.Find(plan.Layer, "activation");
        _gate = store.Find(plan.Layer, "recurrent_activation");
        var slices = plan.Cell.Slices.Count;
        var cuts = _context.Threads == 1 ? 1 : Math.Clamp(2 * _context.Threads / slices, 1, (plan.Sizes.Width + LeastColumns - 1) / LeastColumns);
        _columns = (Blocks.Share(plan.Sizes.Width, cuts) + LeastColumns - 1) / LeastColumns * LeastColumns;
        _cuts = Blocks.Count(plan.Sizes.Width, _columns);
        _panels = builder.BackwardScratch((nint)slices * _cuts * _columns * Depth);
    }

    /// <summary>The gradients from those of the sums.</summary>
    public void Run(int rows, int steps)
    {
        _depth = rows * steps;
        _context.Run(this, _plan.Cell.Slices.Count * _cuts);
        var place = 0;
        foreach (var p in _plan.Learned.All) Learned(p.First, place++);
    }

    /// <summary>Some columns of the gradients by way of one slice.</summary>
    public void RunBlock(int block)
    {
        var (index, first) = (block / _cuts, block % _cuts * _columns);
        var slice = _plan.Cell.Slices[index];
        var (sizes, memory) = (_plan.Sizes, _plan.Memory);
        var columns = Math.Min(_columns, sizes.Width - first);
        var stride = (nint)_plan.Cell.Gates * sizes.Width;
        var panels = _panels.Pointer + ((nint)block * _columns * Depth);
        var dz = memory.At(Plane.Sums(index), 0, 0) + first;
        var source = memory.At(Source(index), 0, 0);
        for (var p = 0; p < _depth; p += Depth, dz += Depth * sizes.Width)
        {
            var depth = Math.Min(Depth, _depth - p);
            var add = p > 0 || _owner.AccumulatesParameters;
            PanelGemm.Pack(depth, columns, dz, sizes.Width, panels);
            if (slice.Input >= 0)
            {
                var target = _weight + (slice.Input * sizes.Width) + first;
                PanelGemm.Multiply(
                    sizes.Features, columns, depth, memory.Inputs(0, 0) + ((nint)p * sizes.InputWidth), 1, sizes.InputWidth, panels, target, stride, add ? target : null, stride);
            }

            if (slice.Recurrent >= 0)
            {
                var target = _recurrent + (slice.Recurrent * sizes.Width) + first;
                PanelGemm.Multiply(
                    sizes.Units, columns, depth, source + ((nint)p * sizes.Width), 1, sizes.Width, panels, target, stride, add ? target : null, stride);
            }

            if (_bias is null) continue;
            foreach (var row in slice.Biases) Elementwise.ColumnSums(dz, depth, columns, sizes.Width, _bias + (row * sizes.Width) + first, add);
        }
    }

    private Plane Source(int slice)
    {
        foreach (var stage in _plan.Cell.Stages)
            if (slice < stage.FirstSlice + stage.Slices) return stage.Source;
        throw new ArgumentOutOfRangeException(nameof(slice));
    }

    /// <summary>The sum of a plane over all steps, rows and units, in 16 lanes.</summary>
    private void Learned(Plane plane, int place)
    {
        const int lanes = 16;
        var sums = stackalloc float[lanes];
        Elementwise.ColumnSums(_plan.Memory.At(plane, 0, 0), _depth * _plan.Sizes.Width / lanes, lanes, lanes, sums, accumulate: false);
        float total = 0;
        for (var i = 0; i < lanes; i++) total += sums[i];
        var candidates = _candidate?.Columns ?? 0;
        var target = place < candidates ? _context.Gradient(_candidate!) + place : _context.Gradient(_gate!) + (place - candidates);
        *target = _owner.AccumulatesParameters ? *target + total : total;
    }
}
