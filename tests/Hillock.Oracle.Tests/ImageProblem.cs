using Hillock.Kernels.Convolution;
using static TorchSharp.torch;

namespace Hillock.Oracle.Tests;

/// <summary>Images in our layout beside the same numbers as a TorchSharp tensor [images, channels, height, width].</summary>
internal sealed unsafe class ImageProblem : IDisposable
{
    private readonly int _images, _channels, _height, _width, _pixel;
    private readonly AlignedBuffer _memory;

    public ImageProblem(int images, int channels, int height, int width, int pixelStride = 0)
    {
        (_images, _channels, _height, _width) = (images, channels, height, width);
        _pixel = pixelStride == 0 ? AlignedBuffer.Padded(channels) : pixelStride;
        Stride = AlignedBuffer.Padded(height * width * _pixel);
        _memory = new AlignedBuffer(images * Stride);
    }

    public nint Stride { get; }

    public ImageBatch Batch => new(_memory.Pointer, Stride);

    public static ImageProblem Random(ref RandomStream random, int images, int channels, int height, int width, int pixelStride = 0)
    {
        var result = new ImageProblem(images, channels, height, width, pixelStride);
        for (var n = 0; n < images; n++)
            for (var i = 0; i < height * width; i++)
                for (var c = 0; c < channels; c++) result.At(n, i, c) = (float)random.NextNormal();
        return result;
    }

    public Tensor ToTorch(bool requiresGradient = false) =>
        tensor(Numbers().Select(v => (double)v).ToArray(), [_images, _channels, _height, _width], dtype: ScalarType.Float64, requires_grad: requiresGradient);

    /// <summary>The numbers in the order of TorchSharp.</summary>
    public float[] Numbers()
    {
        var numbers = new float[_images * _channels * _height * _width];
        var k = 0;
        for (var n = 0; n < _images; n++)
            for (var c = 0; c < _channels; c++)
                for (var i = 0; i < _height * _width; i++) numbers[k++] = At(n, i, c);
        return numbers;
    }

    public void Dispose() => _memory.Dispose();

    private ref float At(int image, int pixel, int channel) => ref _memory.Pointer[(image * Stride) + ((nint)pixel * _pixel) + channel];
}
