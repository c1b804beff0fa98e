using Hillock.Kernels;
using Hillock.Kernels.Convolution;
using Hillock.Peer;

namespace Hillock.Benchmarks.Cases;

/// <summary>A convolution of a batch: the forward pass, or it and all gradients (a first layer's input needs none).</summary>
internal sealed unsafe class ConvolutionCase : BenchmarkCase
{
    private readonly ConvolutionKernel _kernel;
    private readonly bool _backward;
    private readonly bool _isFirst;
    private readonly int _images;
    private readonly AlignedBuffer _input, _weights, _bias, _output, _outputGradient, _transposed, _inputGradient, _weightGradient, _biasGradient;
    private readonly WorkerTeam _team;
    private readonly ConvolutionBlocks _forward, _transposition, _inputPass, _weightPass;
    private readonly TorchConvolution? _peer;

    public ConvolutionCase(ConvolutionSize size, int images, int threads, bool backward)
    {
        var shape = size.Shape;
        (_kernel, _backward, _isFirst, _images) = (new ConvolutionKernel(shape), backward, size.IsFirst, images);
        nint inputs = AlignedBuffer.Padded(shape.Height * shape.Width * shape.InPixelStride), outputs =
            (nint)shape.OutHeight * shape.OutWidth * AlignedBuffer.Padded(shape.OutChannels);
        var gradients = (nint)shape.Height * shape.Width * AlignedBuffer.Padded(shape.InChannels);
        var random = new RandomStream(3, "benchmark");
        _input = Filled(images * inputs, ref random);
        _weights = Filled(shape.WeightLength, ref random);
        _bias = Filled(AlignedBuffer.Padded(shape.OutChannels), ref random);
        _outputGradient = Filled(images * outputs, ref random);
        _output = new AlignedBuffer(images * outputs);
        _transposed = new AlignedBuffer(_kernel.TransposedLength);
        _inputGradient = new AlignedBuffer(images * gradients);
        _weightGradient = new AlignedBuffer(shape.WeightLength);
        _biasGradient = new AlignedBuffer(_bias.Length);
        _team = new WorkerTeam(threads);
        ImageBatch x = new(_input.Pointer, inputs), y = new(_output.Pointer, outputs), dy = new(_outputGradient.Pointer, outputs), dx =
            new(_inputGradient.Pointer, gradients);
        _forward = new(images * shape.OutHeight, _kernel.ForwardBlockRows, threads, (first, rows) =>
            _kernel.Forward(x, _weights.Pointer, _bias.Pointer, y, first, rows));
        _transposition = new(_kernel.TransposeUnits, int.MaxValue, threads, (first, count) =>
            _kernel.TransposeWeights(_weights.Pointer, _transposed.Pointer, first, count));
        _inputPass = new(images * shape.Height, _kernel.BackwardBlockRows, threads, (first, rows) =>
            _kernel.InputGradient(dy, _transposed.Pointer, dx, first, rows));
        _weightPass = new(_kernel.WeightGradientUnits, int.MaxValue, threads, (first, count) =>
            _kernel.WeightGradient(x, dy, images, _weightGradient.Pointer, _biasGradient.Pointer, first, count));
        if (TorchRuntime.IsAvailable) _peer = new TorchConvolution(size, images, backward);
    }

    public override double? Flops => _kernel.Shape.FlopsPerImage * _images * (!_backward ? 1 : _isFirst ? 2 : 3);

    public override void RunOurs()
    {
        _forward.Run(_team);
        if (!_backward) return;
        _weightPass.Run(_team);
        if (_isFirst) return;
        _transposition.Run(_team);
        _inputPass.Run(_team);
    }

    public override void RunPeer() => _peer!.Run();

    public override void Dispose()
    {
        _team.Dispose();
        foreach (var part in new IDisposable?[] { _input, _weights, _bias, _output, _outputGradient, _transposed, _inputGradient, _weightGradient,
            _biasGradient, _peer })
            part?.Dispose();
    }

    private static AlignedBuffer Filled(nint count, ref RandomStream random)
    {
        var buffer = new AlignedBuffer(count);
        foreach (ref var value in buffer.Span) value = (float)random.NextNormal();
        return buffer;
    }
}
