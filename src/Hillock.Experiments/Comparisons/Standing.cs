namespace Hillock.Experiments.Comparisons;

/// <summary>One place in a ranking.</summary>
/// <param name="Contender">Who.</param>
/// <param name="Tied">Whether the seeds cannot tell it from the best.</param>
/// <param name="Behind">How far its mean is behind the best's, 0 or more; NaN without a value.</param>
/// <param name="P">p of the difference from the best; null when it cannot be had.</param>
internal sealed record Standing(Contender Contender, bool Tied, double Behind, double? P);
