namespace Hillock.Benchmarks;

/// <summary>What Hillock or the peer does in a case, without the other one.</summary>
public abstract class CaseSide : IDisposable
{
    /// <summary>Bytes that it set aside beforehand: parameters and working memory; null where it does not know.</summary>
    public virtual long? PlannedBytes => null;

    /// <summary>One run.</summary>
    public abstract void Run();

    /// <inheritdoc/>
    public abstract void Dispose();
}
