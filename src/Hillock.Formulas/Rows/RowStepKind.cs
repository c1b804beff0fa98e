namespace Hillock.Formulas.Rows;

/// <summary>What a <see cref="RowStep"/> makes of the values of its formula.</summary>
public enum RowStepKind
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

    /// <summary>The threshold of <see cref="SimplexThreshold"/>.</summary>
    Simplex,

    /// <summary>The number with so many that are as great or greater, itself counted; the least if there are fewer: <see cref="LargestNumbers"/>.</summary>
    Kth,

    /// <summary>Sums of all from each place on: what a <see cref="Cumsum"/> sends back.</summary>
    Cumback,

    /// <summary>The values where a <see cref="Sort"/> took them from: what it sends back.</summary>
    Unsort,
}
