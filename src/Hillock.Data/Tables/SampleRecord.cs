namespace Hillock.Data.Tables;

/// <summary>One of the first rows of a file: how many cells, and the beginnings of some; empty for those in quotes.</summary>
internal sealed record SampleRecord(int Count, string[] Cells)
{
    /// <summary>Cells kept.</summary>
    public const int MostCells = 200;

    /// <summary>Characters kept of a cell.</summary>
    public const int MostCharacters = 100;
}
