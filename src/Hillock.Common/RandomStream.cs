using System.Runtime.CompilerServices;

namespace Hillock;

/// <summary>A counter-based generator: value <c>i</c> of a seed and stream depends on nothing else.</summary>
/// <remarks>Philox 2×64-like mixing is not needed here: two rounds of the SplitMix64 finaliser (Steele, Lea and Flood 2014)
/// over key and counter pass the usual batteries and cost a few cycles.</remarks>
public struct RandomStream
{
    private readonly ulong _key;
    private ulong _counter;

    private RandomStream(ulong key) => _key = key;

    /// <summary>The stream of <paramref name="seed"/> for one purpose, such as <c>"shuffle"</c>.</summary>
    public RandomStream(long seed, string purpose)
        : this(Mix(Mix((ulong)seed + 0x9E3779B97F4A7C15) ^ Fnv(purpose)))
    {
    }

    /// <summary>An independent stream under this one, such as one an epoch or a layer.</summary>
    public readonly RandomStream Fork(long index) => new(Mix(_key ^ Mix((ulong)index + 0xD1B54A32D192ED03)));

    /// <summary>64 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextBits() => Mix(Mix(_key + (++_counter * 0x9E3779B97F4A7C15)) ^ _key);

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [low, high).</summary>
    public double NextDouble(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>Uniform integer in [0, bound).</summary>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)Math.BigMul(NextBits(), (ulong)bound, out _);
    }

    /// <summary>Standard normal (Box and Muller 1958).</summary>
    public double NextNormal()
    {
        var u = 1.0 - NextDouble();
        var v = NextDouble();
        return Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v);
    }

    /// <summary>Shuffles in place (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong Fnv(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
