namespace Hillock.Kernels.Convolution;

/// <summary>The passes of one convolution, planned once and run on any part of a batch.</summary>
public sealed unsafe class ConvolutionKernel
{
    private readonly ConvolutionShape _shape;
    private readonly CorrelationPass _forward;
    private readonly CorrelationPass _backward;
    private readonly WeightTransposition _transposition;
    private readonly WeightGradientPass _weights;

    /// <summary>Plans the passes.</summary>
    public ConvolutionKernel(ConvolutionShape shape)
        : this(shape, TileShape.Best)
    {
    }

    internal ConvolutionKernel(ConvolutionShape shape, TileShape tiles)
    {
        _shape = shape;
        var planner = new ConvolutionPlanner(shape, tiles);
        _forward = planner.Forward();
        var phases = planner.BackwardPhases();
        _backward = planner.Backward(phases);
        _weights = planner.WeightGradient();
        _transposition = new WeightTransposition(shape, phases);
    }

    /// <summary>The sizes.</summary>
    public ConvolutionShape Shape => _shape;

    /// <summary>Output rows first to first + rows - 1.</summary>
    public void Forward(ImageBatch input, float* weights, float* bias, ImageBatch output, int first, int rows) =>
        _forward.Run(input, weights, bias, output, first, rows, accumulate: false);

    /// <summary>Transposes.</summary>
    public nint TransposedLength => _transposition.Length;

    /// <summary>Transposes.</summary>
    public void Transpose(float* weights, float* transposed) => _transposition.Run(weights, transposed);

    /// <summary>Input gradient.</summary>
    public void InputGradient(ImageBatch outputGradient, float* transposed, ImageBatch inputGradient, int first, int rows, bool accumulate = false) =>
        _backward.Run(outputGradient, transposed, null, inputGradient, first, rows, accumulate);

    /// <summary>Units.</summary>
    public int WeightGradientUnits => _weights.Units;

    /// <summary>Weight gradient.</summary>
    public void WeightGradient(ImageBatch input, ImageBatch outputGradient, int images, float* gradient, int first, int count, bool accumulate = false) =>
        _weights.Run(input, outputGradient, images, gradient, first, count, accumulate);
}
