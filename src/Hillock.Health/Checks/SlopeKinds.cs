namespace Hillock.Health.Checks;

/// <summary>What can be wrong with a derivative that is compared with differences.</summary>
/// <param name="Wrong">Differences contradict it.</param>
/// <param name="Inaccurate">It differs a little.</param>
/// <param name="Kink">At a kink it has the slope of neither side.</param>
/// <param name="Unchecked">No difference can judge it.</param>
internal sealed record SlopeKinds(FindingKind Wrong, FindingKind Inaccurate, FindingKind Kink, FindingKind Unchecked);
