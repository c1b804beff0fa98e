using Hillock.Health.Fixes;

namespace Hillock.Experiments.Repairs;

/// <summary>A fix as it was tried.</summary>
/// <param name="Fix">The change.</param>
/// <param name="Arm">Its trainings; fewer than the others' where the first seed showed that it does not help.</param>
/// <param name="Accepted">Whether it beat the run as it was, and the same run trained again.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record Trial(Fix Fix, TrialArm? Arm, bool Accepted, string Reason);
