using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>Copies the features of several inputs next to each other.</summary>
internal sealed unsafe class ConcatenateOperation : PlanOperation
{
    /// <summary>Plans the copy to rows of <paramref name="shape"/>.</summary>
    public ConcatenateOperation(PlanBuilder builder, IReadOnlyList<Slot> inputs, Shape shape)
        : base(inputs, builder.NewSlot(shape))
    {
        foreach (var input in inputs) builder.Read(input, again: false);
    }

    /// <inheritdoc/>
    public override void Forward(int rows, bool training)
    {
        for (nint i = 0; i < rows * Output.Positions; i++)
        {
            var y = Output.Pointer + (i * Output.Padded);
            foreach (var input in Inputs)
            {
                new ReadOnlySpan<float>(input.Pointer + (i * input.LineStride), input.Features).CopyTo(new Span<float>(y, input.Features));
                y += input.Features;
            }

            new Span<float>(y, Output.Padded - Output.Features).Clear();
        }
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        var offset = 0;
        for (var k = 0; k < Inputs.Count; offset += Inputs[k++].Features)
        {
            if (Inputs[k].Gradient is not { } gradient) continue;
            int features = Inputs[k].Features, padded = Inputs[k].Padded;
            for (nint i = 0; i < rows * Output.Positions; i++)
            {
                float* dy = Output.Gradient!.Pointer + (i * Output.Padded) + offset, dx = gradient.Pointer + (i * padded);
                for (var j = 0; j < features; j++) dx[j] = Accumulates[k] ? dx[j] + dy[j] : dy[j];
                for (var j = features; j < padded && !Accumulates[k]; j++) dx[j] = 0;
            }
        }
    }
}
