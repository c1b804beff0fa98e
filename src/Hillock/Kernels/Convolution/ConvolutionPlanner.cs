namespace Hillock.Kernels.Convolution;

/// <summary>Describes the passes of a convolution.</summary>
internal sealed class ConvolutionPlanner(ConvolutionShape shape, TileShape tiles)
{
    private readonly ChannelGroups _forwardChannels = new(
        new(shape.Height, shape.Width, shape.InChannels, shape.InPixelStride), new(shape.OutHeight, shape.OutWidth, shape.OutChannels), shape.Groups);

    private ChannelGroups BackwardChannels => field ??= new(
        new(shape.OutHeight, shape.OutWidth, shape.OutChannels), new(shape.Height, shape.Width, shape.InChannels), shape.Groups);

    private Axis Y => Axis.Forward(shape.OutHeight, shape.KernelHeight, shape.StrideY, shape.DilationY, shape.PadTop, shape.Height);

    private Axis X => Axis.Forward(shape.OutWidth, shape.KernelWidth, shape.StrideX, shape.DilationX, shape.PadLeft, shape.Width);

    private int BackwardTapRows => BackwardChannels.IsDense ? shape.OutChannels : shape.GroupOutChannels;

    /// <summary>The forward pass.</summary>
    public CorrelationPass Forward() =>
        new([new(Y, X, 0)], _forwardChannels.Layout(shape.GroupInChannels, _forwardChannels.Target.PixelStride, shape.GroupOutChannels), tiles);

    /// <summary>How the input gradient reads the weights.</summary>
    public WeightTransposition Transposition() => new(shape, Phases(), BackwardChannels.IsDense, BackwardTapRows, BackwardChannels.Columns);

    /// <summary>The input gradient.</summary>
    public CorrelationPass Backward() =>
        new(Phases(), BackwardChannels.Layout(BackwardTapRows, BackwardChannels.Columns, (nint)shape.GroupOutChannels * BackwardChannels.Columns), tiles);

    /// <summary>The weight gradient.</summary>
    public WeightGradientPass WeightGradient()
    {
        var expansion = _forwardChannels.Expansion;
        return new WeightGradientPass(new GradientLayout
        {
            Y = Y,
            X = X,
            TapRows = shape.GroupInChannels,
            Lanes = !_forwardChannels.IsDense,
            ChannelStride = expansion?.Lanes ?? 1,
            PixelStride = _forwardChannels.PixelStride,
            Expansion = expansion,
            Columns = _forwardChannels.Columns,
            Groups = _forwardChannels.Passes,
            OutputStride = _forwardChannels.Target.PixelStride,
        }, tiles);
    }

    // Inputs that are a multiple of the stride apart have the same taps.
    private CorrelationPhase[] Phases()
    {
        var phases = new List<CorrelationPhase>();
        nint offset = 0;
        var tap = (nint)BackwardTapRows * BackwardChannels.Columns;
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
