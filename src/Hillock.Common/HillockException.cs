namespace Hillock;

/// <summary>Something the user gave cannot be used; the message says what, what was expected and what to do.</summary>
public sealed class HillockException : Exception
{
    /// <summary>An error with nothing to say; prefer a message.</summary>
    public HillockException()
    {
    }

    /// <summary>An error for the user to read.</summary>
    public HillockException(string message)
        : base(Shown.Message(message))
    {
    }

    /// <summary>An error at a place in a text, such as a formula; 0 is its first character.</summary>
    public HillockException(string message, int position)
        : base(Shown.Message(message)) => Position = position;

    /// <summary>An error for the user to read, and what lay under it.</summary>
    public HillockException(string message, Exception inner)
        : base(Shown.Message(message), inner)
    {
    }

    /// <summary>Where in the text the error is, from 0; null when it is not about a place.</summary>
    public int? Position { get; }
}
