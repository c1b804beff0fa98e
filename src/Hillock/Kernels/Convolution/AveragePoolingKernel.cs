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
            var (image, oy) = Math.DivRem(row, _geometry.Rows.Length);
            var window = _geometry.Rows[oy];
            var source = _geometry.Input(input, image, window);
            var target = output.Image(image) + (oy * _geometry.OutputRow);
            if (_bits == 512) ForwardRow<Lanes512>(source, window, target);
            else if (_bits == 256) ForwardRow<Lanes256>(source, window, target);
            else ForwardRow<Lanes128>(source, window, target);
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

    private void ForwardRow<T>(float* source, PoolingWindow rows, float* target)
        where T : unmanaged, ILanes<T>
    {
        var pixel = _geometry.Pixel;
        foreach (var columns in _geometry.Columns)
        {
            Average<T>(source + ((nint)columns.First * pixel), _geometry.InputRow, rows.Count, columns.Count, Count(rows, columns), pixel, target);
            target += pixel;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Average<T>(float* window, nint rowStride, int rows, int columns, float count, int pixel, float* target)
        where T : unmanaged, ILanes<T>
    {
        var divisor = T.Broadcast(count);
        for (var c = 0; c < pixel; c += T.Count)
        {
            var row = window + c;
            var sum = T.Broadcast(0);
            for (var ky = rows; ky > 0; ky--, row += rowStride)
            {
                var value = row;
                for (var kx = columns; kx > 0; kx--, value += pixel) sum += T.Load(value);
            }

            (sum / divisor).Store(target + c);
        }
    }

    private void BackwardRow<T>(float* gradient, float* target, int y)
        where T : unmanaged, ILanes<T>
    {
        var pixel = _geometry.Pixel;
        var (from, to) = _geometry.WindowsOver(y);
        for (var oy = from; oy < to; oy++)
        {
            var dy = gradient + (oy * _geometry.OutputRow);
            foreach (var columns in _geometry.Columns)
            {
                Share<T>(dy, target + ((nint)columns.First * pixel), columns.Count, 1 / Count(_geometry.Rows[oy], columns), pixel);
                dy += pixel;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Share<T>(float* dy, float* dx, int taps, float share, int pixel)
        where T : unmanaged, ILanes<T>
    {
        for (var c = 0; c < pixel; c += T.Count)
        {
            var gradient = T.Load(dy + c) * T.Broadcast(share);
            var target = dx + c;
            for (var kx = taps; kx > 0; kx--, target += pixel) (T.Load(target) + gradient).Store(target);
        }
    }

    private float Count(PoolingWindow rows, PoolingWindow columns) =>
        _countsPadding ? Shape.KernelHeight * Shape.KernelWidth : rows.Count * columns.Count;
}
