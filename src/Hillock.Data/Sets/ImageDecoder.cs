namespace Hillock.Data;

/// <summary>Decodes picture files; this library has none, <c>Hillock.Images</c> has one. Several threads may use it at once.</summary>
public abstract class ImageDecoder
{
    /// <summary>The endings of files it decodes, with the dot, in lower case.</summary>
    public abstract IReadOnlyList<string> Endings { get; }

    /// <summary>Reads size and kind without decoding.</summary>
    /// <exception cref="HillockException">It cannot be read; the message says why, without the path.</exception>
    public abstract ImageHeader ReadHeader(string path);

    /// <summary>Decodes an image, upright.</summary>
    /// <param name="path">The file.</param>
    /// <param name="atLeast">A smaller version may be given where decoding it is faster, but none smaller than this in either direction.</param>
    /// <exception cref="HillockException">It cannot be decoded; the message says why, without the path.</exception>
    public abstract DecodedImage Decode(string path, ImageSize atLeast);
}
