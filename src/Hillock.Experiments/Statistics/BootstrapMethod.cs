namespace Hillock.Experiments.Statistics;

/// <summary>How an interval is read off the resampled statistics.</summary>
internal enum BootstrapMethod
{
    /// <summary>The percentiles (Efron 1979), as rliable does; too narrow for few values.</summary>
    Percentile,

    /// <summary>Percentiles further out, by <c>t · √(n/(n-1))</c> instead of the normal quantile (Hesterberg 2015), so that few values give an interval that
    /// is wide enough.</summary>
    Expanded,

    /// <summary>Corrected for bias and for a spread that changes with the value, BCa (Efron 1987).</summary>
    BiasCorrected,
}
