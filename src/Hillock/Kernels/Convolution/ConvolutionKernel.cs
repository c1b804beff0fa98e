namespace Hillock.Kernels.Convolution;

/// <summary>The passes of one convolution, planned and compiled once, then run on any part of a batch by any thread.</summary>
/// <remarks>Nothing is copied and nothing is allocated by a pass (groups whose channels do not fill cache lines, depthwise ones excepted, use memory that
/// each thread keeps). How a pass is cut into blocks never changes its bits. Pads of channels are read as whatever they hold times zero weights, and
/// are written as zero.</remarks>
public sealed unsafe class ConvolutionKernel
{
    // What a block reads and writes should stay in the second-level cache until an activation has passed over it.
    private const long BlockBytes = 256 * 1024;
    private const int MostImages = 16;
    private readonly CorrelationPass _forward;
    private readonly Lazy<InputGradientPass> _inputGradient;
    private readonly Lazy<WeightGradientPass> _weightGradient;

    /// <summary>Plans the forward pass; the others are planned when they are first asked about.</summary>
    /// <exception cref="HillockException">The sizes do not fit together.</exception>
    public ConvolutionKernel(ConvolutionShape shape)
        : this(shape, TileShape.Best)
    {
    }

    /// <summary>Plans with the tiles of one vector width.</summary>
    internal ConvolutionKernel(ConvolutionShape shape, TileShape tiles)
    {
        shape.Check();
        Shape = shape;
        var planner = new ConvolutionPlanner(shape, tiles);
        _forward = planner.Forward();
        _inputGradient = new(() => new(planner.Transposition(), planner.Backward()));
        _weightGradient = new(planner.WeightGradient);
    }

    /// <summary>The sizes.</summary>
    public ConvolutionShape Shape { get; }

    /// <summary>How many output rows, counted through the images, a block of the forward pass should have at most.</summary>
    public int ForwardBlockRows => BlockRows(Shape.OutHeight);

    /// <summary>How many input rows, counted through the images, a block of the input gradient should have at most.</summary>
    public int BackwardBlockRows => BlockRows(Shape.Height);

    /// <summary>Floats of the transposed weights that <see cref="InputGradient"/> reads.</summary>
    public nint TransposedLength => _inputGradient.Value.Transposition.Length;

    /// <summary>Units of <see cref="TransposeWeights"/>; any cut of them gives the same result.</summary>
    public int TransposeUnits => _inputGradient.Value.Transposition.Units;

    /// <summary>Units of <see cref="WeightGradient"/>; any cut of them gives the same bits.</summary>
    public int WeightGradientUnits => _weightGradient.Value.Units;

    /// <summary>Output rows <paramref name="first"/> to <paramref name="first"/> + <paramref name="rows"/> - 1, counted through all images.</summary>
    /// <param name="input">The input: <see cref="ConvolutionShape.InPixelStride"/> floats a pixel.</param>
    /// <param name="weights"><c>[kernelHeight, kernelWidth, inChannels / groups, Padded(outChannels)]</c>.</param>
    /// <param name="bias"><c>Padded(outChannels)</c> floats, the pads zero, or null.</param>
    /// <param name="output">The output: <c>Padded(outChannels)</c> floats a pixel.</param>
    /// <param name="first">The first row: image · outHeight + y.</param>
    /// <param name="rows">Number of rows.</param>
    public void Forward(ImageBatch input, float* weights, float* bias, ImageBatch output, int first, int rows) =>
        _forward.Run(input, weights, bias, output, first, rows, accumulate: false);

    /// <summary>Writes the weights as <see cref="InputGradient"/> reads them, anew after every change of the weights.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="transposed"><see cref="TransposedLength"/> floats.</param>
    /// <param name="first">The first unit.</param>
    /// <param name="count">Number of units.</param>
    public void TransposeWeights(float* weights, float* transposed, int first, int count) =>
        _inputGradient.Value.Transposition.Run(weights, transposed, first, count);

    /// <summary>Gradient by the input rows <paramref name="first"/> to <paramref name="first"/> + <paramref name="rows"/> - 1, counted through all
    /// images.</summary>
    /// <param name="outputGradient">Gradient by the output: <c>Padded(outChannels)</c> floats a pixel.</param>
    /// <param name="transposed">From <see cref="TransposeWeights"/>.</param>
    /// <param name="inputGradient">The result: <c>Padded(inChannels)</c> floats a pixel.</param>
    /// <param name="first">The first row: image · height + y.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="accumulate">Add to the result instead of overwriting it.</param>
    public void InputGradient(
        ImageBatch outputGradient, float* transposed, ImageBatch inputGradient, int first, int rows, bool accumulate = false) =>
        _inputGradient.Value.Pass.Run(outputGradient, transposed, null, inputGradient, first, rows, accumulate);

    /// <summary>Gradient by the weights and the bias of units <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1,
    /// summed over all images.</summary>
    /// <param name="input">The input, as for <see cref="Forward"/>.</param>
    /// <param name="outputGradient">Gradient by the output: <c>Padded(outChannels)</c> floats a pixel.</param>
    /// <param name="images">Number of images.</param>
    /// <param name="weightGradient">The result, laid out as the weights.</param>
    /// <param name="biasGradient">The result, laid out as the bias, or null.</param>
    /// <param name="first">The first unit.</param>
    /// <param name="count">Number of units.</param>
    /// <param name="accumulate">Add to the results instead of overwriting them.</param>
    public void WeightGradient(
        ImageBatch input, ImageBatch outputGradient, int images, float* weightGradient, float* biasGradient, int first, int count, bool accumulate = false) =>
        _weightGradient.Value.Run(input, outputGradient, images, weightGradient, biasGradient, first, count, accumulate);

    private int BlockRows(int height)
    {
        var floats = ((long)Shape.Height * Shape.Width * Shape.InPixelStride)
            + ((long)Shape.OutHeight * Shape.OutWidth * AlignedBuffer.Padded(Shape.OutChannels));
        // Weights that do not stay in the cache are read once a block: let it be a larger one.
        var most = Shape.WeightLength * sizeof(float) > BlockBytes ? 4 * BlockBytes : BlockBytes;
        var bytes = floats * sizeof(float);
        return bytes <= most ? (int)Math.Min(MostImages, most / bytes) * height : (int)Math.Max(1, height * most / bytes);
    }

    private sealed record InputGradientPass(WeightTransposition Transposition, CorrelationPass Pass);
}
