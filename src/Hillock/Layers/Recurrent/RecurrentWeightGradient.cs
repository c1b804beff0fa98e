using Hillock.Engine;
using Hillock.Kernels;

namespace Hillock.Layers;

/// <summary><c>dW = Xᵀ·dZ</c>, <c>dU = Sᵀ·dZ</c> and <c>db = Σ dZ</c> over all steps and rows at once.</summary>
/// <remarks>Blocks cut the columns of the results, never a sum.</remarks>
internal sealed unsafe class RecurrentWeightGradient : IBlockWork
{
    private const int Depth = PanelGemm.DepthBlock;
    private const int Columns = 32;

    private readonly PlanContext _context;
    private readonly PlanOperation _owner;
    private readonly RecurrentPlan _plan;
    private readonly ParameterTensor? _candidate;
    private readonly ParameterTensor? _gate;
    private readonly float* _weight;
    private readonly float* _recurrent;
    private readonly float* _bias;
    private readonly Region _panels;
    private readonly Plane[] _sources;
    private readonly Part[][] _blocks;
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
        _sources = [.. plan.Cell.Stages.SelectMany(s => Enumerable.Repeat(s.Source, s.Slices))];
        _blocks = Cut(plan, _context.Threads);
        _panels = builder.BackwardScratch((nint)_blocks.Length * plan.Sizes.Width * Depth);
    }

    /// <summary>The gradients from those of the sums.</summary>
    public void Run(int rows, int steps)
    {
        _depth = rows * steps;
        _context.Run(this, _blocks.Length);
        var place = 0;
        foreach (var p in _plan.Learned.All) Learned(p.First, place++);
    }

    /// <summary>Some columns of the gradients.</summary>
    public void RunBlock(int block)
    {
        var parts = _blocks[block];
        var panels = _panels.Pointer + ((nint)block * _plan.Sizes.Width * Depth);
        for (var p = 0; p < _depth; p += Depth)
            for (var i = 0; i < parts.Length; i++) Add(parts[i], p, panels, i + 1 < parts.Length ? Next(parts[i + 1], p) : Next(parts[0], p + Depth));
    }

    /// <summary>Columns of all slices in a row, cut into equal blocks.</summary>
    private static Part[][] Cut(RecurrentPlan plan, int threads)
    {
        var panels = (plan.Sizes.Width + Columns - 1) / Columns;
        var all = plan.Cell.Slices.Count * panels;
        var blocks = threads == 1 ? 1 : Math.Min(2 * threads, all);
        return [.. Enumerable.Range(0, blocks).Select(b => Enumerable.Range(0, plan.Cell.Slices.Count)
            .Select(s => (Slice: s, First: Math.Max((b * all / blocks) - (s * panels), 0), Last: Math.Min(((b + 1) * all / blocks) - (s * panels), panels)))
            .Where(c => c.First < c.Last)
            .Select(c => new Part(c.Slice, c.First * Columns, Math.Min(c.Last * Columns, plan.Sizes.Width) - (c.First * Columns))).ToArray())];
    }

    /// <summary>Adds <see cref="Depth"/> rows of the sums from row <paramref name="p"/> on, counted over all steps.</summary>
    private void Add(Part part, int p, float* panels, Ahead ahead)
    {
        var slice = _plan.Cell.Slices[part.Slice];
        var (sizes, memory) = (_plan.Sizes, _plan.Memory);
        var stride = (nint)_plan.Cell.Gates * sizes.Width;
        var dz = memory.At(Plane.Sums(part.Slice), 0, 0) + ((nint)p * sizes.Width) + part.First;
        var depth = Math.Min(Depth, _depth - p);
        var add = p > 0 || _owner.AccumulatesParameters;
        PanelGemm.Pack(depth, part.Columns, dz, sizes.Width, panels);
        if (slice.Input >= 0)
        {
            var target = _weight + (slice.Input * sizes.Width) + part.First;
            var inputs = memory.Inputs(0, 0) + ((nint)p * sizes.InputWidth);
            PanelGemm.Multiply(sizes.Features, part.Columns, depth, inputs, 1, sizes.InputWidth, panels, target, stride, add ? target : null, stride);
        }

        if (slice.Recurrent >= 0)
        {
            var target = _recurrent + (slice.Recurrent * sizes.Width) + part.First;
            var source = memory.At(_sources[part.Slice], 0, 0) + ((nint)p * sizes.Width);
            PanelGemm.Multiply(sizes.Units, part.Columns, depth, source, 1, sizes.Width, panels, target, stride, add ? target : null, stride, ahead);
        }

        if (_bias is null) return;
        foreach (var row in slice.Biases) Elementwise.ColumnSums(dz, depth, part.Columns, sizes.Width, _bias + (row * sizes.Width) + part.First, add);
    }

    private Ahead Next(Part part, int p) => p < _depth && part.Columns == _plan.Sizes.Width
        ? _plan.Memory.Sums(part.Slice, p, Math.Min(Depth, _depth - p))
        : default;

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

    /// <summary>Columns of one slice.</summary>
    private readonly record struct Part(int Slice, int First, int Columns);
}
