namespace Hillock.Kernels.Convolution;

/// <summary>One dimension of a correlation: which source positions each target position reads.</summary>
/// <remarks>Target <c>t</c> of <see cref="Count"/> is at <c>First + t·Step</c>; its tap <c>j</c> reads source <c>Origin + t·Stride + j·Dilation</c>
/// and is tap <c>FirstTap + j·TapStep</c> of the convolution's kernel.</remarks>
internal readonly record struct Axis
{
    /// <summary>The first target position.</summary>
    public required int First { get; init; }

    /// <summary>From one target position to the next.</summary>
    public required int Step { get; init; }

    /// <summary>Number of target positions.</summary>
    public required int Count { get; init; }

    /// <summary>What the first tap of the first target reads.</summary>
    public required int Origin { get; init; }

    /// <summary>How far the source moves from one target to the next.</summary>
    public required int Stride { get; init; }

    /// <summary>Number of taps.</summary>
    public required int Taps { get; init; }

    /// <summary>From the source of one tap to that of the next.</summary>
    public required int Dilation { get; init; }

    /// <summary>Positions of the source; outside of it all is zero.</summary>
    public required int Length { get; init; }

    /// <summary>The first tap's index in the kernel.</summary>
    public required int FirstTap { get; init; }

    /// <summary>From one tap's index in the kernel to the next one's.</summary>
    public required int TapStep { get; init; }

    /// <summary>The forward pass: outputs read inputs.</summary>
    public static Axis Forward(int outputs, int kernel, int stride, int dilation, int pad, int inputs) => new()
    {
        First = 0,
        Step = 1,
        Count = outputs,
        Origin = -pad,
        Stride = stride,
        Taps = kernel,
        Dilation = dilation,
        Length = inputs,
        FirstTap = 0,
        TapStep = 1,
    };

    /// <summary>The input gradient: every <paramref name="stride"/>-th input, from the <paramref name="phase"/>-th, reads output gradients.</summary>
    /// <remarks>Input i got something from output o through tap k if <c>i + pad = o·stride + k·dilation</c>. For the inputs of one phase the same taps
    /// fit, a fixed distance apart, and taken from the last to the first they read outputs in rising order: a correlation with stride 1.</remarks>
    public static Axis Backward(int outputs, int kernel, int stride, int dilation, int pad, int inputs, int phase)
    {
        var last = kernel - 1;
        while (last >= 0 && (phase + pad - (last * dilation)) % stride != 0) last--;
        var common = GreatestCommonDivisor(dilation, stride);
        var apart = stride / common;
        return new()
        {
            First = phase,
            Step = stride,
            Count = Math.Max(0, (inputs - phase + stride - 1) / stride),
            Origin = last < 0 ? 0 : (phase + pad - (last * dilation)) / stride,
            Stride = 1,
            Taps = last < 0 ? 0 : (last / apart) + 1,
            Dilation = dilation / common,
            Length = outputs,
            FirstTap = Math.Max(last, 0),
            TapStep = -apart,
        };
    }

    /// <summary>The source position of the first tap of target <paramref name="t"/>.</summary>
    public int LowOf(int t) => Origin + (t * Stride);

    /// <summary>One more than the source position of the last tap of target <paramref name="t"/>.</summary>
    public int HighOf(int t) => LowOf(t) + ((Taps - 1) * Dilation) + 1;

    /// <summary>The taps of target <paramref name="t"/> that read inside the source: from one, up to but not including the other.</summary>
    public (int From, int To) ValidTaps(int t)
    {
        var at = LowOf(t);
        var from = Math.Min(Taps, CeilingOf(-at, Dilation));
        return (from, Math.Clamp(CeilingOf(Length - at, Dilation), from, Taps));
    }

    /// <summary>The targets whose tap <paramref name="tap"/> reads inside the source: from one, up to but not including the other.</summary>
    public (int From, int To) ValidTargets(int tap)
    {
        var at = Origin + (tap * Dilation);
        var from = Math.Min(Count, CeilingOf(-at, Stride));
        return (from, Math.Clamp(CeilingOf(Length - at, Stride), from, Count));
    }

    /// <summary>Targets side by side that have the same taps, in order.</summary>
    public IEnumerable<AxisRange> Ranges()
    {
        for (int from = 0, to; from < Count; from = to)
        {
            var taps = ValidTaps(from);
            to = from + 1;
            while (to < Count && ValidTaps(to) == taps) to++;
            yield return new(from, to, taps.From, taps.To);
        }
    }

    /// <summary>The targets whose positions lie in [<paramref name="from"/>, <paramref name="to"/>).</summary>
    public (int From, int To) TargetsIn(int from, int to) =>
        (Math.Min(Count, CeilingOf(from - First, Step)), Math.Min(Count, CeilingOf(to - First, Step)));

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);

    private static int CeilingOf(int value, int divisor) => value <= 0 ? 0 : (value + divisor - 1) / divisor;
}
