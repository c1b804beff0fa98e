namespace Hillock.Training;

/// <summary>A moment of a training after its warm-up.</summary>
/// <param name="Step">Steps since the begin.</param>
/// <param name="Steps">How many there are to be.</param>
/// <param name="StepsPerEpoch">Steps an epoch.</param>
/// <param name="Losses">The loss that is watched after each finished epoch.</param>
internal readonly record struct ScheduleTime(long Step, long Steps, int StepsPerEpoch, IReadOnlyList<double> Losses);
