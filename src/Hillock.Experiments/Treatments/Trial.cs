namespace Hillock.Experiments.Treatments;

/// <summary>A remedy as it was tried.</summary>
/// <param name="Remedy">The change.</param>
/// <param name="Arm">Its trainings; fewer than the others' where the first seed showed that it does not help.</param>
/// <param name="Accepted">Whether it beat the run as it was, and the same run trained again.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record Trial(Remedy Remedy, TrialArm? Arm, bool Accepted, string Reason);
