namespace Hillock.Data;

/// <summary>A file of a known data set that is on this machine.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Fetched">Whether it was fetched now; else it was there already, with the right checksum.</param>
public sealed record DownloadedFile(string Path, long Bytes, bool Fetched);
