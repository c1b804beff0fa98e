namespace Hillock.Kernels.Convolution;

/// <summary>Describes the passes of a convolution.</summary>
/// <remarks>A pass is dense where a group's target channels fill whole cache lines: its source channels are a depth to sum over. Elsewhere it runs lane by
/// lane: each target channel reads its own copy of the group's source channels, which for a depthwise convolution is the source itself.</remarks>
internal sealed class ConvolutionPlanner(ConvolutionShape shape, TileShape tiles)
{
    private readonly int _in = AlignedBuffer.Padded(shape.InChannels);
    private readonly int _out = AlignedBuffer.Padded(shape.OutChannels);
    private readonly int _groupIn = shape.GroupInChannels;
    private readonly int _groupOut = shape.GroupOutChannels;

    private bool ForwardIsDense => shape.Groups == 1 || _groupOut % 16 == 0;

    private bool BackwardIsDense => shape.Groups == 1 || _groupIn % 16 == 0;

    private Axis Y => Axis.Forward(shape.OutHeight, shape.KernelHeight, shape.StrideY, shape.DilationY, shape.PadTop, shape.Height);

    private Axis X => Axis.Forward(shape.OutWidth, shape.KernelWidth, shape.StrideX, shape.DilationX, shape.PadLeft, shape.Width);

    private LaneExpansion? ForwardExpansion => ForwardIsDense || (_groupIn == 1 && _groupOut == 1 && shape.InPixelStride == _in)
        ? null
        : new LaneExpansion(shape.Width, shape.InPixelStride, shape.Groups, _groupIn, _groupOut);

    /// <summary>The forward pass.</summary>
    public CorrelationPass Forward()
    {
        var expansion = ForwardExpansion;
        var pixel = expansion?.PixelStride ?? shape.InPixelStride;
        return new CorrelationPass([new(Y, X, 0)], new PassLayout
        {
            Operands = new CorrelationOperands
            {
                Depth = _groupIn,
                TapRows = _groupIn,
                Columns = ForwardIsDense && shape.Groups > 1 ? _groupOut : _out,
                WeightStride = _out,
                TargetPixelStride = _out,
                TargetRowStride = (nint)shape.OutWidth * _out,
                Lanes = !ForwardIsDense,
                LaneStride = _out,
            },
            SourceHeight = shape.Height,
            SourceRowStride = (nint)shape.Width * pixel,
            SourcePixelStride = pixel,
            TargetHeight = shape.OutHeight,
            Expansion = expansion,
            Groups = ForwardIsDense ? shape.Groups : 1,
            SourceGroup = _groupIn,
            WeightGroup = _groupOut,
            TargetGroup = _groupOut,
        }, tiles);
    }

    /// <summary>How the input gradient reads the weights.</summary>
    public WeightTransposition Transposition() => new(shape, Phases(), BackwardIsDense);

    /// <summary>The input gradient.</summary>
    public CorrelationPass Backward()
    {
        var dense = BackwardIsDense;
        var expansion = dense || (_groupIn == 1 && _groupOut == 1)
            ? null
            : new LaneExpansion(shape.OutWidth, _out, shape.Groups, _groupOut, _groupIn);
        var pixel = expansion?.PixelStride ?? _out;
        var columns = dense ? AlignedBuffer.Padded(_groupIn) : _in;
        return new CorrelationPass(Phases(), new PassLayout
        {
            Operands = new CorrelationOperands
            {
                Depth = _groupOut,
                TapRows = dense ? shape.OutChannels : _groupOut,
                Columns = columns,
                WeightStride = columns,
                TargetPixelStride = _in,
                TargetRowStride = (nint)shape.Width * _in,
                Lanes = !dense,
                LaneStride = _in,
            },
            SourceHeight = shape.OutHeight,
            SourceRowStride = (nint)shape.OutWidth * pixel,
            SourcePixelStride = pixel,
            TargetHeight = shape.Height,
            Expansion = expansion,
            Groups = dense ? shape.Groups : 1,
            SourceGroup = _groupOut,
            WeightGroup = (nint)_groupOut * columns,
            TargetGroup = _groupIn,
        }, tiles);
    }

    /// <summary>The weight gradient.</summary>
    public WeightGradientPass WeightGradient()
    {
        var expansion = ForwardExpansion;
        return new WeightGradientPass(new GradientLayout
        {
            Y = Y,
            X = X,
            TapRows = _groupIn,
            Lanes = !ForwardIsDense,
            ChannelStride = expansion?.Lanes ?? 1,
            PixelStride = expansion?.PixelStride ?? shape.InPixelStride,
            Expansion = expansion,
            Columns = ForwardIsDense && shape.Groups > 1 ? _groupOut : _out,
            Groups = ForwardIsDense ? shape.Groups : 1,
            OutputStride = _out,
        }, tiles);
    }

    // Inputs that are a multiple of the stride apart have the same taps.
    private CorrelationPhase[] Phases()
    {
        var phases = new List<CorrelationPhase>();
        nint offset = 0;
        var tap = BackwardIsDense ? (nint)shape.OutChannels * AlignedBuffer.Padded(_groupIn) : (nint)_groupOut * _in;
        for (var row = 0; row < shape.StrideY; row++)
        {
            var y = Axis.Backward(shape.OutHeight, shape.KernelHeight, shape.StrideY, shape.DilationY, shape.PadTop, shape.Height, row);
            for (var column = 0; column < shape.StrideX; column++)
            {
                var x = Axis.Backward(shape.OutWidth, shape.KernelWidth, shape.StrideX, shape.DilationX, shape.PadLeft, shape.Width, column);
                phases.Add(new(y, x, offset));
                offset += (nint)y.Taps * x.Taps * tap;
            }
        }

        return [.. phases];
    }
}
