using Hillock.Formulas.Rows;

namespace Hillock.Kernels.Rows;

/// <summary>A function of a row and its vector-Jacobian product, compiled from its steps: in float32 with sums in float64.</summary>
/// <remarks>Short rows, and groups, lie across: a vector holds the same place of as many rows as it has lanes, so that nothing is left over at their ends and
/// nothing goes across lanes. Which way a row goes depends on its length alone: the same bits in any batch.</remarks>
internal sealed unsafe class RowLoop
{
    private const int LongestAcross = 32;
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

    /// <summary>Floats of scratch for a line of <paramref name="inputs"/>, for as many lines as there are.</summary>
    public int Scratch(int inputs) => Math.Max(Scratch(_forward, inputs), Scratch(_backward, inputs));

    /// <summary>The outputs of a line of <paramref name="n"/>; y is not x.</summary>
    public void Forward(float* x, int n, float* y, float* scratch) => Forward(x, n, y, n, 1, n, scratch);

    /// <summary>The gradient dx by the inputs of a line from dy, that by the outputs; overwrites dx.</summary>
    public void Backward(float* x, float* dy, int n, float* dx, float* scratch) => Backward(x, n, dy, n, dx, n, 1, n, scratch);

    /// <summary>The outputs of lines of <paramref name="n"/>, which begin so many floats apart; y is not x.</summary>
    public void Forward(float* x, nint strideX, float* y, nint strideY, int lines, int n, float* scratch)
    {
        for (var i = 0; _group > 0 && i < lines; i++) RunAcross(_forward, x + (i * strideX), _group, null, 0, y + (i * strideY), 1, n / _group, _group, scratch);
        if (_group == 0) Run(_forward, x, strideX, null, 0, y, strideY, lines, n, scratch);
    }

    /// <summary>The gradient dx by the inputs of lines from dy, that by the outputs; overwrites dx.</summary>
    public void Backward(float* x, nint strideX, float* dy, nint strideY, float* dx, nint strideDx, int lines, int n, float* scratch)
    {
        for (var i = 0; _group > 0 && i < lines; i++)
            RunAcross(_backward, x + (i * strideX), _group, dy + (i * strideY), 1, dx + (i * strideDx), _group, n / _group, _group, scratch);
        if (_group == 0) Run(_backward, x, strideX, dy, strideY, dx, strideDx, lines, n, scratch);
    }

    private void Run(Direction direction, float* x, nint strideX, float* dy, nint strideY, float* output, nint stride, int lines, int n, float* scratch)
    {
        if (direction.LiesAcross(n))
        {
            RunAcross(direction, x, strideX, dy, strideY, output, stride, lines, n, scratch);
            return;
        }

        var streams = stackalloc float*[3] { x, dy, output };
        var strides = stackalloc nint[3] { strideX, strideY, stride };
        direction.Along.Value(streams, strides, lines, n, scratch, RowTables.Pointer);
    }

    // A number of a row has its lanes in a row already.
    private void RunAcross(Direction direction, float* x, nint strideX, float* dy, nint strideY, float* output, nint stride, int rows, int n, float* scratch)
    {
        var lanes = _width.Lanes;
        nint size = (nint)lanes * n;
        float* turnedX = scratch, turnedDy = scratch + size, turned = scratch + (2 * size);
        var strides = stackalloc nint[3];
        for (var first = 0; first < rows; first += lanes)
        {
            var count = Math.Min(lanes, rows - first);
            TurnIn(x + (first * strideX), strideX, count, n, turnedX);
            if (dy is not null) TurnIn(dy + (first * strideY), strideY, count, direction.IsGrouped ? 1 : n, turnedDy);
            var streams = stackalloc float*[3] { turnedX, turnedDy, turned };
            direction.Across.Value(streams, strides, 1, n, scratch + (3 * size), RowTables.Pointer);
            TurnOut(turned, output + (first * stride), stride, count, direction.IsRow ? n : 1);
        }
    }

    // Lanes without a row repeat the first.
    private void TurnIn(float* x, nint stride, int rows, int n, float* turned)
    {
        var lanes = _width.Lanes;
        for (var lane = 0; lane < lanes; lane++)
        {
            var row = lane < rows ? x + (lane * stride) : x;
            for (var j = 0; j < n; j++) turned[(j * lanes) + lane] = row[j];
        }
    }

    private void TurnOut(float* turned, float* y, nint stride, int rows, int n)
    {
        var lanes = _width.Lanes;
        for (var lane = 0; lane < rows; lane++, y += stride)
            for (var j = 0; j < n; j++) y[j] = turned[(j * lanes) + lane];
    }

    private int Scratch(Direction direction, int inputs)
    {
        var (n, lanes) = (_group > 0 ? _group : inputs, _width.Lanes);
        return _group > 0 || direction.LiesAcross(n) ? (3 + direction.Arrays) * lanes * n : direction.Arrays * (n + lanes);
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

        public bool LiesAcross(int n) => n <= LongestAcross && !_schedule.Value.Calls;
    }
}
