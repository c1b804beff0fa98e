namespace Hillock;

/// <summary>Something the user gave cannot be used; the message says what, what was expected and what to do.</summary>
public class HillockException : Exception
{
    /// <summary>An error with nothing to say; prefer a message.</summary>
    public HillockException()
    {
    }

    /// <summary>An error for the user to read.</summary>
    public HillockException(string message)
        : base(message)
    {
    }

    /// <summary>An error for the user to read, and what lay under it.</summary>
    public HillockException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
