namespace Hillock.Networks;

/// <summary>Where a tensor lies in a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its extents.</param>
/// <param name="Start">Its first byte, counted from the first of all numbers.</param>
/// <param name="Count">Its numbers.</param>
internal sealed record TensorEntry(string Name, IReadOnlyList<long> Shape, long Start, long Count)
{
    /// <summary>The byte after its last.</summary>
    public long End => Start + (Count * sizeof(float));
}
