namespace Hillock.Kernels;

/// <summary>Lets one thread at a time use an object, and frees what it owns once it is disposed of and no longer in use.</summary>
/// <param name="owner">The object.</param>
/// <param name="free">Frees what it owns; called once.</param>
internal sealed class SingleUse(object owner, Action free)
{
    private readonly Lock _lock = new();
    private volatile bool _disposed;
    private bool _freed;
    private int _depth;

    /// <summary>Begins a use; the thread that uses the object may begin another one within.</summary>
    /// <exception cref="ObjectDisposedException">The object was disposed of.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses it.</exception>
    public SingleUseScope Enter()
    {
        if (!_lock.TryEnter())
        {
            ObjectDisposedException.ThrowIf(_disposed, owner);
            throw new InvalidOperationException($"Another thread uses this {owner.GetType().Name} right now; give each thread one of its own, or wait.");
        }

        _depth++;
        var disposed = _disposed;
        if (disposed) Leave();
        ObjectDisposedException.ThrowIf(disposed, owner);
        return new SingleUseScope(this);
    }

    /// <summary>Frees now, or at the end of the use at hand.</summary>
    public void Dispose()
    {
        _disposed = true;
        Free();
    }

    /// <summary>Ends a use.</summary>
    internal void Leave()
    {
        _depth--;
        _lock.Exit();
        Interlocked.MemoryBarrier(); // else both sides could believe that the other one frees
        if (_disposed) Free();
        GC.KeepAlive(owner);
    }

    private void Free()
    {
        if (!_lock.TryEnter()) return; // who leaves frees
        try
        {
            if (_depth > 0 || _freed) return;
            _freed = true;
            free();
        }
        finally
        {
            _lock.Exit();
        }
    }
}
