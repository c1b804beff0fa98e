namespace Hillock.Data;

/// <summary>An image in memory.</summary>
/// <param name="Size">Height and width.</param>
/// <param name="Rgb">Red, green and blue of each pixel, row by row from the top; transparent parts over black.</param>
public sealed record DecodedImage(ImageSize Size, byte[] Rgb)
{
    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
