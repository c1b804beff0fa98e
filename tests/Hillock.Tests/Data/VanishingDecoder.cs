using System.Collections;
using Hillock.Data;

namespace Hillock.Tests.Data;

/// <summary>Takes a folder away when it is first asked for a picture, or while the folders are listed.</summary>
internal sealed class VanishingDecoder(string folder, bool whenListed = false) : ImageDecoder
{
    private readonly PlainDecoder _plain = new();
    private int _readings;

    public override IReadOnlyList<string> Endings => new Watched(_plain.Endings, Listed);

    public override ImageHeader ReadHeader(string path) => _plain.ReadHeader(path);

    public override DecodedImage Decode(string path, ImageSize atLeast)
    {
        Remove();
        return File.Exists(path) ? _plain.Decode(path, atLeast) : throw new HillockException("cannot be opened: it is gone");
    }

    // The first reading asks whether the folder holds pictures at all; at the second the folders are known, and their files not yet.
    private void Listed()
    {
        if (++_readings == 2 && whenListed) Remove();
    }

    private void Remove()
    {
        // Pictures are decoded side by side; two that delete one folder would meet.
        lock (_plain)
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private sealed class Watched(IReadOnlyList<string> endings, Action told) : IReadOnlyList<string>
    {
        public int Count => endings.Count;

        public string this[int index] => endings[index];

        public IEnumerator<string> GetEnumerator()
        {
            told();
            return endings.GetEnumerator();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
