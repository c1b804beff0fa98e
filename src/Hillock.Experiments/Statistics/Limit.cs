namespace Hillock.Experiments.Statistics;

/// <summary>What there is too little of.</summary>
internal enum Limit
{
    /// <summary>Seeds.</summary>
    Seeds,

    /// <summary>Rows that were scored.</summary>
    Rows,

    /// <summary>Splits into rows to train with and rows to score.</summary>
    Splits,
}
