namespace Hillock.Data;

/// <summary>Reads small texts that a person wrote, such as run files.</summary>
public static class TextFile
{
    /// <summary>The text of a file in UTF-8, or in UTF-16 with its mark.</summary>
    /// <exception cref="HillockException">It is not there, is no file, or its bytes are no text; the message has the line.</exception>
    public static string Read(string path) =>
        new(TextDecoding.Of(path, DataFile.ReadRaw(path), "utf-8", $"Such a file must be UTF-8; convert it, such as with iconv -f {TextEncodings.Guess} "
            + "-t utf-8.").Text);
}
