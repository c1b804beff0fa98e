namespace Hillock.Experiments.Comparisons;

/// <summary>A comparison whose data are loaded and whose folder is open.</summary>
public sealed class PreparedComparison
{
    private readonly Func<IProgress<ComparisonProgress>?, CancellationToken, ComparisonResult> _run;

    internal PreparedComparison(Func<IProgress<ComparisonProgress>?, CancellationToken, ComparisonResult> run) => _run = run;

    /// <summary>Trains what an earlier run in the folder has not; a cancelled run gives what is finished.</summary>
    /// <param name="progress">Told of each epoch and training.</param>
    /// <param name="cancel">Stops at the next step.</param>
    public ComparisonResult Run(IProgress<ComparisonProgress>? progress = null, CancellationToken cancel = default) => _run(progress, cancel);
}
