using static TorchSharp.torch;

namespace Hillock.Benchmarks.Cases;

/// <summary>The same convolution in TorchSharp.</summary>
internal sealed class TorchConvolution : IDisposable
{
    private readonly ConvolutionSize _size;
    private readonly Tensor _input, _weights, _bias, _outputGradient;
    private readonly bool _backward;

    public TorchConvolution(ConvolutionSize size, int images, bool backward)
    {
        var shape = size.Shape;
        (_size, _backward) = (size, backward);
        _input = randn([images, size.Inputs, size.Size, size.Size], requires_grad: backward && !size.IsFirst);
        _weights = randn([size.Outputs, shape.GroupInChannels, size.Kernel, size.Kernel], requires_grad: backward);
        _bias = randn([size.Outputs], requires_grad: backward);
        _outputGradient = randn([images, size.Outputs, shape.OutHeight, shape.OutWidth]);
    }

    public void Run()
    {
        using var scope = NewDisposeScope();
        using var none = _backward ? null : no_grad();
        var output = nn.functional.conv2d(
            _input, _weights, _bias, strides: [_size.Stride, _size.Stride], padding: [_size.Kernel / 2, _size.Kernel / 2], groups: _size.Groups);
        if (!_backward) return;
        // As an optimiser's zero_grad does: a gradient that is there would be added to.
        foreach (var tensor in new[] { _input, _weights, _bias }) tensor.grad = null;
        output.backward([_outputGradient]);
    }

    public void Dispose()
    {
        foreach (var tensor in new[] { _input, _weights, _bias, _outputGradient }) tensor.Dispose();
    }
}
