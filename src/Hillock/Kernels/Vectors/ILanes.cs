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

    /// <summary>The larger of the two.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>Square root.</summary>
    TSelf Sqrt();

    /// <summary>Zero where the magnitude is below 1e-37, so that decaying sums never become slow subnormal numbers.</summary>
    TSelf FlushTiny();

    /// <summary>The value limited to [-limit, limit].</summary>
    TSelf Limit(TSelf limit);

    /// <summary>A bit for each lane, the first one lowest: 1 where it is not 0. NaN is not 0.</summary>
    uint NonZero();

    /// <summary><paramref name="marks"/>, with <paramref name="mark"/>'s bits set too in the lanes that are not 0.</summary>
    TSelf MarkNonZero(TSelf marks, TSelf mark);

    /// <summary>The sum of all lanes.</summary>
    float Sum();

    /// <summary>Writes <see cref="Count"/> floats.</summary>
    void Store(float* target);
}
