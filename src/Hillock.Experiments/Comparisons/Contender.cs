namespace Hillock.Experiments.Comparisons;

/// <summary>What the ranking needs of one activation.</summary>
/// <param name="Activation">As the user wrote it.</param>
/// <param name="Values">Validation metric by seed, of the seeds that ended with a value.</param>
/// <param name="Diverged">Seeds whose loss left the finite numbers.</param>
internal sealed record Contender(string Activation, IReadOnlyDictionary<long, double> Values, int Diverged)
{
    public double Mean { get; } = Samples.Mean([.. Values.OrderBy(v => v.Key).Select(v => v.Value)]);
}
