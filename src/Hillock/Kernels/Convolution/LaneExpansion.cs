using System.Runtime.CompilerServices;

namespace Hillock.Kernels.Convolution;

/// <summary>Copies each source channel beside every target channel that reads it, so that groups of any size run lane by lane.</summary>
/// <remarks>An expanded pixel holds, for each of the <c>depth</c> source channels of a group, one number a target channel.</remarks>
internal sealed unsafe class LaneExpansion
{
    private readonly int _width;
    private readonly int _pixelStride;
    private readonly int[] _sources;

    /// <summary>Plans the copy.</summary>
    /// <param name="width">Pixels in a row of the source.</param>
    /// <param name="pixelStride">Floats from one pixel of the source to the next.</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="depth">Source channels of a group.</param>
    /// <param name="targets">Target channels of a group.</param>
    public LaneExpansion(int width, int pixelStride, int groups, int depth, int targets)
    {
        (_width, _pixelStride) = (width, pixelStride);
        Lanes = AlignedBuffer.Padded(groups * targets);
        _sources = new int[depth * Lanes];
        Array.Fill(_sources, -1);
        for (var j = 0; j < depth; j++)
            for (var t = 0; t < groups * targets; t++) _sources[(j * Lanes) + t] = (t / targets * depth) + j;
    }

    /// <summary>Floats of an expanded pixel.</summary>
    public int PixelStride => _sources.Length;

    /// <summary>Floats from one source channel of a target channel to the next.</summary>
    public int Lanes { get; }

    /// <summary>Floats of an expanded row.</summary>
    public nint RowStride => (nint)_width * PixelStride;

    /// <summary>Expands rows of an image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(float* image, int firstRow, int rows, float* target)
    {
        var sources = _sources;
        var source = image + ((nint)firstRow * _width * _pixelStride);
        for (var pixel = (nint)rows * _width; pixel > 0; pixel--, source += _pixelStride, target += sources.Length)
            for (var i = 0; i < sources.Length; i++) target[i] = sources[i] < 0 ? 0 : source[sources[i]];
    }
}
