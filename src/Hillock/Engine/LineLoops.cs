using Hillock.Formulas;
using Hillock.Kernels;

namespace Hillock.Engine;

/// <summary>Loops, line after line, over a formula of x that learns numbers for each channel or has noise.</summary>
internal sealed unsafe class LineLoops
{
    private const int MostStreams = 32;
    private readonly ActivationParameters _learned;
    private readonly CompiledLoop _value;
    private readonly CompiledLoop _both;
    private readonly Lazy<CompiledLoop> _gradient;
    private readonly bool _noisy;

    /// <summary>Compiles the loops; <paramref name="noise"/> stands for the noise in the formula, if it has any.</summary>
    public LineLoops(Formula formula, ActivationParameters learned, Parameter? noise)
    {
        _learned = learned;
        _noisy = noise is not null;
        IReadOnlyList<Parameter> streams = noise is null ? learned.PerChannel : [noise, .. learned.PerChannel];
        _value = StreamLoops.Values(streams, learned.SharedOnes, formula);
        _both = StreamLoops.Values(streams, learned.SharedOnes, formula, formula.Derivative());
        _gradient = new(() => StreamLoops.Gradients(formula, streams, learned.SharedOnes, [.. learned.PerChannel, .. learned.SharedOnes]));
    }

    /// <summary>Whether x is the plan's input, which has no pads to run over.</summary>
    public bool IsRaw { get; init; }

    /// <summary><c>y = f(x)</c>, and <c>d = f'(x)</c> unless d is null; noise lies as y; pad columns of y and d become 0.</summary>
    public void Forward(float* x, nint strideX, float* noise, float* y, float* d, int stride, int lines, int features)
    {
        var streams = stackalloc float*[MostStreams];
        for (var i = 0; i < lines; i++)
        {
            var next = Inputs(streams, x + (i * strideX), noise + ((nint)i * stride));
            streams[next++] = y + ((nint)i * stride);
            if (d is not null) streams[next] = d + ((nint)i * stride);
            (d is null ? _value : _both).Run(streams, _learned.Shared, IsRaw ? features : stride);
            CompiledActivation.ClearPad(y + ((nint)i * stride), features, stride);
            if (d is not null) CompiledActivation.ClearPad(d + ((nint)i * stride), features, stride);
        }
    }

    /// <summary>Adds the gradient by the learned parameters, <c>Σ dy·∂f/∂p</c>: chunks of lines, in order.</summary>
    public void ParameterGradient(float* x, nint strideX, float* noise, float* dy, int stride, int lines, int features)
    {
        var streams = stackalloc float*[MostStreams];
        var chunk = LineChunks.Size(stride);
        for (var first = 0; first < lines; first += chunk)
        {
            _learned.ClearSums();
            for (var i = first; i < Math.Min(first + chunk, lines); i++)
            {
                var next = Inputs(streams, x + (i * strideX), noise + ((nint)i * stride));
                streams[next++] = dy + ((nint)i * stride);
                for (var p = 0; p < _learned.Count; p++) streams[next + p] = streams[next + _learned.Count + p] = _learned.Sums(p);
                _gradient.Value.Run(streams, _learned.Shared, IsRaw ? features : stride);
            }

            _learned.AddSums(features);
        }
    }

    private int Inputs(float** streams, float* x, float* noise)
    {
        var next = 0;
        streams[next++] = x;
        if (_noisy) streams[next++] = noise;
        for (var p = 0; p < _learned.PerChannel.Count; p++) streams[next++] = _learned.Channels(p);
        return next;
    }
}
