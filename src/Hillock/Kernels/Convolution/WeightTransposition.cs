namespace Hillock.Kernels.Convolution;

/// <summary>Weights as the input gradient reads them: by phase and tap, output channels as rows.</summary>
internal sealed unsafe class WeightTransposition(ConvolutionShape shape, CorrelationPhase[] phases)
{
    /// <summary>Floats of the result.</summary>
    public nint Length => phases.Sum(p => p.Y.Taps * p.X.Taps) * (nint)shape.OutChannels * AlignedBuffer.Padded(shape.GroupInChannels);

    /// <summary>Transposes all.</summary>
    public void Run(float* weights, float* target)
    {
        int rows = shape.GroupInChannels, columns = shape.OutChannels, padded = AlignedBuffer.Padded(columns), paddedRows = AlignedBuffer.Padded(rows);
        var depthwise = shape.Groups == shape.InChannels && shape.Groups == shape.OutChannels && shape.Groups > 1;
        foreach (var phase in phases)
        {
            var to = target + phase.WeightOffset;
            for (var j = 0; j < phase.Y.Taps; j++)
            {
                for (var i = 0; i < phase.X.Taps; i++)
                {
                    int ky = phase.Y.FirstTap + (j * phase.Y.TapStep), kx = phase.X.FirstTap + (i * phase.X.TapStep);
                    var from = weights + ((nint)((ky * shape.KernelWidth) + kx) * rows * padded);
                    if (depthwise)
                    {
                        Buffer.MemoryCopy(from, to, padded * sizeof(float), padded * sizeof(float));
                        to += padded;
                        continue;
                    }

                    new Span<float>(to, columns * paddedRows).Clear();
                    Gemm.Transpose(rows, columns, from, padded, to, paddedRows);
                    to += columns * paddedRows;
                }
            }
        }
    }
}
