using Hillock.Activations;
using Hillock.Initialization;

namespace Hillock.Layers;

/// <summary>What a convolution was given, in the order in which it is written.</summary>
internal sealed record ConvolutionSettings(
    int Filters, (int Height, int Width) Kernel, Activation Activation, (int Height, int Width) Stride, Padding Padding, (int Height, int Width) Dilation,
    int Groups, Initializer Initializer, bool UseBias, Initializer BiasInitializer);
