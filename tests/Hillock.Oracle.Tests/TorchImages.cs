using Hillock.Layers;

using static TorchSharp.torch;

namespace Hillock.Oracle.Tests;

/// <summary>Convolutions and poolings of channels-last images and sequences in TorchSharp, with pads written out on each side.</summary>
internal static class TorchImages
{
    /// <summary>Without the activation; weights are [taps · inputs, outputs].</summary>
    public static Tensor Convolve(Tensor rows, Convolution layer, Tensor weight, Tensor? bias)
    {
        var (kernel, stride, dilation) = layer switch
        {
            Conv1D one => ((1, one.Kernel), (1, one.Stride), (1, one.Dilation)),
            Conv2D two => (two.Kernel, two.Stride, two.Dilation),
            _ => throw new NotSupportedException(layer.Kind),
        };
        var image = ChannelsFirst(rows, layer is Conv1D);
        var taps = weight.reshape(kernel.Item1, kernel.Item2, image.shape[1] / layer.Groups, layer.Filters).permute(3, 2, 0, 1).contiguous();
        var window = (((kernel.Item1 - 1) * dilation.Item1) + 1, ((kernel.Item2 - 1) * dilation.Item2) + 1);
        var result = nn.functional.conv2d(
            Padded(image, layer.Padding, window, stride, 0), taps, bias, strides: [stride.Item1, stride.Item2], dilation: [dilation.Item1, dilation.Item2],
                groups: layer.Groups);
        return ChannelsLast(result, layer is Conv1D);
    }

    /// <summary>The largest or the mean of each window; pads are neither the largest nor counted in a mean.</summary>
    public static Tensor Pool(Tensor rows, Pooling layer)
    {
        var (size, stride, isSequence) = layer switch
        {
            MaxPool1D p => ((1, p.Size), (1, p.Stride), true),
            AveragePool1D p => ((1, p.Size), (1, p.Stride), true),
            MaxPool2D p => (p.Size, p.Stride, false),
            AveragePool2D p => (p.Size, p.Stride, false),
            _ => throw new NotSupportedException(layer.Kind),
        };
        var image = ChannelsFirst(rows, isSequence);
        Tensor Mean(Tensor x) => nn.functional.avg_pool2d(Padded(x, layer.Padding, size, stride, 0), [size.Item1, size.Item2], [stride.Item1, stride.Item2]);
        var result = layer is MaxPool1D or MaxPool2D
            ? nn.functional.max_pool2d(Padded(image, layer.Padding, size, stride, double.NegativeInfinity), [size.Item1, size.Item2],
                strides: [stride.Item1, stride.Item2])
            : Mean(image) / Mean(ones_like(image));
        return ChannelsLast(result, isSequence);
    }

    private static Tensor ChannelsFirst(Tensor rows, bool isSequence)
    {
        if (rows.ndim == (isSequence ? 2 : 3)) rows = rows.unsqueeze(-1);
        return (isSequence ? rows.unsqueeze(1) : rows).permute(0, 3, 1, 2);
    }

    private static Tensor ChannelsLast(Tensor image, bool isSequence)
    {
        var rows = image.permute(0, 2, 3, 1);
        return isSequence ? rows.squeeze(1) : rows;
    }

    private static Tensor Padded(Tensor image, Padding padding, (int Height, int Width) window, (int Height, int Width) stride, double value)
    {
        var ((top, bottom), (left, right)) = (Along(0, window.Height, stride.Height), Along(1, window.Width, stride.Width));
        return nn.functional.pad(image, [left, right, top, bottom], TorchSharp.PaddingModes.Constant, value);

        (long, long) Along(int axis, int size, int step)
        {
            // A sequence is an image of one row, which has no pads above and below.
            var length = image.shape[2 + axis];
            if (length == 1 && size == 1) return (0, 0);
            var parts = padding.ToString().Split('x');
            if (parts[0] == "valid") return (0, 0);
            if (parts[0] != "same") return (long.Parse(parts[Math.Min(axis, parts.Length - 1)]), long.Parse(parts[Math.Min(axis, parts.Length - 1)]));
            // Keras: as many as make ceil(length / step) windows fit, the odd one behind.
            var pads = Math.Max(0, (((length + step - 1) / step) - 1) * step + size - length);
            return (pads / 2, pads - (pads / 2));
        }
    }
}
