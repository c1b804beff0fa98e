using Hillock.Engine;
using Hillock.Kernels;

namespace Hillock.Layers;

/// <summary><c>y = f(γ·(x - μ)/√(σ² + ε) + β)</c>, with μ and σ² of each channel over all rows and positions, or running ones.</summary>
/// <remarks>Running statistics move in the backward pass: it only runs where the loss is finite, so that a bad batch leaves them alone.</remarks>
internal sealed unsafe class BatchNormOperation : PlanOperation, IBlockWork
{
    private const int FloatsABlock = 4096; // with the activation's output and derivative still in the first-level cache

    private readonly PlanContext _context;
    private readonly FusedActivation _fused;
    private readonly BatchMoments? _moments;
    private readonly BatchNormGradient? _gradient;
    private readonly BatchNormParameters _parameters;
    private readonly BatchNormTerms _terms;
    private readonly int _block;
    private int _lines;
    private bool _training;
    private bool _batch;

    /// <summary>Plans the normalisation of lines that each start on a cache line.</summary>
    public BatchNormOperation(PlanBuilder builder, Slot input, BatchNorm layer, CompiledActivation? activation)
        : base(input, builder.NewSlot(input.Shape))
    {
        _context = builder.Context;
        Activation = activation;
        _fused = new FusedActivation(builder, Output, activation);
        _parameters = new BatchNormParameters(_context, layer);
        var length = BatchNormTerms.Length(input.Padded);
        var memory = _context.Training ? builder.Keep(length) : builder.Permanent(length);
        _terms = new BatchNormTerms(memory, _parameters, input.Features, input.Padded);
        builder.Read(input, again: true);
        var lines = _context.MaxRows * input.Positions;
        _block = Blocks.Size(lines, 20.0 * input.Padded, Math.Max(1, FloatsABlock / input.Padded), _context.Threads);
        if (!_context.Training) return;
        _moments = new BatchMoments(builder, input);
        _gradient = new BatchNormGradient(builder, this, _fused, _parameters, _terms, _block);
    }

    /// <inheritdoc/>
    public override CompiledActivation? Activation { get; }

    /// <inheritdoc/>
    public override Region? ActivationDerivative => _fused.Derivative;

    /// <inheritdoc/>
    public override bool AppliesInputDerivative => Input.Gradient is not null;

    /// <inheritdoc/>
    public override int LeastRows => Input.Positions == 1 ? 2 : 1;

    /// <inheritdoc/>
    public override void Refresh()
    {
        if (!_context.Training) _terms.SetRunning();
    }

    /// <inheritdoc/>
    public override void Forward(int rows, bool training)
    {
        _lines = rows * Input.Positions;
        _training = training;
        _batch = training && _lines > 1; // a look at a single row, in no step, takes the running statistics
        if (_batch)
        {
            _moments!.Run(_lines);
            _terms.SetBatch(_moments, _lines);
        }
        else if (_context.Training)
        {
            _terms.SetRunning();
        }

        _context.Run(this, Blocks.Count(_lines, _block));
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        _fused.ParameterGradient(_lines);
        _gradient!.Run(_lines, _batch);
        if (_batch && _context.Learning) _parameters.Move(_terms.Centre, _terms.Variance);
    }

    /// <summary>One block of lines of the forward pass.</summary>
    public void RunBlock(int block)
    {
        var first = block * _block;
        var lines = Math.Min(_block, _lines - first);
        var offset = (nint)first * Input.Padded;
        var z = _fused.Sums(offset, _training);
        BatchNormLoops.Scale(Input.Pointer + offset, z, lines, Input.Padded, _terms.Centre, _terms.Factor, _terms.Term);
        _fused.Forward(offset, lines, _training);
    }
}
