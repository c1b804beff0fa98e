namespace Hillock.Data;

/// <summary>How the pictures of an image folder are decoded.</summary>
public sealed record ImageOptions
{
    /// <summary>The size of every image; null: their own where all have the same of at most 128×128, else 64×64.</summary>
    public ImageSize? Size { get; init; }

    /// <summary>How images of another shape are brought to it.</summary>
    public ResizeMode Resize { get; init; }

    /// <summary>1 for grey (0.299 red + 0.587 green + 0.114 blue), 3 for colour; null: grey where every image is.</summary>
    public int? Channels
    {
        get;
        init => field = value is null or 1 or 3 ? value
            : throw new HillockException($"Images are to have {value} channels; they can have 1 (grey) or 3 (colour).");
    }

    /// <summary>Whether images that cannot be read are left out with a warning; else they are an error.</summary>
    public bool SkipBad { get; init; }
}
