using System.Runtime.CompilerServices;

namespace Hillock.Kernels.Convolution;

/// <summary>The average of each window and channel.</summary>
/// <remarks>How a pass is cut into blocks never changes its bits.</remarks>
public sealed unsafe class AveragePoolingKernel
{
    private readonly PoolingGeometry _geometry;
    private readonly int _bits;
    private readonly bool _countsPadding;

    /// <summary>Plans the passes.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="countPadding">Divide by all positions of a window in the padded image, as PyTorch does unless told otherwise; without it by the
    /// pixels in it, as Keras does.</param>
    /// <exception cref="HillockException">The sizes do not fit together.</exception>
    public AveragePoolingKernel(PoolingShape shape, bool countPadding = false)
        : this(shape, countPadding, SimdWidth.Best)
    {
    }

    /// <summary>Plans for one vector width.</summary>
    internal AveragePoolingKernel(PoolingShape shape, bool countPadding, SimdWidth width) =>
        (_geometry, _countsPadding, _bits) = (new PoolingGeometry(shape), countPadding, width.Bits);

    /// <summary>The sizes.</summary>
    public PoolingShape Shape => _geometry.Shape;

    /// <summary>Output rows <paramref name="first"/> to <paramref name="first"/> + <paramref name="rows"/> - 1, counted through all images.</summary>
    /// <param name="input">The input: <see cref="PoolingShape.InPixelStride"/> floats a pixel.</param>
    /// <param name="output">The output: <c>Padded(channels)</c> floats a pixel.</param>
    /// <param name="first">The first row: image · outHeight + y.</param>
    /// <param name="rows">Number of rows.</param>
    public void Forward(ImageBatch input, ImageBatch output, int first, int rows)
    {
        for (var row = first; row < first + rows; row++)
        {
            var (image, oy) = Math.DivRem(row, _geometry.Y.Count);
            var source = _geometry.Input(input, image, oy);
            var target = output.Image(image) + (oy * _geometry.OutputRow);
            if (_bits == 512) ForwardRow<Lanes512>(source, target, oy);
            else if (_bits == 256) ForwardRow<Lanes256>(source, target, oy);
            else ForwardRow<Lanes128>(source, target, oy);
        }
    }

    /// <summary>Gradient by the input rows <paramref name="first"/> to <paramref name="first"/> + <paramref name="rows"/> - 1, counted through all images.</summary>
    /// <param name="outputGradient">Gradient by the output.</param>
    /// <param name="inputGradient">The result: <c>Padded(channels)</c> floats a pixel.</param>
    /// <param name="first">The first row: image · height + y.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="accumulate">Add to the result instead of overwriting it.</param>
    public void InputGradient(ImageBatch outputGradient, ImageBatch inputGradient, int first, int rows, bool accumulate = false)
    {
        for (var row = first; row < first + rows; row++)
        {
            var (image, y) = Math.DivRem(row, Shape.Height);
            var target = inputGradient.Image(image) + (y * _geometry.InputRow);
            if (!accumulate) new Span<float>(target, (int)_geometry.InputRow).Clear();
            var gradient = outputGradient.Image(image);
            if (_bits == 512) BackwardRow<Lanes512>(gradient, target, y);
            else if (_bits == 256) BackwardRow<Lanes256>(gradient, target, y);
            else BackwardRow<Lanes128>(gradient, target, y);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ForwardRow<T>(float* source, float* target, int oy)
        where T : unmanaged, ILanes<T>
    {
        var (x, pixel) = (_geometry.X, _geometry.Pixel);
        var (kyFrom, kyTo) = _geometry.Y.ValidTaps(oy);
        var rows = source + ((_geometry.Y.LowOf(oy) + kyFrom) * _geometry.InputRow);
        for (var ox = 0; ox < x.Count; ox++, target += pixel)
        {
            var (kxFrom, kxTo) = x.ValidTaps(ox);
            var window = rows + ((nint)(x.LowOf(ox) + kxFrom) * pixel);
            var count = T.Broadcast(Count(oy, ox));
            for (var c = 0; c < pixel; c += T.Count)
            {
                var row = window + c;
                var sum = T.Broadcast(0);
                for (var ky = kyFrom; ky < kyTo; ky++, row += _geometry.InputRow)
                {
                    var value = row;
                    for (var kx = kxFrom; kx < kxTo; kx++, value += pixel) sum += T.Load(value);
                }

                (sum / count).Store(target + c);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BackwardRow<T>(float* gradient, float* target, int y)
        where T : unmanaged, ILanes<T>
    {
        var (x, pixel) = (_geometry.X, _geometry.Pixel);
        var (from, to) = _geometry.WindowsOver(y);
        for (var oy = from; oy < to; oy++)
        {
            var dy = gradient + (oy * _geometry.OutputRow);
            for (var ox = 0; ox < x.Count; ox++, dy += pixel)
            {
                var (kxFrom, kxTo) = x.ValidTaps(ox);
                var share = T.Broadcast(1 / Count(oy, ox));
                for (var kx = kxFrom; kx < kxTo; kx++)
                {
                    var dx = target + ((nint)(x.LowOf(ox) + kx) * pixel);
                    for (var c = 0; c < pixel; c += T.Count) T.MultiplyAdd(T.Load(dy + c), share, T.Load(dx + c)).Store(dx + c);
                }
            }
        }
    }

    private float Count(int oy, int ox)
    {
        if (_countsPadding) return Shape.KernelHeight * Shape.KernelWidth;
        var ((kyFrom, kyTo), (kxFrom, kxTo)) = (_geometry.Y.ValidTaps(oy), _geometry.X.ValidTaps(ox));
        return (kyTo - kyFrom) * (kxTo - kxFrom);
    }
}
