using Hillock.Engine;
using Hillock.Kernels;

namespace Hillock.Layers;

/// <summary>The weights of a recurrent layer as its products read them, made anew whenever the parameters change.</summary>
internal sealed unsafe class RecurrentWeights : IBlockWork
{
    // The panels are two vectors wide; a row or two want wider tiles, and read each weight but once.
    private const int FewRows = 2;

    private readonly PlanContext _context;
    private readonly RecurrentSizes _sizes;
    private readonly RecurrentCell _cell;
    private readonly float* _weight;
    private readonly float* _recurrent;
    private readonly float* _bias;
    private readonly Region? _panels;
    private readonly Region? _recurrentPanels;
    private readonly Region? _transposed;
    private readonly Region? _recurrentTransposed;
    private readonly Region _biases;

    /// <summary>Plans them for the operation that is being built.</summary>
    public RecurrentWeights(
        PlanBuilder builder, RecurrentSizes sizes, RecurrentCell cell, ParameterTensor weight, ParameterTensor recurrent, ParameterTensor? bias,
            bool inputGradient)
    {
        _context = builder.Context;
        _sizes = sizes;
        _cell = cell;
        _weight = _context.Value(weight);
        _recurrent = _context.Value(recurrent);
        _bias = bias is null ? null : _context.Value(bias);
        _biases = builder.Permanent(cell.Slices.Count * sizes.Width);
        if (sizes.Together * sizes.Rows > FewRows) _panels = builder.Permanent((nint)cell.Gates * sizes.Features * sizes.Width);
        if (sizes.Rows > FewRows) _recurrentPanels = builder.Permanent((nint)cell.Gates * sizes.Units * sizes.Width);
        if (!_context.Training) return;
        _recurrentTransposed = builder.Permanent((nint)cell.Gates * sizes.Units * sizes.Width);
        if (inputGradient) _transposed = builder.Permanent((nint)cell.Gates * sizes.Units * sizes.InputWidth);
    }

    private nint Stride => (nint)_cell.Gates * _sizes.Width;

    /// <summary>Takes the parameters as they are now.</summary>
    public void Refresh()
    {
        if (_bias is not null) AddBiases();
        if (_panels is not null || _recurrentTransposed is not null) _context.Run(this, 2 * _cell.Gates);
    }

    /// <summary>The weights of one gate: of the input, or recurrent.</summary>
    public void RunBlock(int block)
    {
        var gate = block >> 1;
        if ((block & 1) == 0) Pack(gate, _sizes.Features, _sizes.InputWidth, _weight, _panels, _transposed);
        else Pack(gate, _sizes.Units, _sizes.Width, _recurrent, _recurrentPanels, _recurrentTransposed);
    }

    /// <summary><c>z = b + x·W</c> of a slice.</summary>
    public void InputSums(int slice, int rows, float* x, float* z, Ahead ahead) =>
        Multiply(_cell.Slices[slice].Input, rows, _sizes.Features, x, _sizes.InputWidth, _weight, _panels, z, Bias(slice), 0, ahead);

    /// <summary><c>z += s·U</c> of a slice, or <c>z = b + s·U</c> where it has no input.</summary>
    public void RecurrentSums(int slice, int rows, float* s, float* z, Ahead ahead)
    {
        var first = _cell.Slices[slice].Input < 0;
        Multiply(
            _cell.Slices[slice].Recurrent, rows, _sizes.Units, s, _sizes.Width, _recurrent, _recurrentPanels, z, first ? Bias(slice) : z, first ? 0
                : _sizes.Width, ahead);
    }

    /// <summary><c>ds += dz·Uᵀ</c> of a slice.</summary>
    public void SourceGradient(int slice, int rows, float* dz, float* ds)
    {
        var panels = _recurrentTransposed!.Pointer + ((nint)_cell.Slices[slice].Recurrent * _sizes.Units * _sizes.Width);
        PanelGemm.Multiply(rows, _sizes.Width, _sizes.Units, dz, _sizes.Width, 1, panels, ds, _sizes.Width, ds, _sizes.Width);
    }

    /// <summary><c>dx = dz·Wᵀ</c> of a slice, or added.</summary>
    public void InputGradient(int slice, int rows, float* dz, float* dx, nint stride, bool accumulate)
    {
        var panels = _transposed!.Pointer + ((nint)_cell.Slices[slice].Input * _sizes.Units * _sizes.InputWidth);
        PanelGemm.Multiply(rows, _sizes.InputWidth, _sizes.Units, dz, _sizes.Width, 1, panels, dx, stride, accumulate ? dx : null, stride);
    }

    private float* Bias(int slice) => _bias is null ? null : _biases.Pointer + ((nint)slice * _sizes.Width);

    private void Multiply(
        int gate, int rows, int depth, float* a, nint stride, float* weight, Region? panels, float* z, float* start, nint startStride, Ahead ahead)
    {
        if (panels is not null)
        {
            var packed = panels.Pointer + ((nint)gate * depth * _sizes.Width);
            PanelGemm.Multiply(rows, _sizes.Width, depth, a, stride, 1, packed, z, _sizes.Width, start, startStride, ahead);
            return;
        }

        var accumulate = start == z;
        Gemm.Multiply(
            rows, _sizes.Width, depth, a, stride, 1, weight + ((nint)gate * _sizes.Width), Stride, z, _sizes.Width, accumulate ? null : start, accumulate);
    }

    private void Pack(int gate, int depth, int width, float* weight, Region? panels, Region? transposed)
    {
        weight += (nint)gate * _sizes.Width;
        if (panels is not null) PanelGemm.Pack(depth, _sizes.Width, weight, Stride, panels.Pointer + ((nint)gate * depth * _sizes.Width));
        if (transposed is not null) PanelGemm.PackTransposed(
            _sizes.Units, width, depth, weight, Stride, transposed.Pointer + ((nint)gate * _sizes.Units * width));
    }

    private void AddBiases()
    {
        for (var s = 0; s < _cell.Slices.Count; s++)
        {
            var sum = new Span<float>(Bias(s), _sizes.Width);
            sum.Clear();
            foreach (var row in _cell.Slices[s].Biases)
            {
                var bias = _bias + ((nint)row * _sizes.Width);
                for (var j = 0; j < sum.Length; j++) sum[j] += bias[j];
            }
        }
    }
}
