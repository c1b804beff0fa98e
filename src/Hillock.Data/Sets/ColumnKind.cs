namespace Hillock.Data;

/// <summary>How a column of a table is used.</summary>
public enum ColumnKind
{
    /// <summary>Numbers, standardised.</summary>
    Numeric,

    /// <summary>Names, one input a level.</summary>
    Categorical,

    /// <summary>Left out: constant, or a different text in nearly every row, or on request.</summary>
    Dropped,

    /// <summary>What is to be predicted.</summary>
    Target,
}
