namespace Hillock.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCodes
{
    /// <summary>Everything asked for was done.</summary>
    public const int Done = 0;

    /// <summary>Done, and something is wrong with what was looked at; also a fault of Hillock itself.</summary>
    public const int Problems = 1;

    /// <summary>What was given cannot be used.</summary>
    public const int BadUsage = 2;

    /// <summary>Stopped by the user; what was finished is kept.</summary>
    public const int Interrupted = 130;
}
