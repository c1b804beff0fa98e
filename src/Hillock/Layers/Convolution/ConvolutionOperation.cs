using Hillock.Engine;
using Hillock.Kernels;
using Hillock.Kernels.Convolution;

namespace Hillock.Layers;

/// <summary><c>y = f(x ∗ w + b)</c>, the activation applied to each block of output rows while it is in cache.</summary>
internal sealed unsafe class ConvolutionOperation : PlanOperation, IBlockWork
{
    private readonly PlanContext _context;
    private readonly ConvolutionKernel _kernel;
    private readonly FusedActivation _fused;
    private readonly OperationWeights _weights;
    private readonly ConvolutionGradient? _gradient;
    private readonly int _block;
    private int _rows;
    private bool _training;

    /// <summary>Plans the convolution of images laid out as <paramref name="sizes"/> says.</summary>
    public ConvolutionOperation(
        PlanBuilder builder, Slot input, ConvolutionShape sizes, Shape output, OperationWeights weights, CompiledActivation? activation)
        : base(input, builder.NewSlot(output))
    {
        _context = builder.Context;
        _kernel = new ConvolutionKernel(sizes);
        _weights = weights;
        Activation = activation;
        _fused = new FusedActivation(builder, Output, activation);
        builder.Read(input, again: true);
        _block = Blocks.Size(_context.MaxRows * sizes.OutHeight, sizes.FlopsPerImage / sizes.OutHeight, _kernel.ForwardBlockRows, _context.Threads);
        if (_context.Training) _gradient = new ConvolutionGradient(builder, this, _kernel, _fused, weights);
    }

    /// <inheritdoc/>
    public override CompiledActivation? Activation { get; }

    /// <inheritdoc/>
    public override Region? ActivationDerivative => _fused.Derivative;

    /// <inheritdoc/>
    public override bool AppliesInputDerivative => Input.Gradient is not null;

    /// <inheritdoc/>
    public override void Refresh() => _weights.Refresh();

    /// <inheritdoc/>
    public override void Forward(int rows, bool training)
    {
        _rows = rows * _kernel.Shape.OutHeight;
        _training = training;
        _context.Run(this, Blocks.Count(_rows, _block));
    }

    /// <inheritdoc/>
    public override void Backward(int rows) => _gradient!.Run(rows);

    /// <summary>One block of output rows of the forward pass.</summary>
    public void RunBlock(int block)
    {
        var first = block * _block;
        var rows = Math.Min(_block, _rows - first);
        var row = (nint)_kernel.Shape.OutWidth * Output.Padded;
        var z = new ImageBatch(_fused.Sums(0, _training), Output.RowLength);
        _kernel.Forward(new ImageBatch(Input.Pointer, Input.Stride), _weights.Weight, _weights.Bias, z, first, rows);
        _fused.Forward(first * row, rows * _kernel.Shape.OutWidth, _training);
    }
}
