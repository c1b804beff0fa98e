using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Hillock.Kernels;

/// <summary>Values that all who need the same share: the same one is found for as long as anyone holds it, and it is freed with its code afterwards.</summary>
/// <remarks>The last few handed out are held here too, so that work that asks for one again and again without keeping it does not make it anew.</remarks>
/// <param name="held">How many are held here.</param>
internal sealed class WeakCache<TKey, TValue>(int held)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, WeakReference<TValue>> _values = [];
    private readonly ConditionalWeakTable<TValue, Entry> _entries = [];

    // The last first.
    private readonly TValue?[] _recent = new TValue?[held];

    /// <summary>How many values are known, those included that are dead and not yet finalised.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _values.Count;
        }
    }

    /// <summary>The value of <paramref name="key"/>; if nobody holds one, what <paramref name="make"/> gives.</summary>
    /// <remarks>Two threads that ask at once may both call <paramref name="make"/>, but get the same value: leave what takes long to its first use.</remarks>
    public TValue Get(TKey key, Func<TKey, TValue> make)
    {
        lock (_lock)
        {
            if (Find(key, out var found)) return found;
        }

        var made = make(key);
        lock (_lock)
        {
            if (Find(key, out var found)) return found;
            _values[key] = new WeakReference<TValue>(made);
            _entries.Add(made, new Entry(this, key));
            Hold(made);
            return made;
        }
    }

    private bool Find(TKey key, [NotNullWhen(true)] out TValue? value)
    {
        value = null;
        if (!_values.TryGetValue(key, out var known) || !known.TryGetTarget(out value)) return false;
        Hold(value);
        return true;
    }

    private void Hold(TValue value)
    {
        var place = Array.IndexOf(_recent, value);
        if (place < 0) place = _recent.Length - 1;
        Array.Copy(_recent, 0, _recent, 1, place);
        _recent[0] = value;
    }

    private void Forget(TKey key)
    {
        lock (_lock)
        {
            // Somebody may have asked again since the value died.
            if (_values.TryGetValue(key, out var known) && !known.TryGetTarget(out _)) _values.Remove(key);
        }
    }

    /// <summary>Dies with its value, and takes the key out of the table.</summary>
    private sealed class Entry(WeakCache<TKey, TValue> cache, TKey key)
    {
        ~Entry() => cache.Forget(key);
    }
}
