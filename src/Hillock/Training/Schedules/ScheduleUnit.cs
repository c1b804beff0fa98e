namespace Hillock.Training;

/// <summary>What the clock of a schedule counts.</summary>
public enum ScheduleUnit
{
    /// <summary>Epochs; the rate stays the same within one.</summary>
    Epoch,

    /// <summary>Steps.</summary>
    Step,
}
