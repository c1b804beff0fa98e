namespace Hillock.Data;

/// <summary>One of several equal parts of the rows that are not for the test, whose turn it is to be the validation rows (cross-validation).</summary>
/// <param name="Index">Which, from 0.</param>
/// <param name="Count">Of how many; at least 2.</param>
public sealed record Fold(int Index, int Count)
{
    /// <summary>Refuses what is no fold.</summary>
    /// <exception cref="HillockException">Fewer than 2 parts, or an index outside of them.</exception>
    internal void Check()
    {
        if (Count < 2) throw new HillockException($"Rows cannot be cut into {Count} folds; give 2 or more, such as 5.");
        if (Index < 0 || Index >= Count) throw new HillockException($"Fold {Index} is not one of {Count}; they are numbered from 0 to {Count - 1}.");
    }
}
