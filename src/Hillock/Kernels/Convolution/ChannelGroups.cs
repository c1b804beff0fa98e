namespace Hillock.Kernels.Convolution;

/// <summary>How a pass reads the channels of its source, group by group, for those of its target.</summary>
/// <remarks>A pass is dense where a group's target channels fill whole cache lines: its source channels are a depth to sum over. Elsewhere it runs lane by
/// lane: each target channel reads its own copy of the group's source channels, which for a depthwise convolution is the source itself.</remarks>
internal sealed class ChannelGroups
{
    private readonly PixelGrid _source;
    private readonly int _groups;
    private readonly int _depth;
    private readonly int _targets;

    /// <summary>Plans it.</summary>
    /// <param name="source">What is read.</param>
    /// <param name="target">What is written.</param>
    /// <param name="groups">Groups of channels that see only each other.</param>
    public ChannelGroups(PixelGrid source, PixelGrid target, int groups)
    {
        (_source, Target, _groups) = (source, target, groups);
        (_depth, _targets) = (source.Channels / groups, target.Channels / groups);
        IsDense = groups == 1 || _targets % 16 == 0;
        var isItself = IsDense || (_depth == 1 && _targets == 1 && source.PixelStride == AlignedBuffer.Padded(source.Channels));
        Expansion = isItself ? null : new LaneExpansion(source.Width, source.PixelStride, groups, _depth, _targets);
    }

    /// <summary>What is written.</summary>
    public PixelGrid Target { get; }

    /// <summary>Whether a group's source channels are a depth to sum over; else the pass runs lane by lane.</summary>
    public bool IsDense { get; }

    /// <summary>How the source becomes what is read, if it is not already.</summary>
    public LaneExpansion? Expansion { get; }

    /// <summary>Floats from one pixel of what is read to the next.</summary>
    public int PixelStride => Expansion?.PixelStride ?? _source.PixelStride;

    /// <summary>Target channels computed at once, a multiple of 16.</summary>
    public int Columns => Passes > 1 ? _targets : Target.PixelStride;

    /// <summary>Groups computed one after the other.</summary>
    public int Passes => IsDense ? _groups : 1;

    /// <summary>The images of the pass.</summary>
    /// <param name="tapRows">Rows of the weights from one tap to the next.</param>
    /// <param name="weightStride">Floats from one row of the weights to the next.</param>
    /// <param name="weightGroup">Floats from one group's weights to the next one's.</param>
    public PassLayout Layout(int tapRows, int weightStride, nint weightGroup) => new()
    {
        Operands = new CorrelationOperands
        {
            Depth = _depth,
            TapRows = tapRows,
            Columns = Columns,
            WeightStride = weightStride,
            TargetPixelStride = Target.PixelStride,
            TargetRowStride = (nint)Target.Width * Target.PixelStride,
            Lanes = !IsDense,
            LaneStride = Target.PixelStride,
        },
        SourceHeight = _source.Height,
        SourceRowStride = (nint)_source.Width * PixelStride,
        SourcePixelStride = PixelStride,
        TargetHeight = Target.Height,
        Expansion = Expansion,
        Groups = Passes,
        SourceGroup = _depth,
        WeightGroup = weightGroup,
        TargetGroup = _targets,
    };
}
