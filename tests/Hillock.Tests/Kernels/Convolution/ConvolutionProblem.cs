using Hillock.Kernels.Convolution;

namespace Hillock.Tests.Kernels.Convolution;

/// <summary>A convolution with random numbers, the same from the same seed, pads zero in what is read and full of rubbish in what is written.</summary>
internal sealed unsafe class ConvolutionProblem : IDisposable
{
    public const float Rubbish = 7;
    private const int Guard = 16;

    public ConvolutionProblem(ConvolutionShape shape, int images, long seed)
    {
        (Shape, Images) = (shape, images);
        var random = new RandomStream(seed, "convolution");
        InputStride = AlignedBuffer.Padded(shape.Height * shape.Width * shape.InPixelStride) + (16 * random.NextInt(2));
        OutputStride = (nint)shape.OutHeight * shape.OutWidth * PaddedOut;
        GradientStride = (nint)shape.Height * shape.Width * PaddedIn;
        var rows = shape.WeightLength / PaddedOut;
        InputMemory = new AlignedBuffer(images * InputStride);
        for (var image = 0; image < images; image++)
            Fill(ref random, InputMemory.Pointer + (image * InputStride), shape.Height * shape.Width, shape.InPixelStride, shape.InChannels);
        WeightMemory = Filled(ref random, rows, PaddedOut, shape.OutChannels);
        BiasMemory = Filled(ref random, 1, PaddedOut, shape.OutChannels);
        OutputGradientMemory = Filled(ref random, images * OutputStride / PaddedOut, PaddedOut, shape.OutChannels);
        OutputMemory = Empty(images * OutputStride);
        InputGradientMemory = Empty(images * GradientStride);
        WeightGradientMemory = Empty(shape.WeightLength);
        BiasGradientMemory = Empty(PaddedOut);
    }

    public ConvolutionShape Shape { get; }

    public int Images { get; }

    public int PaddedIn => AlignedBuffer.Padded(Shape.InChannels);

    public int PaddedOut => AlignedBuffer.Padded(Shape.OutChannels);

    public nint InputStride { get; }

    public nint OutputStride { get; }

    public nint GradientStride { get; }

    public AlignedBuffer InputMemory { get; }

    public AlignedBuffer WeightMemory { get; }

    public AlignedBuffer BiasMemory { get; }

    public AlignedBuffer OutputGradientMemory { get; }

    public AlignedBuffer OutputMemory { get; }

    public AlignedBuffer InputGradientMemory { get; }

    public AlignedBuffer WeightGradientMemory { get; }

    public AlignedBuffer BiasGradientMemory { get; }

    /// <summary>All passes, each cut into blocks of <paramref name="cut"/> rows or units.</summary>
    public void Run(ConvolutionKernel kernel, int cut, bool accumulate = false)
    {
        var input = new ImageBatch(InputMemory.Pointer, InputStride);
        var outputGradient = new ImageBatch(OutputGradientMemory.Pointer, OutputStride);
        using var transposed = Empty(kernel.TransposedLength);
        Blocks(Images * Shape.OutHeight, cut, (first, count) => kernel.Forward(
            input, WeightMemory.Pointer, BiasMemory.Pointer, new(OutputMemory.Pointer, OutputStride), first, count));
        Blocks(kernel.TransposeUnits, cut, (first, count) => kernel.TransposeWeights(WeightMemory.Pointer, transposed.Pointer, first, count));
        Blocks(Images * Shape.Height, cut, (first, count) => kernel.InputGradient(
            outputGradient, transposed.Pointer, new(InputGradientMemory.Pointer, GradientStride), first, count, accumulate));
        Blocks(kernel.WeightGradientUnits, cut, (first, count) => kernel.WeightGradient(
            input, outputGradient, Images, WeightGradientMemory.Pointer, BiasGradientMemory.Pointer, first, count, accumulate));
    }

    public void Dispose()
    {
        foreach (var memory in new[] { InputMemory, WeightMemory, BiasMemory, OutputGradientMemory, OutputMemory, InputGradientMemory, WeightGradientMemory,
            BiasGradientMemory })
            memory.Dispose();
    }

    private static void Blocks(int all, int cut, Action<int, int> run)
    {
        for (var first = 0; first < all; first += cut) run(first, Math.Min(cut, all - first));
    }

    // What lies behind the end must not be written.
    private static AlignedBuffer Empty(nint length)
    {
        var memory = new AlignedBuffer(length + Guard);
        memory.Span.Fill(Rubbish);
        return memory;
    }

    private static AlignedBuffer Filled(ref RandomStream random, nint rows, int stride, int columns)
    {
        var memory = new AlignedBuffer(rows * stride);
        Fill(ref random, memory.Pointer, rows, stride, columns);
        return memory;
    }

    private static void Fill(ref RandomStream random, float* target, nint rows, int stride, int columns)
    {
        for (nint i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++) target[(i * stride) + j] = (float)random.NextNormal();
    }
}
