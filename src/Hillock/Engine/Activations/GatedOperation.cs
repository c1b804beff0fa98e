using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Hillock.Activations;
using Hillock.Kernels;

namespace Hillock.Engine;

/// <summary><c>y = f(a, b)</c> of the two halves of each line.</summary>
internal sealed unsafe class GatedOperation : PlanOperation, IBlockWork
{
    private const int Together = 16;

    private readonly PlanContext _context;
    private readonly GatedActivation _activation;
    private readonly CompiledLoop _value;
    private readonly CompiledLoop? _all;
    private readonly Region? _byFirst;
    private readonly Region? _bySecond;
    private readonly int _block;
    private int _rows;
    private bool _training;

    /// <summary>Plans the gate.</summary>
    public GatedOperation(PlanBuilder builder, Slot input, GatedActivation activation)
        : base(input, builder.NewSlot(ActivationOperations.Output(activation, input.Shape)))
    {
        _context = builder.Context;
        _activation = activation;
        builder.Read(input, again: false);
        _block = Blocks.Size(_context.MaxRows, 20.0 * input.Shape.Size, 1 << 20, _context.Threads);
        _value = StreamLoops.Values([GatedActivation.Second], [], activation.Formula);
        if (!_context.Training) return;
        _all = StreamLoops.Values([GatedActivation.Second], [], activation.Formula, activation.ByFirst, activation.BySecond);
        _byFirst = builder.Keep(Output);
        _bySecond = builder.Keep(Output);
    }

    /// <inheritdoc/>
    public override void Forward(int rows, bool training)
    {
        _rows = rows;
        _training = training;
        _context.Run(this, Blocks.Count(rows, _block));
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradient is null) return;
        int n = Output.Features, width = Output.Padded;
        float* dy = Output.Gradient!.Pointer, da = _byFirst!.Pointer, db = _bySecond!.Pointer, dx = Input.Gradient.Pointer;
        for (var i = 0; i < rows * Output.Positions; i++, dy += width, da += width, db += width, dx += Input.Padded)
        {
            if (!AccumulatesInput) new Span<float>(dx, Input.Padded).Clear();
            for (var j = 0; j < n; j++) dx[j] += dy[j] * da[j];
            for (var j = 0; j < n; j++) dx[n + j] += dy[j] * db[j];
        }
    }

    /// <summary>One block of rows of the forward pass.</summary>
    public void RunBlock(int block)
    {
        nint first = (nint)block * _block * Output.Positions;
        var end = first + (Math.Min(_block, _rows - (block * _block)) * Output.Positions);
        var streams = stackalloc float*[5];
        for (var line = first; line < end; line++)
        {
            Aim(streams, line);
            (_training ? _all! : _value).Run(streams, null, Output.Features);
            CompiledActivation.ClearPad(streams[2], Output.Features, Output.Padded);

            // A few lines at a time, while they are near.
            if (line + 1 < end && line + 1 - first < Together) continue;
            Aim(streams, first);
            var count = (int)(line + 1 - first) * Output.Padded;
            if (HasNaN(streams[2], count) || (_training && (HasNaN(streams[3], count) || HasNaN(streams[4], count)))) Repair(first, line + 1);
            first = line + 1;
        }
    }

    private void Aim(float** streams, nint line)
    {
        var offset = line * Output.Padded;
        streams[0] = Input.Pointer + (line * Input.LineStride);
        streams[1] = streams[0] + Output.Features;
        streams[2] = Output.Pointer + offset;
        if (!_training) return;
        streams[3] = _byFirst!.Pointer + offset;
        streams[4] = _bySecond!.Pointer + offset;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool HasNaN(float* y, int n)
    {
        var (k, even, odd) = (0, Vector256<float>.Zero, Vector256<float>.Zero);
        for (; k <= n - 16; k += 16)
        {
            Vector256<float> a = Vector256.Load(y + k), b = Vector256.Load(y + k + 8);
            even |= ~Vector256.Equals(a, a);
            odd |= ~Vector256.Equals(b, b);
        }

        var found = (even | odd).AsInt32() != Vector256<int>.Zero;
        for (; k < n; k++) found |= float.IsNaN(y[k]);
        return found;
    }

    // Plain arithmetic has infinity times 0; the definition has the limit.
    private void Repair(nint first, nint end)
    {
        var streams = stackalloc float*[5];
        for (var line = first; line < end; line++)
        {
            Aim(streams, line);
            for (var i = 0; i < Output.Features; i++)
            {
                float a = streams[0][i], b = streams[1][i];
                if (!float.IsInfinity(a) && !float.IsInfinity(b)) continue;
                var (value, byFirst, bySecond) = _activation.At(a, b);
                streams[2][i] = (float)value;
                if (!_training) continue;
                streams[3][i] = (float)byFirst;
                streams[4][i] = (float)bySecond;
            }
        }
    }
}
