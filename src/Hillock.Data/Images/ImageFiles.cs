namespace Hillock.Data.Images;

/// <summary>The picture files of one part of an image folder, in their order.</summary>
internal sealed record ImageFiles(IReadOnlyList<string> Paths, IReadOnlyList<int> Labels);
