using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Comparisons;

/// <summary>Which activation suits a network and its data: activations × seeds, trained alike, with evidence.</summary>
public static class Comparison
{
    /// <summary>Runs a specification: loads the data, trains, writes the run folder as it goes, and resumes an earlier run in it.</summary>
    /// <exception cref="HillockException">Something in the specification cannot be used.</exception>
    /// <remarks>A cancelled run returns what is finished; <see cref="ComparisonResult.Interrupted"/> is then true.</remarks>
    public static ComparisonResult Run(RunSpec spec, IProgress<ComparisonProgress>? progress = null, CancellationToken cancel = default) =>
        throw new NotSupportedException($"{spec}{progress}{cancel}");
}
