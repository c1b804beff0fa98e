using System.Globalization;
using Hillock.Kernels.Convolution;

namespace Hillock.Benchmarks.Cases;

/// <summary>A convolution with a square kernel over square images, padded so that stride 1 keeps the size.</summary>
/// <param name="Size">Rows and columns of the image.</param>
/// <param name="Inputs">Input channels.</param>
/// <param name="Outputs">Output channels.</param>
/// <param name="Kernel">Rows and columns of the kernel.</param>
/// <param name="Stride">From one output to the next.</param>
/// <param name="Groups">Groups of channels.</param>
internal sealed record ConvolutionSize(int Size, int Inputs, int Outputs, int Kernel = 3, int Stride = 1, int Groups = 1)
{
    private const int ImageChannels = 3, UsualKernel = 3;

    /// <summary>Whether it reads the images of a data set, which have no pads and need no gradient.</summary>
    public bool IsFirst => Inputs <= ImageChannels;

    /// <summary>Such as <c>32x32x32-64-stride2</c>.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{(Groups > 1 ? "depthwise-" : "")}{Size}x{Size}x{Inputs}-{Outputs}")
        + (Kernel == UsualKernel ? "" : $"-{Kernel}x{Kernel}") + (Stride == 1 ? "" : $"-stride{Stride}");

    /// <summary>Our description of it.</summary>
    public ConvolutionShape Shape => new()
    {
        Height = Size,
        Width = Size,
        InChannels = Inputs,
        OutChannels = Outputs,
        KernelHeight = Kernel,
        KernelWidth = Kernel,
        StrideY = Stride,
        StrideX = Stride,
        PadTop = Kernel / 2,
        PadLeft = Kernel / 2,
        PadBottom = Kernel / 2,
        PadRight = Kernel / 2,
        Groups = Groups,
        InPixelStride = IsFirst ? Inputs : 0,
    };
}
