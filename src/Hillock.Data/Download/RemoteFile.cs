namespace Hillock.Data.Download;

/// <summary>A file that is published, and how to tell that it came whole.</summary>
/// <param name="Name">Its name, with a folder before it where a mirror has one: <c>mnist/train-images-idx3-ubyte.gz</c>.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its checksum, hexadecimal.</param>
/// <param name="Addresses">Where it is published, in the order in which they are tried.</param>
internal sealed record RemoteFile(string Name, long Bytes, string Sha256, IReadOnlyList<Uri> Addresses)
{
    /// <summary>The name without the folder.</summary>
    public string FileName => Name[(Name.LastIndexOf('/') + 1)..];

    /// <summary>A file of the same name at each of several places.</summary>
    public static RemoteFile At(string name, long bytes, string sha256, params IEnumerable<string> places)
    {
        var file = new RemoteFile(name, bytes, sha256, []);
        return file with { Addresses = [.. places.Select(place => new Uri(place + file.FileName))] };
    }

    /// <summary>The same file at one mirror, which replaces the public places.</summary>
    public RemoteFile From(Uri? mirror) => mirror is null ? this : this with { Addresses = [new Uri(mirror, Name)] };
}
