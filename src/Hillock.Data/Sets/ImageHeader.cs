namespace Hillock.Data;

/// <summary>What an image file says of itself.</summary>
/// <param name="Size">Height and width as it is to be shown.</param>
/// <param name="IsGrey">Whether it holds no colour.</param>
public readonly record struct ImageHeader(ImageSize Size, bool IsGrey);
