using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>What both passes of a recurrent layer share: cell, memory, weights, and which rows are within their length.</summary>
internal sealed unsafe class RecurrentPlan
{
    // A block of rows and the weights should stay in the second-level cache; where the weights do not, larger blocks read them less often.
    private const int CacheRows = 48;
    private const int CacheWeights = 256 << 10;

    private const int BusyRows = 24;

    private readonly Region? _lengths;
    private readonly CellRunner _runner;
    private int _steps;

    /// <summary>Plans them for the operation that is being built.</summary>
    public RecurrentPlan(PlanBuilder builder, Slot input, Slot output, RecurrentLayer layer)
    {
        var store = builder.Context.Parameters;
        Layer = layer;
        Cell = layer.Cell;
        Functions = layer.Functions;
        Learned = new LearnedPlanes(Functions, Cell.PlanesEachLearned);
        var (rows, threads) = (builder.Context.MaxRows, builder.Context.Threads);
        Sizes = new RecurrentSizes(input.Positions, input.Features, layer.Units, rows, threads > 1 && rows > 1 ? 1
            : Math.Clamp(BusyRows / rows, 1, input.Positions));
        _lengths = input.Lengths;
        if (builder.Context.Training) _lengths?.Use(builder.Index, backward: true);
        Memory = new RecurrentMemory(builder, Sizes, Cell, Learned);
        Weights = new RecurrentWeights(
            builder, Sizes, Cell, store.Find(layer, "weight")!, store.Find(layer, "recurrent_weight")!, store.Find(layer, "bias"), input.Gradient is not null);
        _runner = new CellRunner(builder, Memory, Sizes, store.Find(layer, "activation"), store.Find(layer, "recurrent_activation"));
        Block = BlockRows(builder.Context);
    }

    /// <summary>The layer.</summary>
    public RecurrentLayer Layer { get; }

    /// <summary>The arithmetic of a step.</summary>
    public RecurrentCell Cell { get; }

    /// <summary>Its activations.</summary>
    public CellFunctions Functions { get; }

    /// <summary>The planes of their learned parameters.</summary>
    public LearnedPlanes Learned { get; }

    /// <summary>The extents.</summary>
    public RecurrentSizes Sizes { get; }

    /// <summary>The working memory.</summary>
    public RecurrentMemory Memory { get; }

    /// <summary>The weights.</summary>
    public RecurrentWeights Weights { get; }

    /// <summary>Whether the state of every step comes out.</summary>
    public bool IsSequence => Layer.ReturnSequences;

    /// <summary>Whether the sequence is read from its end.</summary>
    public bool Reverse => Layer.Reverse;

    /// <summary>Rows that go through the time together.</summary>
    public int Block { get; }

    /// <summary>Takes the parameters as they are now.</summary>
    public void Refresh()
    {
        Weights.Refresh();
        _runner.Refresh();
    }

    /// <summary>Begins a pass of <paramref name="rows"/> rows; how many steps it takes: as many as the longest row.</summary>
    public int Begin(int rows)
    {
        Memory.Rows = rows;
        _steps = _lengths is null ? Sizes.Steps : 1;
        for (var i = 0; i < rows && _lengths is not null; i++) _steps = Math.Max(_steps, (int)_lengths.Pointer[i]);
        return _steps;
    }

    /// <summary>The place in the sequence that a step reads.</summary>
    public int Position(int step) => Reverse ? _steps - 1 - step : step;

    /// <summary>Runs a part of the cell for the rows that are within their length.</summary>
    public void Run(ICellLoop loop, int step, int first, int rows)
    {
        for (int row = first, last = first + rows; row < last;)
        {
            var end = row;
            while (end < last && IsWithin(end, step)) end++;
            if (end > row) _runner.Run(loop, step, row, end - row);
            row = end + 1;
        }
    }

    /// <summary>Rows whose length is over keep their state, and in training nothing of the step has a gradient.</summary>
    public void HoldEnded(int step, int first, int rows, bool training)
    {
        for (var row = first; _lengths is not null && row < first + rows; row++)
        {
            if (IsWithin(row, step)) continue;
            float* from = Memory.At(Plane.Before, step, row), to = Memory.At(Plane.After, step, row);
            new ReadOnlySpan<float>(from, Sizes.Width).CopyTo(new Span<float>(to, Sizes.Width));
            if (!training) continue;
            for (var i = 0; i < Cell.Slices.Count; i++) Memory.Clear(Plane.Sums(i), step, row, 1);
            for (var i = 0; i < Cell.Kept; i++) Memory.Clear(Plane.Kept(i), step, row, 1);
            for (var i = 0; i < Learned.Count; i++) Memory.Clear(Plane.Learned(i), step, row, 1);
            new Span<float>(Memory.Inputs(step, row), Sizes.Features).Clear();
        }
    }

    private int BlockRows(PlanContext context)
    {
        if (Sizes.Together > 1) return context.MaxRows; // the rows of several steps lie together only where a block has all
        var weights = (double)Cell.Gates * Sizes.Width * (Sizes.Features + Sizes.Units);
        var share = Blocks.Share(context.MaxRows, 2 * Sizes.Steps * weights, context.Threads);
        return weights > CacheWeights ? share : Blocks.Share(share, (share + CacheRows - 1) / CacheRows);
    }

    private bool IsWithin(int row, int step) => _lengths is null || Position(step) < (int)_lengths.Pointer[row];
}
