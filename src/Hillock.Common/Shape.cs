using System.Globalization;

namespace Hillock;

/// <summary>The extents of one sample, without the batch: <c>28×28</c> for a grey image, <c>13</c> for a table of 13 columns.</summary>
/// <remarks>Every extent is at least 1; the default value is a single number, shape <c>1</c>.</remarks>
public readonly struct Shape : IEquatable<Shape>
{
    private static readonly int[] One = [1];

    private readonly int[]? _extents;
    private readonly int _size;

    /// <summary>Makes a shape from its extents, outermost first.</summary>
    /// <exception cref="HillockException">No extent, an extent below 1, or more than 2³¹ − 1 numbers in all.</exception>
    public Shape(params int[] extents)
    {
        ArgumentNullException.ThrowIfNull(extents);
        if (extents.Length == 0)
            throw new HillockException("A shape needs at least one extent, such as 784 or 28×28.");

        long size = 1;
        for (var i = 0; i < extents.Length; i++)
        {
            if (extents[i] < 1)
                throw new HillockException($"Extent {i + 1} of the shape {Join(extents)} is {extents[i]}; each must be at least 1.");
            size *= extents[i];
            if (size > int.MaxValue)
                throw new HillockException($"The shape {Join(extents)} holds more than {int.MaxValue} numbers.");
        }

        _extents = [.. extents];
        _size = (int)size;
    }

    /// <summary>How many numbers one sample holds: the product of the extents.</summary>
    public int Size => _extents is null ? 1 : _size;

    /// <summary>How many extents there are.</summary>
    public int Rank => Extents.Length;

    /// <summary>The extents, outermost first.</summary>
    public ReadOnlySpan<int> Extents => _extents ?? One;

    /// <summary>The extent at <paramref name="axis"/>, counted from 0, outermost first.</summary>
    public int this[int axis] => Extents[axis];

    /// <summary>A shape of one extent.</summary>
    public static implicit operator Shape(int extent) => new(extent);

    /// <summary>Whether both shapes have the same extents.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Whether the shapes differ in an extent.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Shape other) => Extents.SequenceEqual(other.Extents);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var extent in Extents) hash.Add(extent);
        return hash.ToHashCode();
    }

    /// <summary>The extents as text, such as <c>28×28</c>.</summary>
    public override string ToString() => Join(Extents);

    private static string Join(ReadOnlySpan<int> extents)
    {
        var parts = new string[extents.Length];
        for (var i = 0; i < parts.Length; i++) parts[i] = extents[i].ToString(CultureInfo.InvariantCulture);
        return string.Join('×', parts);
    }
}
