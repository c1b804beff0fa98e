using System.Runtime.CompilerServices;

namespace Hillock.Kernels;

/// <summary>Lets many threads read what an object owns, or one thread change it, and nobody once it is closed.</summary>
/// <remarks>A thread that comes in order waits: changes go one after another, and readers that wait come in between two changes, so that neither side
/// starves the other. Entering takes one interlocked operation and allocates nothing. A thread that is inside a computation already never waits, since
/// what it would wait for may wait for it: it reads along, or is refused.</remarks>
internal sealed class SharedGate
{
    private const int Writer = 1 << 30; // one changes, or waits for the last reader
    private const int Contended = 1 << 29; // someone waits: who leaves hands over
    private const int Closed = 1 << 28;
    private const int Readers = Closed - 1;

    [ThreadStatic]
    private static int t_inside;

    private readonly object _sync = new();
    private int _state;
    private int _owner;
    private int _depth;
    private int _waitingReaders;
    private int _turn;
    private long _nextTicket;
    private long _serving;

    /// <summary>Says that the thread at hand computes for another one, which waits for it.</summary>
    public static void NeverWaitHere() => t_inside++;

    /// <summary>Begins to read; <paramref name="owner"/> stays alive until <see cref="GateScope.Dispose"/>.</summary>
    /// <exception cref="ObjectDisposedException">The gate is closed.</exception>
    /// <exception cref="InvalidOperationException">This thread computes, and would have to wait.</exception>
    public GateScope Read(object owner)
    {
        var state = Volatile.Read(ref _state);
        while ((state & (Writer | Closed)) == 0)
        {
            var seen = Interlocked.CompareExchange(ref _state, state + 1, state);
            if (seen == state)
            {
                if (t_inside++ > 0) EnsureStack();
                return new GateScope(this, owner, writes: false);
            }

            state = seen;
        }

        return ReadSlowly(owner);
    }

    /// <summary>Begins to change; a thread that does so already goes on.</summary>
    /// <exception cref="ObjectDisposedException">The gate is closed.</exception>
    /// <exception cref="InvalidOperationException">This thread computes, and would have to wait.</exception>
    public GateScope Write(object owner)
    {
        if (_owner == Environment.CurrentManagedThreadId) _depth++;
        else if (Interlocked.CompareExchange(ref _state, Writer, 0) == 0) Own();
        else WriteSlowly(owner);
        return new GateScope(this, owner, writes: true);
    }

    /// <summary>Closes the gate for ever, once nobody is inside, and then frees what is behind it.</summary>
    /// <exception cref="InvalidOperationException">This thread is inside itself.</exception>
    public void Close(object owner, Action free)
    {
        if ((Volatile.Read(ref _state) & Closed) != 0) return;
        if (_owner == Environment.CurrentManagedThreadId) throw Inside(owner);
        try
        {
            using var scope = Write(owner);
            free();
            lock (_sync) Interlocked.Or(ref _state, Closed);
        }
        catch (ObjectDisposedException)
        {
            // Another thread was faster.
        }
    }

    /// <summary>Ends reading.</summary>
    internal void EndRead()
    {
        t_inside--;
        var left = Interlocked.Decrement(ref _state);
        if ((left & Writer) == 0 || (left & Readers) != 0) return;
        lock (_sync) Monitor.PulseAll(_sync);
    }

    /// <summary>Ends a change.</summary>
    internal void EndWrite()
    {
        if (--_depth > 0) return;
        t_inside--;
        Volatile.Write(ref _owner, 0);
        if (Interlocked.CompareExchange(ref _state, 0, Writer) == Writer) return;
        lock (_sync)
        {
            // Nobody else changes the state while a writer is in: the readers that wait are let in together.
            var next = _waitingReaders | (_nextTicket > _serving ? Contended : 0) | (_state & Closed);
            if (_waitingReaders > 0) _turn++;
            _waitingReaders = 0;
            Volatile.Write(ref _state, next);
            Monitor.PulseAll(_sync);
        }
    }

    private static InvalidOperationException Inside(object owner) => new(
        $"This thread computes for {owner.GetType().Name} or another network right now: an activation by code cannot use, change or dispose of a network "
            + "that is busy meanwhile.");

    // An activation by code may use the network that it is part of, and would for ever.
    private void EnsureStack()
    {
        if (RuntimeHelpers.TryEnsureSufficientExecutionStack()) return;
        EndRead();
        throw new InsufficientExecutionStackException("An activation by code uses the network that it is part of, again and again.");
    }

    private void Own()
    {
        _depth = 1;
        t_inside++;
        Volatile.Write(ref _owner, Environment.CurrentManagedThreadId);
    }

    private GateScope ReadSlowly(object owner)
    {
        if (_owner == Environment.CurrentManagedThreadId)
        {
            _depth++;
            return new GateScope(this, owner, writes: true);
        }

        if (t_inside > 0) ReadAlong(owner);
        else WaitToRead();
        t_inside++;
        var scope = new GateScope(this, owner, writes: false);
        var closed = (Volatile.Read(ref _state) & Closed) != 0;
        if (closed) scope.Dispose();
        ObjectDisposedException.ThrowIf(closed, owner);
        return scope;
    }

    private void ReadAlong(object owner)
    {
        var state = Volatile.Read(ref _state);
        while (true)
        {
            if ((state & Writer) != 0 && (state & Readers) == 0) throw Inside(owner);
            var seen = Interlocked.CompareExchange(ref _state, state + 1, state);
            if (seen == state) return;
            state = seen;
        }
    }

    private void WaitToRead()
    {
        lock (_sync)
        {
            var state = Interlocked.Or(ref _state, Contended);
            while ((state & Writer) == 0)
            {
                var seen = Interlocked.CompareExchange(ref _state, state + 1, state);
                if (seen == state) return;
                state = seen;
            }

            _waitingReaders++;
            for (var turn = _turn; turn == _turn;) Monitor.Wait(_sync);
        }
    }

    private void WriteSlowly(object owner)
    {
        ObjectDisposedException.ThrowIf((Volatile.Read(ref _state) & Closed) != 0, owner);
        if (t_inside > 0) throw Inside(owner);
        lock (_sync)
        {
            var ticket = _nextTicket++;
            Interlocked.Or(ref _state, Contended);
            while (ticket != _serving || !TryClaim()) Monitor.Wait(_sync);
            while ((Volatile.Read(ref _state) & Readers) != 0) Monitor.Wait(_sync);
            _serving++;
            Own();
        }

        if ((Volatile.Read(ref _state) & Closed) != 0) EndWrite();
        ObjectDisposedException.ThrowIf(_owner != Environment.CurrentManagedThreadId, owner);
    }

    private bool TryClaim()
    {
        var state = Volatile.Read(ref _state);
        while ((state & Writer) == 0)
        {
            var seen = Interlocked.CompareExchange(ref _state, state | Writer | Contended, state);
            if (seen == state) return true;
            state = seen;
        }

        return false;
    }
}
