using System.Net.Sockets;
using System.Security;
using System.Text.Json;

namespace Hillock;

/// <summary>Something cannot be done; the message says what was given, what was expected and what to do, <see cref="Kind"/> what it is about.</summary>
/// <remarks>To catch one kind alone: <c>catch (HillockException e) when (e.Kind == ErrorKind.Network)</c>.</remarks>
public sealed class HillockException : Exception
{
    /// <summary>An error with nothing to say; prefer a message.</summary>
    public HillockException()
    {
    }

    /// <summary>An error in what was asked for (<see cref="ErrorKind.Usage"/>).</summary>
    public HillockException(string message)
        : base(Shown.Message(message))
    {
    }

    /// <summary>An error at a place in a text, such as a formula; 0 is its first character.</summary>
    public HillockException(string message, int position)
        : base(Shown.Message(message)) => Position = position;

    /// <summary>An error of the kind of what lay under it: a <see cref="HillockException"/>'s own, I/O, network or data; else
    /// <see cref="ErrorKind.Usage"/>.</summary>
    public HillockException(string message, Exception inner)
        : base(Shown.Message(message), inner) => Kind = KindOf(inner);

    /// <summary>An error of a kind, and what lay under it, if anything did.</summary>
    public HillockException(ErrorKind kind, string message, Exception? inner = null)
        : base(Shown.Message(message), inner) => Kind = kind;

    /// <summary>What it is about.</summary>
    public ErrorKind Kind { get; }

    /// <summary>Where in the text the error is, from 0; null when it is not about a place.</summary>
    public int? Position { get; }

    /// <summary>The kind of an error of the framework.</summary>
    private static ErrorKind KindOf(Exception? cause) => cause switch
    {
        HillockException own => own.Kind,
        AggregateException { InnerExceptions: [var first, ..] } => KindOf(first),
        HttpRequestException or HttpIOException or SocketException => ErrorKind.Network,
        IOException { InnerException: SocketException } => ErrorKind.Network,

        // A name that leads nowhere is most often a misspelt one.
        FileNotFoundException or DirectoryNotFoundException => ErrorKind.Usage,
        InvalidDataException or EndOfStreamException or JsonException or FormatException => ErrorKind.Data,
        IOException or UnauthorizedAccessException or SecurityException => ErrorKind.Io,
        NotFiniteNumberException => ErrorKind.Numerical,
        _ => ErrorKind.Usage,
    };
}
