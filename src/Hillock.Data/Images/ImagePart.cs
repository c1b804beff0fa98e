namespace Hillock.Data.Images;

/// <summary>Images as bytes, row-major with channels last, and the class of each.</summary>
internal sealed record ImagePart(byte[] Pixels, int[] Labels)
{
    /// <summary>How many images there are.</summary>
    public int Count => Labels.Length;
}
