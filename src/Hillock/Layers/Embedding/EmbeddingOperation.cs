using System.Globalization;
using Hillock.Engine;
using Hillock.Kernels;

namespace Hillock.Layers;

/// <summary>Rows of a table by their number; the gradient of a row is the sum over its uses, in their order.</summary>
internal sealed unsafe class EmbeddingOperation : PlanOperation, IBlockWork
{
    private const int GradientColumns = 16;

    private readonly PlanContext _context;
    private readonly ParameterTensor _table;
    private readonly float* _values;
    private readonly float* _gradient;
    private readonly Region _ids;
    private readonly bool _maskZero;
    private readonly int _block;
    private readonly int _clearBlock;
    private Phase _phase;
    private int _rows;

    /// <summary>Plans the layer for rows of ids; with <paramref name="maskZero"/> the output has lengths.</summary>
    public EmbeddingOperation(PlanBuilder builder, Slot input, Shape shape, ParameterTensor table, bool maskZero)
        : base(input, builder.NewSlot(shape))
    {
        _context = builder.Context;
        _table = table;
        _values = _context.Value(table);
        _gradient = _context.Gradient(table);
        _maskZero = maskZero;
        builder.Read(input, again: false);
        _ids = builder.Keep((nint)_context.MaxRows * Output.Positions);
        _block = Blocks.Size(_context.MaxRows, 2.0 * Output.RowLength, int.MaxValue, _context.Threads);
        _clearBlock = Blocks.Size(table.Rows, table.Stride, int.MaxValue, _context.Threads);
        if (maskZero) Output.Lengths = builder.ForwardScratch(_context.MaxRows);
    }

    private enum Phase
    {
        Forward,
        Clear,
        Add,
    }

    /// <inheritdoc/>
    public override void Forward(int rows, bool training)
    {
        TakeIds(rows);
        if (_maskZero) FindLengths(rows);
        (_phase, _rows) = (Phase.Forward, rows);
        _context.Run(this, Blocks.Count(rows, _block));
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        _rows = rows;
        if (!AccumulatesParameters)
        {
            _phase = Phase.Clear;
            _context.Run(this, Blocks.Count(_table.Rows, _clearBlock));
        }

        _phase = Phase.Add;
        _context.Run(this, Blocks.Count(_table.Stride, GradientColumns));
        if (Input.Gradient is null || AccumulatesInput) return; // an id has no slope
        new Span<float>(Input.Gradient.Pointer, checked((int)(rows * Input.RowLength))).Clear();
    }

    /// <summary>Rows of the output, rows of the table, or columns of its gradient.</summary>
    public void RunBlock(int block)
    {
        if (_phase == Phase.Forward) Take(block * _block, Math.Min((block + 1) * _block, _rows));
        else if (_phase == Phase.Clear) Clear(block * _clearBlock, Math.Min((block + 1) * _clearBlock, _table.Rows));
        else Add(block * GradientColumns);
    }

    private void Take(nint first, nint last)
    {
        for (var i = first; i < last; i++)
        {
            var ids = Ids(i);
            var y = Output.Pointer + (i * Output.RowLength);
            for (var t = 0; t < Output.Positions; t++, y += Output.Padded)
                new ReadOnlySpan<float>(_values + ((nint)ids[t] * _table.Stride), _table.Stride).CopyTo(new Span<float>(y, _table.Stride));
        }
    }

    private void Clear(nint first, nint last)
    {
        for (var i = first; i < last; i++) new Span<float>(_gradient + (i * _table.Stride), _table.Stride).Clear();
    }

    private void Add(int column)
    {
        for (nint i = 0; i < _rows; i++)
        {
            var ids = Ids(i);
            var dy = Output.Gradient!.Pointer + (i * Output.RowLength) + column;
            for (var t = 0; t < Output.Positions; t++, dy += Output.Padded)
            {
                var target = _gradient + ((nint)ids[t] * _table.Stride) + column;
                if (!_maskZero || ids[t] != 0) Elementwise.Add(target, dy, target, GradientColumns);
            }
        }
    }

    private void FindLengths(int rows)
    {
        for (nint i = 0; i < rows; i++)
        {
            var ids = Ids(i);
            var length = Output.Positions;
            while (length > 1 && ids[length - 1] == 0) length--;
            Output.Lengths!.Pointer[i] = length;
        }
    }

    private int* Ids(nint row) => (int*)_ids.Pointer + (row * Output.Positions);

    // Copied, since the rows may lie in memory of the caller, who may change them after they were checked.
    private void TakeIds(int rows)
    {
        for (nint i = 0; i < rows; i++)
        {
            float* given = Input.Pointer + (i * Input.Stride);
            var ids = Ids(i);
            for (var t = 0; t < Output.Positions; t++)
            {
                var id = given[t];
                ids[t] = id >= 0 && id < _table.Rows && id == (int)id ? (int)id : throw Wrong((int)i, t, id);
            }
        }
    }

    private HillockException Wrong(int row, int position, float id) => new(ErrorKind.Data, string.Create(
        CultureInfo.InvariantCulture,
        $"{_table.Name[..^".weight".Length]}: row {row + (_context.FirstRow ?? 0)}{(_context.FirstRow is null ? " of the batch" : "")}, position "
            + $"{position} holds {id}; an id is a whole number from 0 to {_table.Rows - 1}. Give the embedding a vocabulary as large as the largest id "
            + $"plus 1, and leave ids unscaled."));
}
