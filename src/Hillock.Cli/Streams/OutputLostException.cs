namespace Hillock.Cli.Streams;

/// <summary>Results can no longer be written where they were to go.</summary>
/// <param name="reason">Why, in the system's words.</param>
/// <param name="readerLeft">Whether that is only because nobody reads any more, as behind <c>| head</c>.</param>
internal sealed class OutputLostException(string reason, bool readerLeft) : Exception(reason)
{
    /// <summary>Whether the other end of a pipe, or the terminal, is gone.</summary>
    public bool ReaderLeft { get; } = readerLeft;
}
