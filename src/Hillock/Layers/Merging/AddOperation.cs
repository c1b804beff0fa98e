using Hillock.Engine;
using Hillock.Kernels;

namespace Hillock.Layers;

/// <summary><c>y = f(x₁ + x₂ + …)</c>.</summary>
internal sealed unsafe class AddOperation : PlanOperation, IBlockWork
{
    private readonly PlanContext _context;
    private readonly FusedActivation _fused;
    private readonly int _block;
    private int _rows;
    private bool _training;

    /// <summary>Plans the sum.</summary>
    public AddOperation(PlanBuilder builder, IReadOnlyList<Slot> inputs, CompiledActivation? activation)
        : base(inputs, builder.NewSlot(inputs[0].Shape))
    {
        _context = builder.Context;
        Activation = activation;
        foreach (var input in inputs) builder.Read(input, again: false);
        _block = Blocks.Size(_context.MaxRows, 20.0 * Output.Shape.Size, Blocks.CacheRows(Output), _context.Threads);
        _fused = new FusedActivation(builder, Output, activation);
    }

    /// <inheritdoc/>
    public override CompiledActivation? Activation { get; }

    /// <inheritdoc/>
    public override Region? ActivationDerivative => _fused.Derivative;

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
        var count = rows * Output.RowLength;
        var dy = Output.Gradient!.Pointer;
        _fused.ParameterGradient(rows * Output.Positions);
        _fused.Backward(0, count);
        for (var i = 0; i < Inputs.Count; i++)
        {
            if (Inputs[i].Gradient is not { } dx) continue;
            if (Accumulates[i]) Elementwise.Add(dx.Pointer, dy, dx.Pointer, count);
            else Buffer.MemoryCopy(dy, dx.Pointer, count * sizeof(float), count * sizeof(float));
        }
    }

    /// <summary>One block of rows of the forward pass.</summary>
    public void RunBlock(int block)
    {
        var first = (nint)block * _block;
        var rows = Math.Min(_block, _rows - (int)first);
        var offset = first * Output.RowLength;
        Sum(first, rows, _fused.Sums(offset, _training));
        _fused.Forward(offset, rows * Output.Positions, _training);
    }

    private void Sum(nint first, int rows, float* z)
    {
        for (var i = 0; i < rows; i++, z += Output.RowLength)
        {
            float* a = Inputs[0].Pointer + ((first + i) * Inputs[0].Stride), b = Inputs[1].Pointer + ((first + i) * Inputs[1].Stride);
            if (Inputs[0].Value is null || Inputs[1].Value is null)
            {
                for (var j = 0; j < Output.Features; j++) z[j] = a[j] + b[j]; // the plan's input may end within a cache line
                for (var j = Output.Features; j < Output.Padded; j++) z[j] = 0;
            }
            else
            {
                Elementwise.Add(a, b, z, Output.RowLength);
            }

            for (var k = 2; k < Inputs.Count; k++)
            {
                var c = Inputs[k].Pointer + ((first + i) * Inputs[k].Stride);
                if (Inputs[k].Value is null) for (var j = 0; j < Output.Features; j++) z[j] += c[j];
                else Elementwise.Add(z, c, z, Output.RowLength);
            }
        }
    }
}
