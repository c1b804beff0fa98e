using Hillock.Kernels;
using Hillock.Kernels.Convolution;

namespace Hillock.Tests.Kernels.Convolution;

public sealed unsafe class PoolingKernelTests
{
    private const int Shapes = 40;
    private const float Rubbish = 7;

    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    public void Maximum_and_its_gradient_agree_with_the_definition(int bits)
    {
        for (var seed = 0; seed < Shapes; seed++)
        {
            using var problem = new Problem(seed);
            var kernel = new MaxPoolingKernel(problem.Shape, Width(bits));
            var taken = new ImageBatch(problem.Taken.Pointer, problem.OutStride);
            problem.ForwardBlocks((first, rows) => kernel.Forward(problem.Input, problem.Output, taken, first, rows));
            problem.BackwardBlocks((first, rows) =>
                kernel.InputGradient(problem.OutputGradient, taken, problem.InputGradient, first, rows, problem.Accumulates));
            problem.Check((window, dy) =>
            {
                var best = window.Aggregate((a, b) => b.Value > a.Value ? b : a);
                return (best.Value, [(best.Pixel, dy)]);
            }, 0);
        }
    }

    [Theory]
    [InlineData(512, false)]
    [InlineData(256, false)]
    [InlineData(128, false)]
    [InlineData(512, true)]
    public void Average_and_its_gradient_agree_with_the_definition(int bits, bool countPadding)
    {
        for (var seed = 0; seed < Shapes; seed++)
        {
            using var problem = new Problem(seed);
            var kernel = new AveragePoolingKernel(problem.Shape, countPadding, Width(bits));
            problem.ForwardBlocks((first, rows) => kernel.Forward(problem.Input, problem.Output, first, rows));
            problem.BackwardBlocks((first, rows) =>
                kernel.InputGradient(problem.OutputGradient, problem.InputGradient, first, rows, problem.Accumulates));
            problem.Check((window, dy) =>
            {
                double count = countPadding ? problem.Shape.KernelHeight * problem.Shape.KernelWidth : window.Count;
                return (window.Sum(p => p.Value) / count, [.. window.Select(p => (p.Pixel, dy / count))]);
            }, 1e-5);
        }
    }

    [Fact]
    public void The_first_of_equal_ones_and_NaN_are_taken()
    {
        var shape = PoolingShape.Global(1, 4, 2) with { InPixelStride = 2 };
        using var input = new AlignedBuffer(16);
        using var output = new AlignedBuffer(16);
        using var taken = new AlignedBuffer(16);
        new float[] { 1, 5, 3, float.NaN, 3, 6, 2, 9 }.CopyTo(input.Span);
        new MaxPoolingKernel(shape).Forward(new(input.Pointer, 16), new(output.Pointer, 16), new(taken.Pointer, 16), 0, 1);
        Assert.Equal([3, float.NaN], output.Span[..2].ToArray());
        Assert.Equal([1, 1], output.Span[..2].ToArray().Select((_, i) => BitConverter.SingleToInt32Bits(taken.Span[i])));
    }

    [Fact]
    public void Without_a_record_the_maximum_is_the_same()
    {
        using var problem = new Problem(3);
        var kernel = new MaxPoolingKernel(problem.Shape);
        problem.ForwardBlocks((first, rows) => kernel.Forward(problem.Input, problem.Output, new(problem.Taken.Pointer, problem.OutStride), first, rows));
        var recorded = problem.OutputMemory.Span.ToArray();
        problem.OutputMemory.Span.Fill(Rubbish);
        problem.ForwardBlocks((first, rows) => kernel.Forward(problem.Input, problem.Output, default, first, rows));
        Assert.Equal(recorded, problem.OutputMemory.Span);
    }

    [Fact]
    public void Windows_that_may_hold_no_pixel_are_explained()
    {
        var shape = PoolingShape.Global(4, 4, 1);
        Explains(shape with { KernelWidth = 2, PadLeft = 2 }, "Padding must be smaller than the window");
        Explains(shape with { KernelHeight = 5 }, "does not fit an image of 4x4");
        Explains(shape with { Channels = 0 }, "channels is 0");

        static void Explains(PoolingShape shape, string part) =>
            Assert.Contains(part, Assert.Throws<HillockException>(() => new AveragePoolingKernel(shape)).Message, StringComparison.Ordinal);
    }

    private static SimdWidth Width(int bits) => SimdWidth.All.Single(w => w.Bits == bits);

    /// <summary>A pooling of random sizes over random numbers, many of them equal.</summary>
    private sealed class Problem : IDisposable
    {
        private readonly int _seed;
        private readonly int _cut;
        private readonly int _images;

