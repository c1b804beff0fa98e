using Hillock.Kernels.Convolution;
using static TorchSharp.torch;

namespace Hillock.Oracle.Tests;

public sealed unsafe class ConvolutionOracleTests
{
    private const int Seeds = 40;

    public static TheoryData<int> All => [.. Enumerable.Range(0, Seeds)];

    [Theory]
    [MemberData(nameof(All))]
    public void Outputs_and_every_gradient_agree(int seed)
    {
        Oracle.Require();
        using var scope = NewDisposeScope();
        var random = new RandomStream(seed, "convolution oracle");
        var s = RandomShape(ref random);
        var images = 1 + random.NextInt(5);
        using var x = ImageProblem.Random(ref random, images, s.InChannels, s.Height, s.Width, s.InPixelStride);
        using var dy = ImageProblem.Random(ref random, images, s.OutChannels, s.OutHeight, s.OutWidth);
        using var y = new ImageProblem(images, s.OutChannels, s.OutHeight, s.OutWidth);
        using var dx = new ImageProblem(images, s.InChannels, s.Height, s.Width);
        // As images, weights are one picture a tap and input channel: [taps · inputs, outputs].
        var rows = s.KernelHeight * s.KernelWidth * s.GroupInChannels;
        using var w = ImageProblem.Random(ref random, 1, s.OutChannels, rows, 1);
        using var bias = ImageProblem.Random(ref random, 1, s.OutChannels, 1, 1);
        using var dw = new ImageProblem(1, s.OutChannels, rows, 1);
        using var db = new ImageProblem(1, s.OutChannels, 1, 1);
        var kernel = new ConvolutionKernel(s);
        using var transposed = new AlignedBuffer(kernel.TransposedLength);
        kernel.Forward(x.Batch, w.Batch.Pointer, bias.Batch.Pointer, y.Batch, 0, images * s.OutHeight);
        kernel.TransposeWeights(w.Batch.Pointer, transposed.Pointer, 0, kernel.TransposeUnits);
        kernel.InputGradient(dy.Batch, transposed.Pointer, dx.Batch, 0, images * s.Height);
        kernel.WeightGradient(x.Batch, dy.Batch, images, dw.Batch.Pointer, db.Batch.Pointer, 0, kernel.WeightGradientUnits);

        var input = x.ToTorch(requiresGradient: true);
        var flat = w.ToTorch(requiresGradient: true);
        var weight = flat.reshape(s.OutChannels, s.KernelHeight, s.KernelWidth, s.GroupInChannels).permute(0, 3, 1, 2);
        var torchBias = bias.ToTorch(requiresGradient: true);
        var output = nn.functional.conv2d(
            nn.functional.pad(input, [s.PadLeft, s.PadRight, s.PadTop, s.PadBottom]), weight, torchBias.reshape(s.OutChannels),
            strides: [s.StrideY, s.StrideX], dilation: [s.DilationY, s.DilationX], groups: s.Groups);
        output.backward([dy.ToTorch()]);
        var what = $"seed {seed}, {s}";
        Agreement.Check(output, y.Numbers(), 1e-5, 1, $"{what}: output");
        Agreement.Check(input.grad!, dx.Numbers(), 1e-5, 1, $"{what}: input gradient");
        Agreement.Check(flat.grad!, dw.Numbers(), 1e-5, 1, $"{what}: weight gradient");
        Agreement.Check(torchBias.grad!, db.Numbers(), 1e-5, 1, $"{what}: bias gradient");
    }

    private static ConvolutionShape RandomShape(ref RandomStream random)
    {
        while (true)
        {
            var groups = random.NextInt(2) == 0 ? 1 : 1 + random.NextInt(20);
            var most = groups == 1 ? 40 : 6;
            int inputs = groups * (1 + random.NextInt(most)), outputs = groups * (1 + random.NextInt(most));
            var shape = new ConvolutionShape
            {
                Height = 1 + random.NextInt(16),
                Width = 1 + random.NextInt(30),
                InChannels = inputs,
                OutChannels = outputs,
                KernelHeight = 1 + random.NextInt(5),
                KernelWidth = 1 + random.NextInt(5),
                StrideY = 1 + random.NextInt(3),
                StrideX = 1 + random.NextInt(3),
                DilationY = 1 + random.NextInt(2),
                DilationX = 1 + random.NextInt(2),
                PadTop = random.NextInt(4),
                PadLeft = random.NextInt(4),
                PadBottom = random.NextInt(4),
                PadRight = random.NextInt(4),
                Groups = groups,
                InPixelStride = random.NextInt(2) * inputs,
            };
            if (shape.OutHeight > 0 && shape.OutWidth > 0) return shape;
        }
    }
}
