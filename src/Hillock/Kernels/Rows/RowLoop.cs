using System.Runtime.CompilerServices;
using Hillock.Formulas;
using Hillock.Formulas.Rows;

namespace Hillock.Kernels.Rows;

/// <summary>A function of a row and its vector-Jacobian product, compiled from its steps: in float32 with sums in float64.</summary>
/// <remarks>Short rows, and groups, lie across: a vector holds the same place of as many rows as it has lanes, so that nothing is left over at their ends and
/// nothing goes across lanes. Which way a row goes depends on its length alone: the same bits in any batch.</remarks>
internal sealed unsafe class RowLoop
{
    private const int LongestAcross = 32, MostLanes = 16;

    // As many as of element-wise functions.
    private const int Held = 64;
    private static readonly WeakCache<(string Code, string Parameters, int Group), RowLoop> Cache = new(Held);
    private readonly SimdWidth _width;
    private readonly int _group;
    private readonly Direction _forward;
    private readonly Direction _backward;

    /// <summary>The loops of <paramref name="body"/>; of groups of so many neighbours, if it is of groups.</summary>
    public RowLoop(RowBody body, int group = 0)
        : this(body, group, SimdWidth.Best)
    {
    }

    /// <summary>The same for vectors of a width.</summary>
    public RowLoop(RowBody body, int group, SimdWidth width)
    {
        (_width, _group) = (width, group);
        _forward = new Direction(() => new RowSchedule(body), width, backward: false);
        _backward = new Direction(() => new RowSchedule(RowGradient.Of(body)), width, backward: true);
    }

    /// <summary>Compiles (or finds) the loops of row code for the widest vectors there are; their code is freed when nobody holds them.</summary>
    /// <param name="code">The lines of the row code.</param>
    /// <param name="parameters">Parameters at their values.</param>
    /// <param name="group">How many neighbours are a row of their own; 0 where the row is whole.</param>
    public static RowLoop Compile(IReadOnlyList<string> code, IReadOnlyList<Parameter> parameters, int group) => Cache.Get(
        (string.Join('\n', code), string.Join(',', parameters.Select(p => $"{p.Name}={Numbers.Print(p.Value)}")), group),
        _ => new RowLoop(RowBody.Of(code, parameters, float.MaxValue), group));

    /// <summary>Floats of scratch for a line of <paramref name="inputs"/>, for as many lines as there are.</summary>
    public int Scratch(int inputs) => Math.Max(Scratch(_forward, inputs), Scratch(_backward, inputs));

    /// <summary>The outputs of a line of <paramref name="n"/>; y is not x.</summary>
    public void Forward(float* x, int n, float* y, float* scratch) => Forward(x, n, y, n, 1, n, scratch);

    /// <summary>The gradient dx by the inputs of a line from dy, that by the outputs; overwrites dx.</summary>
    public void Backward(float* x, float* dy, int n, float* dx, float* scratch) => Backward(x, n, dy, n, dx, n, 1, n, scratch);

    /// <summary>The outputs of lines of <paramref name="n"/>, which begin so many floats apart; y is not x.</summary>
    public void Forward(float* x, nint strideX, float* y, nint strideY, int lines, int n, float* scratch)
    {
        if (_group > 0) RunAcross(_forward, new(x, strideX, _group), default, new(y, strideY, 1), lines, n / _group, _group, scratch);
        else Run(_forward, new(x, strideX, 0), default, new(y, strideY, 0), lines, n, scratch);
    }

    /// <summary>The gradient dx by the inputs of lines from dy, that by the outputs; overwrites dx.</summary>
    public void Backward(float* x, nint strideX, float* dy, nint strideY, float* dx, nint strideDx, int lines, int n, float* scratch)
    {
        if (_group > 0) RunAcross(_backward, new(x, strideX, _group), new(dy, strideY, 1), new(dx, strideDx, _group), lines, n / _group, _group, scratch);
        else Run(_backward, new(x, strideX, 0), new(dy, strideY, 0), new(dx, strideDx, 0), lines, n, scratch);
    }

    private void Run(Direction direction, RowStream x, RowStream dy, RowStream output, int lines, int n, float* scratch)
    {
        if (Direction.LiesAcross(n))
        {
            RunAcross(direction, x, dy, output, lines, 1, n, scratch);
            return;
        }

        var streams = stackalloc float*[3] { x.Start, dy.Start, output.Start };
        var strides = stackalloc nint[3] { x.Line, dy.Line, output.Line };
        direction.Along.Value(streams, strides, lines, n, scratch, RowTables.Pointer);
    }

    // Lines of so many rows each, which are turned a block at a time; a number of the row has its lanes side by side.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunAcross(Direction direction, RowStream x, RowStream dy, RowStream output, int lines, int each, int n, float* scratch)
    {
        var lanes = _width.Lanes;
        nint size = (nint)lanes * n;
        float* turnedX = scratch, turnedDy = scratch + size, turned = scratch + (2 * size);
        var strides = stackalloc nint[3];
        var streams = stackalloc float*[3];
        var (gradients, outputs) = (direction.IsGrouped ? 1 : n, direction.IsRow ? n : 1);
        var rows = stackalloc float*[MostLanes];
        for (var done = 0; done < lines * each; done += lanes)
        {
            var count = Math.Min(lanes, (lines * each) - done);
            var (line, row) = Math.DivRem(done, each);

            // One number a row, of rows that are all there in one line, lies as it is wanted.
            var together = row + lanes <= each;
            streams[0] = turnedX;
            x.Aim(rows, lanes, count, line, row, each);
            RowTurn.In(rows, lanes, n, turnedX);
            if (dy.Start is not null)
            {
                streams[1] = together && gradients == 1 ? dy.At(line, row) : turnedDy;
                if (streams[1] == turnedDy)
                {
                    dy.Aim(rows, lanes, count, line, row, each);
                    RowTurn.In(rows, lanes, gradients, turnedDy);
                }
            }

            streams[2] = together && outputs == 1 ? output.At(line, row) : turned;
            direction.Across.Value(streams, strides, 1, n, scratch + (3 * size), RowTables.Pointer);
            if (streams[2] != turned) continue;
            output.Aim(rows, lanes, count, line, row, each);
            RowTurn.Out(turned, lanes, rows, count, outputs);
        }
    }

    private int Scratch(Direction direction, int inputs)
    {
        var (n, lanes) = (_group > 0 ? _group : inputs, _width.Lanes);
        return _group > 0 || Direction.LiesAcross(n) ? (3 + direction.Arrays) * lanes * n : direction.Arrays * (n + lanes);
    }

    /// <summary>One of the two ways through the function, compiled when it is first run.</summary>
    private sealed class Direction
    {
        private readonly Lazy<RowSchedule> _schedule;

        public Direction(Func<RowSchedule> schedule, SimdWidth width, bool backward)
        {
            _schedule = new(schedule);
            Along = new(() => RowEmitter.Emit(_schedule.Value, width, across: false, backward));
            Across = new(() => RowEmitter.Emit(_schedule.Value, width, across: true, backward));
        }

        public Lazy<RowCode> Along { get; }

        public Lazy<RowCode> Across { get; }

        public int Arrays => _schedule.Value.Arrays;

        public bool IsRow => _schedule.Value.IsRow;

        public bool IsGrouped => _schedule.Value.IsGrouped;

        public static bool LiesAcross(int n) => n <= LongestAcross;
    }
}
