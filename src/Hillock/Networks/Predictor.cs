using Hillock.Networks.Plans;

namespace Hillock.Networks;

/// <summary>An evaluation plan over chunks of rows.</summary>
internal sealed unsafe class Predictor : IDisposable
{
    private const int ChunkRows = 240;

    private readonly Plan _plan;

    /// <summary>Compiles <paramref name="model"/> for evaluation.</summary>
    public Predictor(Sequential model) => _plan = model.Compile(
        new PlanContext { MaxRows = ChunkRows, Training = false, Parameters = model.Store }, logits: false);

    /// <summary>The outputs of all rows.</summary>
    public float[] Run(ReadOnlySpan<float> rows)
    {
        int features = _plan.Input.Features, outputs = _plan.Output.Features;
        var count = rows.Length / features;
        var result = new float[checked(count * outputs)];
        fixed (float* source = rows)
        {
            for (var first = 0; first < count; first += ChunkRows)
            {
                var chunk = Math.Min(ChunkRows, count - first);
                _plan.Input.Bind(source + ((nint)first * features), features);
                _plan.Forward(chunk, training: false);
                for (var i = 0; i < chunk; i++)
                    new Span<float>(_plan.Output.Pointer + (i * _plan.Output.Stride), outputs).CopyTo(result.AsSpan((first + i) * outputs));
            }
        }

        GC.KeepAlive(this);
        return result;
    }

    /// <inheritdoc/>
    public void Dispose() => _plan.Dispose();
}
