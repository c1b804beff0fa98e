namespace Hillock.Formulas.Printing;

/// <summary>What a <see cref="RowStep"/> makes of the values of its formula.</summary>
internal enum RowStepKind
{
    /// <summary>The values themselves.</summary>
    Each,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The greatest, the first of equals.</summary>
    Max,

    /// <summary>The least, the first of equals.</summary>
    Min,

    /// <summary>The place of the greatest.</summary>
    Argmax,

    /// <summary>The values in falling order.</summary>
    Sort,

    /// <summary>Sums of all up to each place.</summary>
    Cumsum,
}
