namespace Hillock.Networks;

/// <summary>Predictors at rest, so that threads can predict at once without waiting or allocating.</summary>
internal sealed class PredictorPool(Network model) : IDisposable
{
    private const int Most = 64;

    // One row at a time is a use of its own: its working memory stays in the first-level cache.
    private readonly Predictor?[] _single = new Predictor?[Most];
    private readonly Predictor?[] _chunks = new Predictor?[Most];
    private readonly Lock _compiling = new();

    /// <summary>The outputs of all rows.</summary>
    public void Run(ReadOnlySpan<float> rows, Span<float> outputs)
    {
        var single = rows.Length == model.Inputs.Size;
        var resting = single ? _single : _chunks;
        var predictor = Take(resting, single);
        try
        {
            predictor.Run(rows, outputs);
        }
        finally
        {
            Return(resting, predictor);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var predictor in _single) predictor?.Dispose();
        foreach (var predictor in _chunks) predictor?.Dispose();
    }

    private Predictor Take(Predictor?[] resting, bool single)
    {
        for (var i = 0; i < resting.Length; i++)
            if (resting[i] is not null && Interlocked.Exchange(ref resting[i], null) is { } free) return free;
        lock (_compiling) return new Predictor(model, single ? 1 : EvaluationChunk.RowsOf(model));
    }

    private static void Return(Predictor?[] resting, Predictor predictor)
    {
        for (var i = 0; i < resting.Length; i++)
            if (resting[i] is null && Interlocked.CompareExchange(ref resting[i], predictor, null) is null) return;
        predictor.Dispose();
    }
}
