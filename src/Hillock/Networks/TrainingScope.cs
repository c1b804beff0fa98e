namespace Hillock.Networks;

/// <summary>The one training of a network, which ends with <see cref="Dispose"/>.</summary>
internal readonly ref struct TrainingScope(ref int trainings)
{
    private readonly ref int _trainings = ref trainings;

    /// <summary>Lets the next training begin.</summary>
    public void Dispose() => Volatile.Write(ref _trainings, 0);
}
