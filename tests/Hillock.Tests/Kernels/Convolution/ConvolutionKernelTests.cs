using Hillock.Kernels;
using Hillock.Kernels.Convolution;

namespace Hillock.Tests.Kernels.Convolution;

public sealed class ConvolutionKernelTests
{

    public static TheoryData<int, string> Kinds
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var bits in new[] { 512, 256, 128 })
                foreach (var kind in new[] { "dense", "groups", "depthwise" }) data.Add(bits, kind);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_pass_agrees_with_float64_for_any_shape_and_width(int bits, string kind)
    {
        // The narrower widths differ in their kernels alone.
        var shapes = bits == 512 ? 50 : 20;
        for (var seed = 0; seed < shapes; seed++)
        {
            var random = new RandomStream(seed, kind);
            var shape = RandomShape(ref random, kind);
            using var problem = new ConvolutionProblem(shape, 1 + random.NextInt(6), seed);
            var accumulate = random.NextInt(3) == 0;
            problem.Run(new ConvolutionKernel(shape, Tiles(bits)), 1 + random.NextInt(20), accumulate);
            Check(problem, accumulate, $"{kind}, seed {seed}, {shape}");
        }
    }

    [Theory]
    [InlineData(8, 128, 128, 3, 1)]
    [InlineData(32, 3, 16, 5, 1)]
    [InlineData(4, 400, 48, 3, 2)]
    [InlineData(9, 48, 48, 1, 48)]
    public void Cuts_into_blocks_have_the_same_bits(int size, int inputs, int outputs, int kernelSize, int groups)
    {
        var shape = new ConvolutionShape
        {
            Height = size,
            Width = size + 1,
            InChannels = inputs,
            OutChannels = outputs,
            KernelHeight = kernelSize,
            KernelWidth = kernelSize,
            PadTop = kernelSize / 2,
            PadLeft = kernelSize / 2,
            PadBottom = kernelSize / 2,
            PadRight = kernelSize / 2,
            Groups = groups,
        };
        var kernel = new ConvolutionKernel(shape);
        using var whole = new ConvolutionProblem(shape, 9, 1);
        using var cut = new ConvolutionProblem(shape, 9, 1);
        whole.Run(kernel, int.MaxValue);
        cut.Run(kernel, 5);
        Assert.Equal(whole.OutputMemory.Span, cut.OutputMemory.Span);
        Assert.Equal(whole.InputGradientMemory.Span, cut.InputGradientMemory.Span);
        Assert.Equal(whole.WeightGradientMemory.Span, cut.WeightGradientMemory.Span);
        Assert.Equal(whole.BiasGradientMemory.Span, cut.BiasGradientMemory.Span);
    }

    [Theory]
    [InlineData(3, 3, 3, 5, 256, 320)] // few pixels, weights larger than a cache: tiles go across the images
    [InlineData(1, 2, 3, 6, 32, 16)]
    [InlineData(100, 90, 3, 2, 64, 16)] // an image larger than a cache: bands of rows
    [InlineData(1, 200, 21, 2, 3, 16)] // one dimension, more taps than a kernel unrolls
    public void Unusual_sizes_agree_with_float64(int height, int width, int kernelWidth, int images, int inputs, int outputs)
    {
        var shape = new ConvolutionShape
        {
            Height = height,
            Width = width,
            InChannels = inputs,
            OutChannels = outputs,
            KernelHeight = Math.Min(height, 3),
            KernelWidth = kernelWidth,
            PadTop = height > 1 ? 1 : 0,
            PadBottom = height > 1 ? 1 : 0,
            PadLeft = kernelWidth / 2,
            PadRight = kernelWidth / 2,
        };
        using var problem = new ConvolutionProblem(shape, images, 3);
        problem.Run(new ConvolutionKernel(shape), int.MaxValue);
        Check(problem, false, shape.ToString());
    }

    [Fact]
    public void A_pass_allocates_nothing()
    {
        var shape = new ConvolutionShape { Height = 6, Width = 6, InChannels = 6, OutChannels = 12, KernelHeight = 3, KernelWidth = 3, Groups = 3 };
        using var problem = new ConvolutionProblem(shape, 2, 4);
        var kernel = new ConvolutionKernel(shape);
        Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        unsafe void Run()
        {
            var (input, gradient) =
                (new ImageBatch(problem.InputMemory.Pointer, problem.InputStride), new ImageBatch(problem.OutputGradientMemory.Pointer, problem.OutputStride));
            kernel.Forward(input, problem.WeightMemory.Pointer, problem.BiasMemory.Pointer, new(problem.OutputMemory.Pointer, problem.OutputStride), 0, 2
                * shape.OutHeight);
            kernel.InputGradient(gradient, problem.WeightMemory.Pointer, new(problem.InputGradientMemory.Pointer, problem.GradientStride), 0, 2 * shape.Height);
            kernel.WeightGradient(
                input, gradient, 2, problem.WeightGradientMemory.Pointer, problem.BiasGradientMemory.Pointer, 0, kernel.WeightGradientUnits);
        }
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_explained()
    {
        var shape = new ConvolutionShape { Height = 4, Width = 4, InChannels = 6, OutChannels = 8, KernelHeight = 3, KernelWidth = 3 };
        Explains(shape with { Groups = 4 }, "4 groups do not divide 6 input and 8 output channels");
        Explains(shape with { KernelHeight = 5 }, "does not fit an image of 4x4");
        Explains(shape with { StrideX = 0 }, "horizontal stride is 0");
        Explains(shape with { InPixelStride = 5 }, "input pixel stride is 5; it must be at least 6");

        static void Explains(ConvolutionShape shape, string part) =>
            Assert.Contains(part, Assert.Throws<HillockException>(() => new ConvolutionKernel(shape)).Message, StringComparison.Ordinal);
    }

    private static void Check(ConvolutionProblem problem, bool accumulate, string what)
    {
        var expected = new ReferenceConvolution(problem);
        var before = accumulate ? ConvolutionProblem.Rubbish : 0;
        expected.Output.Check(problem.OutputMemory.Span, 0, $"output, {what}: y");
        expected.InputGradient.Check(problem.InputGradientMemory.Span, before, $"input gradient, {what}: dx");
        expected.WeightGradient.Check(problem.WeightGradientMemory.Span, before, $"weight gradient, {what}: dw");
        expected.BiasGradient.Check(problem.BiasGradientMemory.Span, before, $"bias gradient, {what}: db");
    }

    private static TileShape Tiles(int bits) => TileShape.For(SimdWidth.All.Single(w => w.Bits == bits));

    private static ConvolutionShape RandomShape(ref RandomStream random, string kind)
    {
        while (true)
        {
            var groups = kind == "dense" ? 1 : 2 + random.NextInt(kind == "groups" ? 4 : 39);
            var (inputs, outputs) = kind switch
            {
                "dense" => (1 + random.NextInt(40), 1 + random.NextInt(40)),
                "groups" => random.NextInt(2) == 0 ? (16, 16 * (1 + random.NextInt(2))) : (1 + random.NextInt(9), 1 + random.NextInt(9)),
                _ => (1, random.NextInt(2) == 0 ? 1 : 1 + random.NextInt(3)),
            };
            var shape = new ConvolutionShape
            {
                Height = 1 + random.NextInt(11),
                Width = 1 + random.NextInt(29),
                InChannels = groups * inputs,
                OutChannels = groups * outputs,
                KernelHeight = 1 + random.NextInt(4),
                KernelWidth = 1 + random.NextInt(5),
                StrideY = 1 + random.NextInt(3),
                StrideX = 1 + random.NextInt(3),
                DilationY = 1 + random.NextInt(2),
                DilationX = 1 + random.NextInt(3),
                PadTop = random.NextInt(4),
                PadLeft = random.NextInt(4),
                PadBottom = random.NextInt(4),
                PadRight = random.NextInt(4),
                Groups = groups,
                InPixelStride = random.NextInt(2) * groups * inputs,
            };
            if (shape.OutHeight > 0 && shape.OutWidth > 0) return shape;
        }
    }
}
