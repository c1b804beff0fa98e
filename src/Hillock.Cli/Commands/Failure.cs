using Hillock.Cli.Rendering;
using Hillock.Cli.Streams;

namespace Hillock.Cli;

/// <summary>What ended a verb before its end, as a message and an exit code.</summary>
internal static class Failure
{
    /// <summary>Reports it.</summary>
    public static int Report(Exception exception, Screen error, Interrupt interrupt)
    {
        var stopped = interrupt.Token.IsCancellationRequested;
        switch (Cause(exception))
        {
            case OutputLostException { ReaderLeft: true }:
                return stopped ? interrupt.Code : ExitCodes.ReaderLeft;
            case OutputLostException lost:
                ErrorReport.User(
                    error, $"The results cannot be written to standard output: {lost.Message}. Send them elsewhere, such as into a file on another disk.");
                return ExitCodes.Problems;
            case not null when stopped:
                ErrorReport.Interrupted(error);
                return interrupt.Code;
            case OutOfMemoryException:
                ErrorReport.User(
                    error, $"There is not enough memory for that; {LoadingText.Bytes(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)} are there in all. "
                    + "Ask for less, such as fewer rows, fewer units or a smaller batch.");
                return ExitCodes.BadUsage;
            case HillockException wrong:
                ErrorReport.User(error, wrong.Message);
                return ExitCodes.Of(wrong.Kind);
            case IOException or UnauthorizedAccessException:
                ErrorReport.User(error, $"A file or folder cannot be used: {exception.Message} Look whether it is still there and may be read and written.");
                return ExitCodes.Unreachable;
            default:
                ErrorReport.Fault(error, exception);
                return ExitCodes.Problems;
        }
    }

    // Threads report what went wrong in them wrapped.
    private static Exception Cause(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [var first, ..] } => Cause(first),
        TypeInitializationException { InnerException: { } inner } => Cause(inner),
        _ => exception,
    };
}
