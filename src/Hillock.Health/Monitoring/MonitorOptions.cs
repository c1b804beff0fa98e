namespace Hillock.Health.Monitoring;

/// <summary>How often and how far back a <see cref="HealthMonitor"/> looks.</summary>
public sealed record MonitorOptions
{
    /// <summary>Steps from one look at the layers to the next; before the first of them it looks at steps 1, 2, 4, 8, … too.</summary>
    public int Every { get; init; } = 50;

    /// <summary>Rows on which a unit must have been silent, one after another, to count as dead; at least 1.</summary>
    public int WindowRows { get; init; } = 1000;

    /// <summary>Training rows that are looked at when training ends, to tell which units are dead then; 0 for none.</summary>
    public int FinalRows { get; init; } = 2000;

    /// <summary>Losses of steps whose median a loss is compared with.</summary>
    public int LossWindow { get; init; } = 50;

    /// <summary>How many times that median a loss must be to be a spike.</summary>
    public double SpikeFactor { get; init; } = 4;

    /// <summary>Looks that are kept; when there are more, every second one is dropped.</summary>
    public int MostFrames { get; init; } = 512;

    /// <summary>Checks the ranges.</summary>
    internal void Validate()
    {
        Require(Every >= 1, $"The monitor is to look every {Every} steps; it must be at least 1, such as 50.");
        Require(WindowRows >= 1, $"The monitor's window is {WindowRows} rows; it must be at least 1, such as 1000.");
        Require(FinalRows >= 0, $"The monitor is to look at {FinalRows} rows at the end; it must be 0 or more.");
        Require(LossWindow >= 3, $"The monitor's window of losses is {LossWindow}; it must be at least 3, such as 50.");
        Require(SpikeFactor > 1, $"The monitor's factor of a loss spike is {SpikeFactor}; it must be above 1, such as 4.");
        Require(MostFrames >= 2, $"The monitor is to keep {MostFrames} looks; it must be at least 2.");
    }

    private static void Require(bool holds, string message)
    {
        if (!holds) throw new HillockException(message);
    }
}
