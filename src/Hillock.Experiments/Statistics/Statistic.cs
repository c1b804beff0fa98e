namespace Hillock.Experiments.Statistics;

/// <summary>What a bootstrap interval is about, over strata such as data sets (the aggregates of Agarwal et al. 2021).</summary>
internal enum Statistic
{
    /// <summary>Mean of the strata's means.</summary>
    Mean,

    /// <summary>Median of the strata's means; of one stratum, the median of its values.</summary>
    Median,

    /// <summary>Interquartile mean of all values together.</summary>
    InterquartileMean,
}
