namespace Hillock.Data;

/// <summary>How many rows of a class each part has.</summary>
public sealed record ClassCount(string Name, int Train, int Validation, int Test)
{
    /// <summary>Rows in all parts.</summary>
    public int Total => Train + Validation + Test;
}
