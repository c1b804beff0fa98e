namespace Hillock.Kernels;

/// <summary>A register of float32 lanes, so that a loop is written once for every width.</summary>
internal unsafe interface ILanes<TSelf>
    where TSelf : unmanaged, ILanes<TSelf>
{
    /// <summary>Lanes in a register.</summary>
    static abstract int Count { get; }

    /// <summary>Reads <see cref="Count"/> floats.</summary>
    static abstract TSelf Load(float* source);

    /// <summary>The same value in every lane.</summary>
    static abstract TSelf Broadcast(float value);

    /// <summary><c>a·b + c</c>, rounded once.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary><c>a + b</c>.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary><c>a - b</c>.</summary>
    static abstract TSelf operator -(TSelf a, TSelf b);

    /// <summary><c>a · b</c>.</summary>
    static abstract TSelf operator *(TSelf a, TSelf b);

    /// <summary><c>a / b</c>.</summary>
    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>All bits set where <paramref name="a"/> is greater than <paramref name="b"/> or is no number.</summary>
    static abstract TSelf Exceeds(TSelf a, TSelf b);

    /// <summary>All bits set where the bits of both are the same.</summary>
    static abstract TSelf SameBits(TSelf a, TSelf b);

    /// <summary><paramref name="a"/> where <paramref name="mask"/> is set, else <paramref name="b"/>.</summary>
    static abstract TSelf Select(TSelf mask, TSelf a, TSelf b);

    /// <summary>Square root.</summary>
    TSelf Sqrt();

    /// <summary>Zero where the magnitude is below 1e-37, so that decaying sums never become slow subnormal numbers.</summary>
    TSelf FlushTiny();

    /// <summary>The value limited to [-limit, limit].</summary>
    TSelf Limit(TSelf limit);

    /// <summary>Writes <see cref="Count"/> floats.</summary>
    void Store(float* target);
}
