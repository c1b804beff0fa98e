namespace Hillock.Kernels.Convolution;

/// <summary>Describes the passes of a convolution as correlations.</summary>
internal sealed class ConvolutionPlanner(ConvolutionShape shape, TileShape tiles)
{
    private int PaddedIn => AlignedBuffer.Padded(shape.InChannels);

    private int PaddedOut => AlignedBuffer.Padded(shape.OutChannels);

    private bool IsDepthwise => shape.Groups == shape.InChannels && shape.Groups == shape.OutChannels && shape.Groups > 1;

    /// <summary>The forward pass.</summary>
    public CorrelationPass Forward()
    {
        var y = Axis.Forward(shape.OutHeight, shape.KernelHeight, shape.StrideY, shape.DilationY, shape.PadTop, shape.Height);
        var x = Axis.Forward(shape.OutWidth, shape.KernelWidth, shape.StrideX, shape.DilationX, shape.PadLeft, shape.Width);
        var lanes = IsDepthwise;
        return new CorrelationPass([new(y, x, 0)], new PassLayout
        {
            Operands = new CorrelationOperands
            {
                Depth = shape.GroupInChannels,
                TapRows = shape.GroupInChannels,
                Columns = lanes || shape.Groups == 1 ? PaddedOut : shape.GroupOutChannels,
                WeightStride = PaddedOut,
                TargetPixelStride = PaddedOut,
                TargetRowStride = (nint)shape.OutWidth * PaddedOut,
                Lanes = lanes,
                LaneStride = 0,
            },
            SourceWidth = shape.Width,
            SourcePixelStride = shape.InPixelStride,
            TargetHeight = shape.OutHeight,
            Groups = lanes ? 1 : shape.Groups,
            SourceGroup = shape.GroupInChannels,
            WeightGroup = shape.GroupOutChannels,
            TargetGroup = shape.GroupOutChannels,
        }, tiles);
    }

    /// <summary>The phases of the input gradient: the inputs that are a multiple of the stride apart have the same taps.</summary>
    public CorrelationPhase[] BackwardPhases()
    {
        var phases = new List<CorrelationPhase>();
        nint offset = 0;
        for (var row = 0; row < shape.StrideY; row++)
        {
            var y = Axis.Backward(shape.OutHeight, shape.KernelHeight, shape.StrideY, shape.DilationY, shape.PadTop, shape.Height, row);
            for (var column = 0; column < shape.StrideX; column++)
            {
                var x = Axis.Backward(shape.OutWidth, shape.KernelWidth, shape.StrideX, shape.DilationX, shape.PadLeft, shape.Width, column);
                phases.Add(new(y, x, offset));
                offset += (nint)y.Taps * x.Taps * TransposedTap;
            }
        }

        return [.. phases];
    }

    /// <summary>Floats of one tap of the transposed weights.</summary>
    public nint TransposedTap => IsDepthwise ? PaddedIn : (nint)shape.OutChannels * AlignedBuffer.Padded(shape.GroupInChannels);

    /// <summary>The input gradient.</summary>
    public CorrelationPass Backward(CorrelationPhase[] phases)
    {
        var lanes = IsDepthwise;
        var padded = AlignedBuffer.Padded(shape.GroupInChannels);
        return new CorrelationPass(phases, new PassLayout
        {
            Operands = new CorrelationOperands
            {
                Depth = lanes ? 1 : shape.GroupOutChannels,
                TapRows = lanes ? 1 : shape.OutChannels,
                Columns = lanes ? PaddedIn : padded,
                WeightStride = lanes ? PaddedIn : padded,
                TargetPixelStride = PaddedIn,
                TargetRowStride = (nint)shape.Width * PaddedIn,
                Lanes = lanes,
                LaneStride = 0,
            },
            SourceWidth = shape.OutWidth,
            SourcePixelStride = PaddedOut,
            TargetHeight = shape.Height,
            Groups = lanes ? 1 : shape.Groups,
            SourceGroup = shape.GroupOutChannels,
            WeightGroup = (nint)shape.GroupOutChannels * padded,
            TargetGroup = shape.GroupInChannels,
        }, tiles);
    }

    /// <summary>The weight gradient.</summary>
    public WeightGradientPass WeightGradient()
    {
        var lanes = IsDepthwise;
        return new WeightGradientPass(new GradientLayout
        {
            Y = Axis.Forward(shape.OutHeight, shape.KernelHeight, shape.StrideY, shape.DilationY, shape.PadTop, shape.Height),
            X = Axis.Forward(shape.OutWidth, shape.KernelWidth, shape.StrideX, shape.DilationX, shape.PadLeft, shape.Width),
            TapRows = shape.GroupInChannels,
            Lanes = lanes,
            ChannelStride = 1,
            PixelStride = shape.InPixelStride,
            Columns = lanes || shape.Groups == 1 ? PaddedOut : shape.GroupOutChannels,
            Groups = lanes ? 1 : shape.Groups,
            OutputStride = PaddedOut,
        }, tiles);
    }
}