        public Problem(int seed)
        {
            var random = new RandomStream(seed, "pooling");
            _seed = seed;
            _cut = 1 + random.NextInt(9);
            _images = 1 + random.NextInt(3);
            Accumulates = random.NextInt(3) == 0;
            Shape = RandomShape(ref random);
            InStride = AlignedBuffer.Padded(Shape.Height * Shape.Width * Shape.InPixelStride);
            OutStride = (nint)Shape.OutHeight * Shape.OutWidth * Padded;
            GradientStride = (nint)Shape.Height * Shape.Width * Padded;
            InputMemory = new AlignedBuffer(_images * InStride);
            OutputMemory = new AlignedBuffer(_images * OutStride);
            Taken = new AlignedBuffer(_images * OutStride);
            OutputGradientMemory = new AlignedBuffer(_images * OutStride);
            InputGradientMemory = new AlignedBuffer(_images * GradientStride);
            foreach (var memory in new[] { OutputMemory, InputGradientMemory, Taken }) memory.Span.Fill(Rubbish);
            for (var n = 0; n < _images; n++)
                for (var i = 0; i < Shape.Height * Shape.Width; i++)
                    for (var c = 0; c < Shape.Channels; c++) InputMemory.Pointer[(n * InStride) + (i * Shape.InPixelStride) + c] = random.NextInt(9) - 4;
            for (nint i = 0; i < _images * OutStride; i++)
                if (i % Padded < Shape.Channels) OutputGradientMemory.Pointer[i] = (float)random.NextNormal();
        }

        public PoolingShape Shape { get; }

        public bool Accumulates { get; }

        public nint InStride { get; }

        public nint OutStride { get; }

        public nint GradientStride { get; }

        public AlignedBuffer InputMemory { get; }

        public AlignedBuffer OutputMemory { get; }

        public AlignedBuffer Taken { get; }

        public AlignedBuffer OutputGradientMemory { get; }

        public AlignedBuffer InputGradientMemory { get; }

        public ImageBatch Input => new(InputMemory.Pointer, InStride);

        public ImageBatch Output => new(OutputMemory.Pointer, OutStride);

        public ImageBatch OutputGradient => new(OutputGradientMemory.Pointer, OutStride);

        public ImageBatch InputGradient => new(InputGradientMemory.Pointer, GradientStride);

        private int Padded => AlignedBuffer.Padded(Shape.Channels);

        public void ForwardBlocks(Action<int, int> run) => Blocks(_images * Shape.OutHeight, run);

        public void BackwardBlocks(Action<int, int> run) => Blocks(_images * Shape.Height, run);

        /// <summary>Compares with a window's value and what it hands back to its pixels.</summary>
        public void Check(Func<List<(int Pixel, double Value)>, double, (double Value, List<(int Pixel, double Gradient)> Gradients)> definition, double tolerance)
        {
            var gradient = new double[_images * GradientStride];
            if (Accumulates) Array.Fill(gradient, Rubbish);
            for (var n = 0; n < _images; n++)
                for (var oy = 0; oy < Shape.OutHeight; oy++)
                    for (var ox = 0; ox < Shape.OutWidth; ox++)
                        for (var c = 0; c < Padded; c++)
                        {
                            var at = (n * OutStride) + (((oy * Shape.OutWidth) + ox) * Padded) + c;
                            var (value, gradients) = definition(Window(n, oy, ox, c), OutputGradientMemory.Pointer[at]);
                            Near(c < Shape.Channels ? value : 0, OutputMemory.Pointer[at], tolerance, $"y[{at}]");
                            foreach (var (pixel, dy) in gradients) gradient[(n * GradientStride) + (pixel * Padded) + c] += dy;
                        }

            for (var i = 0; i < gradient.Length; i++) Near(gradient[i], InputGradientMemory.Pointer[i], 1e-5, $"dx[{i}]");
        }

        public void Dispose()
        {
            foreach (var memory in new[] { InputMemory, OutputMemory, Taken, OutputGradientMemory, InputGradientMemory }) memory.Dispose();
        }

        private void Near(double expected, float actual, double tolerance, string what) => Assert.True(
            Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)), $"seed {_seed}, {Shape}: {what} is {actual:R}, expected {expected:R}");

        private List<(int Pixel, double Value)> Window(int n, int oy, int ox, int c)
        {
            var window = new List<(int, double)>();
            for (var ky = 0; ky < Shape.KernelHeight; ky++)
                for (var kx = 0; kx < Shape.KernelWidth; kx++)
                {
                    int y = (oy * Shape.StrideY) + ky - Shape.PadTop, x = (ox * Shape.StrideX) + kx - Shape.PadLeft;
                    if (y < 0 || y >= Shape.Height || x < 0 || x >= Shape.Width) continue;
                    var pixel = (y * Shape.Width) + x;
                    window.Add((pixel, c < Shape.Channels ? InputMemory.Pointer[(n * InStride) + (pixel * Shape.InPixelStride) + c] : 0));
                }

            return window;
        }

        private void Blocks(int all, Action<int, int> run)
        {
            for (var first = 0; first < all; first += _cut) run(first, Math.Min(_cut, all - first));
        }

        private static PoolingShape RandomShape(ref RandomStream random)
        {
            while (true)
            {
                int height = 1 + random.NextInt(4), width = 1 + random.NextInt(4), channels = 1 + random.NextInt(40);
                var shape = new PoolingShape
                {
                    Height = 1 + random.NextInt(9),
                    Width = 1 + random.NextInt(9),
                    Channels = channels,
                    KernelHeight = height,
                    KernelWidth = width,
                    StrideY = 1 + random.NextInt(4),
                    StrideX = 1 + random.NextInt(4),
                    PadTop = random.NextInt(height),
                    PadLeft = random.NextInt(width),
                    PadBottom = random.NextInt(height),
                    PadRight = random.NextInt(width),
                    InPixelStride = random.NextInt(2) * channels,
                };
                if (shape.OutHeight > 0 && shape.OutWidth > 0) return shape;
            }
        }
    }
}
