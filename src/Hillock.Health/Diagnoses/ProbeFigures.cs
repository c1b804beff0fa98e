using Hillock.Health.Probes;

namespace Hillock.Health.Diagnoses;

/// <summary>The figures of one batch before training that findings are told from.</summary>
/// <param name="Probe">What was measured.</param>
/// <param name="Achievement">What the training achieved afterwards; null where there was none.</param>
internal sealed record ProbeFigures(ProbeReport Probe, Achievement? Achievement);
