namespace Hillock.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCodes
{
    /// <summary>Everything asked for was done.</summary>
    public const int Done = 0;

    /// <summary>Done, and something is wrong with what was looked at; also results that cannot be written, and a fault of Hillock itself.</summary>
    public const int Problems = 1;

    /// <summary>What was given cannot be used.</summary>
    public const int BadUsage = 2;

    /// <summary>Stopped because the terminal is gone (SIGHUP); what was finished is kept.</summary>
    public const int HungUp = 129;

    /// <summary>Stopped by Ctrl-C (SIGINT); what was finished is kept.</summary>
    public const int Interrupted = 130;

    /// <summary>Stopped by Ctrl-\ (SIGQUIT); what was finished is kept.</summary>
    public const int Quit = 131;

    /// <summary>Nobody reads the results any more, as behind <c>| head</c> (what SIGPIPE does to other programs).</summary>
    public const int ReaderLeft = 141;

    /// <summary>Stopped by <c>kill</c> or the system (SIGTERM); what was finished is kept.</summary>
    public const int Terminated = 143;
}
