using Hillock.Engine;
using Hillock.Kernels;

namespace Hillock.Layers;

/// <summary><c>y = f(γ·(x - μ)/√(σ² + ε) + β)</c> with mean and variance of each line, the features of a position; not centred, <c>μ = 0</c> and σ² is the mean square.</summary>
internal sealed unsafe class NormalizeRowsOperation : PlanOperation, IBlockWork
{
    private const int FloatsABlock = 4096; // with the activation's output and derivative still in the first-level cache

    private readonly PlanContext _context;
    private readonly FusedActivation _fused;
    private readonly NormalizeRowsGradient? _gradient;
    private readonly Region? _statistics;
    private readonly Region _plain;
    private readonly NormalizationLines _shape;
    private readonly float* _scale;
    private readonly float* _shift;
    private readonly int _block;
    private int _lines;
    private bool _training;

    /// <summary>Plans the normalisation of lines that each start on a cache line.</summary>
    public NormalizeRowsOperation(PlanBuilder builder, Slot input, Normalization layer, bool centred, CompiledActivation? activation)
        : base(input, builder.NewSlot(input.Shape))
    {
        _context = builder.Context;
        Activation = activation;
        _fused = new FusedActivation(builder, Output, activation);
        _shape = new NormalizationLines(input.Features, input.Padded, centred, (float)layer.Epsilon);
        var (scale, shift) = (_context.Parameters.Find(layer, Normalization.ScaleName), _context.Parameters.Find(layer, Normalization.ShiftName));
        _scale = scale is null ? null : _context.Value(scale);
        _shift = shift is null ? null : _context.Value(shift);
        _plain = builder.Permanent(2 * (nint)input.Padded);
        builder.Read(input, again: true);
        var lines = _context.MaxRows * input.Positions;
        _block = Blocks.Size(lines, 20.0 * input.Padded, Math.Max(1, FloatsABlock / input.Padded), _context.Threads);
        if (!_context.Training) return;
        _statistics = builder.Keep((nint)lines * NormalizationLines.Statistics);
        _gradient = new NormalizeRowsGradient(builder, this, _fused, _shape, scale, shift);
    }

    /// <inheritdoc/>
    public override CompiledActivation? Activation { get; }

    /// <inheritdoc/>
    public override Region? ActivationDerivative => _fused.Derivative;

    /// <inheritdoc/>
    public override bool AppliesInputDerivative => Input.Gradient is not null;

    /// <summary>γ, pads 0.</summary>
    public float* Scale => _scale is null ? _plain.Pointer : _scale;

    /// <inheritdoc/>
    public override void Refresh()
    {
        // A scale of 1 and a shift of 0, where the layer has none of its own.
        new Span<float>(_plain.Pointer, 2 * Input.Padded).Clear();
        new Span<float>(_plain.Pointer, Input.Features).Fill(1);
    }

    /// <inheritdoc/>
    public override void Forward(int rows, bool training)
    {
        _lines = rows * Input.Positions;
        _training = training;
        _context.Run(this, Blocks.Count(_lines, _block));
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        _fused.ParameterGradient(_lines);
        _gradient!.Run(_lines, _statistics!.Pointer);
    }

    /// <summary>One block of lines of the forward pass.</summary>
    public void RunBlock(int block)
    {
        var first = block * _block;
        var lines = Math.Min(_block, _lines - first);
        var offset = (nint)first * Input.Padded;
        var statistics = _statistics is null ? null : _statistics.Pointer + ((nint)first * NormalizationLines.Statistics);
        var shift = _shift is null ? _plain.Pointer + Input.Padded : _shift;
        NormalizeRowsLoops.Forward(_shape, Input.Pointer + offset, _fused.Sums(offset, _training), lines, Scale, shift, statistics);
        _fused.Forward(offset, lines, _training);
    }
}
