using Hillock.Engine;

namespace Hillock.Networks;

/// <summary>An evaluation plan over chunks of rows.</summary>
internal sealed unsafe class Predictor(Network model, int chunk) : IDisposable
{
    private readonly Plan _plan = model.Compile(
        new PlanContext { MaxRows = chunk, Training = false, Parameters = model.Store }, logits: false);

    /// <summary>The most rows of a pass.</summary>
    public int Chunk => chunk;

    /// <summary>The outputs of all rows.</summary>
    public void Run(ReadOnlySpan<float> rows, Span<float> result)
    {
        int features = _plan.Input.Shape.Size, outputs = _plan.Output.Features;
        var count = rows.Length / features;
        fixed (float* source = rows)
        {
            for (var first = 0; first < count; first += chunk)
            {
                var some = Math.Min(chunk, count - first);
                _plan.Input.Bind(source + ((nint)first * features), features);
                _plan.Context.FirstRow = first;
                _plan.Forward(some, training: false);
                for (var i = 0; i < some; i++)
                    new Span<float>(_plan.Output.Pointer + (i * _plan.Output.Stride), outputs).CopyTo(result[((first + i) * outputs)..]);
            }
        }

        GC.KeepAlive(this);
    }

    /// <inheritdoc/>
    public void Dispose() => _plan.Dispose();
}
