using System.Runtime.CompilerServices;

namespace Hillock.Kernels.Convolution;

/// <summary>The maximum of each window and channel; the first of equal ones, and NaN if there is one, as PyTorch has it.</summary>
/// <remarks>The forward pass records which pixel of the window it took: its number, <c>ky·kernelWidth + kx</c>, as an int32 in memory laid out as the output.
/// How a pass is cut into blocks never changes its bits.</remarks>
public sealed unsafe class MaxPoolingKernel
{
    private readonly PoolingGeometry _geometry;
    private readonly int _bits;

    /// <summary>Plans the passes.</summary>
    /// <exception cref="HillockException">The sizes do not fit together.</exception>
    public MaxPoolingKernel(PoolingShape shape)
        : this(shape, SimdWidth.Best)
    {
    }

    /// <summary>Plans for one vector width.</summary>
    internal MaxPoolingKernel(PoolingShape shape, SimdWidth width) => (_geometry, _bits) = (new PoolingGeometry(shape), width.Bits);

    /// <summary>The sizes.</summary>
    public PoolingShape Shape => _geometry.Shape;

    /// <summary>Output rows <paramref name="first"/> to <paramref name="first"/> + <paramref name="rows"/> - 1, counted through all images.</summary>
    /// <param name="input">The input: <see cref="PoolingShape.InPixelStride"/> floats a pixel.</param>
    /// <param name="output">The output: <c>Padded(channels)</c> floats a pixel.</param>
    /// <param name="taken">Where to record the pixels taken, laid out as the output; with a null pointer they are not recorded.</param>
    /// <param name="first">The first row: image · outHeight + y.</param>
    /// <param name="rows">Number of rows.</param>
    public void Forward(ImageBatch input, ImageBatch output, ImageBatch taken, int first, int rows)
    {
        for (var row = first; row < first + rows; row++)
        {
            var (image, oy) = Math.DivRem(row, _geometry.Rows.Length);
            var window = _geometry.Rows[oy];
            var source = _geometry.Input(input, image, window);
            var target = output.Image(image) + (oy * _geometry.OutputRow);
            var record = taken.Pointer == null ? null : taken.Image(image) + (oy * _geometry.OutputRow);
            if (_bits == 512) ForwardRow<Lanes512>(source, window, target, record);
            else if (_bits == 256) ForwardRow<Lanes256>(source, window, target, record);
            else ForwardRow<Lanes128>(source, window, target, record);
        }
    }

    /// <summary>Gradient by the input rows <paramref name="first"/> to <paramref name="first"/> + <paramref name="rows"/> - 1, counted through all images.</summary>
    /// <param name="outputGradient">Gradient by the output.</param>
    /// <param name="taken">What the forward pass recorded.</param>
    /// <param name="inputGradient">The result: <c>Padded(channels)</c> floats a pixel.</param>
    /// <param name="first">The first row: image · height + y.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="accumulate">Add to the result instead of overwriting it.</param>
    public void InputGradient(ImageBatch outputGradient, ImageBatch taken, ImageBatch inputGradient, int first, int rows, bool accumulate = false)
    {
        for (var row = first; row < first + rows; row++)
        {
            var (image, y) = Math.DivRem(row, Shape.Height);
            var target = inputGradient.Image(image) + (y * _geometry.InputRow);
            if (!accumulate) new Span<float>(target, (int)_geometry.InputRow).Clear();
            float* gradient = outputGradient.Image(image), record = taken.Image(image);
            if (_bits == 512) BackwardRow<Lanes512>(gradient, record, target, y);
            else if (_bits == 256) BackwardRow<Lanes256>(gradient, record, target, y);
            else BackwardRow<Lanes128>(gradient, record, target, y);
        }
    }

    private void ForwardRow<T>(float* source, PoolingWindow rows, float* target, float* record)
        where T : unmanaged, ILanes<T>
    {
        var pixel = _geometry.Pixel;
        foreach (var columns in _geometry.Columns)
        {
            Maximum<T>(source + ((nint)columns.First * pixel), _geometry.InputRow, rows, columns, Shape.KernelWidth, pixel, target, record);
            target += pixel;
            record += record == null ? 0 : pixel;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Maximum<T>(
        float* window, nint rowStride, PoolingWindow rows, PoolingWindow columns, int kernelWidth, int pixel, float* target, float* record)
        where T : unmanaged, ILanes<T>
    {
        for (var c = 0; c < pixel; c += T.Count)
        {
            var row = window + c;
            var best = T.Load(row);
            var tap = (rows.Tap * kernelWidth) + columns.Tap;
            var at = Number<T>(tap);
            for (var ky = rows.Count; ky > 0; ky--, row += rowStride, tap += kernelWidth)
            {
                var value = row;
                for (var kx = 0; kx < columns.Count; kx++, value += pixel)
                {
                    var candidate = T.Load(value);
                    var exceeds = T.Exceeds(candidate, best);
                    best = T.Select(exceeds, candidate, best);
                    at = T.Select(exceeds, Number<T>(tap + kx), at);
                }
            }

            best.Store(target + c);
            if (record != null) at.Store(record + c);
        }
    }

    private void BackwardRow<T>(float* gradient, float* record, float* target, int y)
        where T : unmanaged, ILanes<T>
    {
        var pixel = _geometry.Pixel;
        var (from, to) = _geometry.WindowsOver(y);
        for (var oy = from; oy < to; oy++)
        {
            var rows = _geometry.Rows[oy];
            var tapRow = (rows.Tap + y - rows.First) * Shape.KernelWidth;
            float* dy = gradient + (oy * _geometry.OutputRow), taken = record + (oy * _geometry.OutputRow);
            foreach (var columns in _geometry.Columns)
            {
                HandBack<T>(dy, taken, target + ((nint)columns.First * pixel), columns.Count, tapRow + columns.Tap, pixel);
                dy += pixel;
                taken += pixel;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void HandBack<T>(float* dy, float* taken, float* dx, int taps, int tap, int pixel)
        where T : unmanaged, ILanes<T>
    {
        var zero = T.Broadcast(0);
        for (var c = 0; c < pixel; c += T.Count)
        {
            T gradient = T.Load(dy + c), at = T.Load(taken + c);
            var target = dx + c;
            for (var kx = 0; kx < taps; kx++, target += pixel)
                (T.Load(target) + T.Select(T.SameBits(at, Number<T>(tap + kx)), gradient, zero)).Store(target);
        }
    }

    // An integer's bits in every lane; never calculated with.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Number<T>(int value)
        where T : unmanaged, ILanes<T> => T.Broadcast(BitConverter.Int32BitsToSingle(value));
}
