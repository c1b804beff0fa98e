using Hillock.Engine;

namespace Hillock.Layers;

/// <summary><c>y = a·b</c>, element by element.</summary>
internal sealed unsafe class MultiplyOperation : PlanOperation
{
    /// <summary>Plans the product.</summary>
    public MultiplyOperation(PlanBuilder builder, Slot a, Slot b)
        : base([a, b], builder.NewSlot(a.Shape))
    {
        builder.Read(a, again: true);
        builder.Read(b, again: true);
    }

    /// <inheritdoc/>
    public override void Forward(int rows, bool training)
    {
        var y = Output.Pointer;
        for (nint i = 0; i < rows * Output.Positions; i++, y += Output.Padded)
        {
            float* a = Inputs[0].Pointer + (i * Inputs[0].LineStride), b = Inputs[1].Pointer + (i * Inputs[1].LineStride);
            for (var j = 0; j < Output.Features; j++) y[j] = a[j] * b[j];
            for (var j = Output.Features; j < Output.Padded; j++) y[j] = 0;
        }
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        for (var side = 0; side < 2; side++)
        {
            if (Inputs[side].Gradient is not { } gradient) continue;
            var other = Inputs[1 - side];
            float* dy = Output.Gradient!.Pointer, dx = gradient.Pointer;
            for (nint i = 0; i < rows * Output.Positions; i++, dy += Output.Padded, dx += Output.Padded)
            {
                var b = other.Pointer + (i * other.LineStride);
                for (var j = 0; j < Output.Features; j++) dx[j] = Accumulates[side] ? dx[j] + (dy[j] * b[j]) : dy[j] * b[j];
                for (var j = Output.Features; j < Output.Padded && !Accumulates[side]; j++) dx[j] = 0;
            }
        }
    }
}
