using System.Buffers.Binary;
using System.Text;

namespace Hillock.Peer;

/// <summary>The versions of symbols that a 64-bit little-endian ELF library needs from others (section <c>.gnu.version_r</c>).</summary>
/// <remarks>Drepper 2011, "How To Write Shared Libraries", and the Linux Standard Base, section "Symbol Versioning".</remarks>
public static class ElfVersionNeeds
{
    private const uint VersionNeedSection = 0x6FFFFFFE;
    private const ushort Weak = 2;

    /// <summary>Makes the need for <paramref name="version"/> weak, so that the library loads where it is missing.</summary>
    /// <param name="image">The bytes of the library; changed in place.</param>
    /// <param name="version">Such as <c>GLIBCXX_3.4.32</c>.</param>
    /// <returns>How many needs were changed; 0 if the library has none of that version or is no such ELF file.</returns>
    public static int Weaken(Span<byte> image, string version)
    {
        if (!IsElf64LittleEndian(image)) return 0;
        var sections = new SectionTable(image);
        var changed = 0;
        for (var i = 0; i < sections.Count; i++)
            if (sections.TypeOf(image, i) == VersionNeedSection)
                changed += WeakenSection(image, sections, i, version);
        return changed;
    }

    private static int WeakenSection(Span<byte> image, SectionTable sections, int index, string version)
    {
        var strings = sections.OffsetOf(image, sections.LinkOf(image, index));
        var need = sections.OffsetOf(image, index);
        var changed = 0;
        // Elfxx_Verneed: version(2) count(2) file(4) aux(4) next(4); the last has next = 0.
        for (var left = sections.InfoOf(image, index); left > 0; left--)
        {
            var aux = need + (int)U32(image, need + 8);
            for (var entries = U16(image, need + 2); entries > 0; entries--)
            {
                // Elfxx_Vernaux: hash(4) flags(2) other(2) name(4) next(4).
                if (NameAt(image, strings + (int)U32(image, aux + 8)) == version && (U16(image, aux + 4) & Weak) == 0)
                {
                    BinaryPrimitives.WriteUInt16LittleEndian(image[(aux + 4)..], (ushort)(U16(image, aux + 4) | Weak));
                    changed++;
                }

                aux += (int)U32(image, aux + 12);
            }

            need += (int)U32(image, need + 12);
        }

        return changed;
    }

    private static bool IsElf64LittleEndian(ReadOnlySpan<byte> image) =>
        image.Length >= 64 && image.StartsWith("\u007fELF"u8) && image[4] == 2 && image[5] == 1;

    private static string NameAt(ReadOnlySpan<byte> image, int offset)
    {
        var text = image[offset..];
        return Encoding.ASCII.GetString(text[..text.IndexOf((byte)0)]);
    }

    private static uint U32(ReadOnlySpan<byte> image, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(image[offset..]);

    private static ushort U16(ReadOnlySpan<byte> image, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(image[offset..]);

    /// <summary>The section headers: type at 4, offset at 24, link at 40, info at 44 of each.</summary>
    private readonly struct SectionTable(ReadOnlySpan<byte> image)
    {
        private readonly int _start = checked((int)BinaryPrimitives.ReadInt64LittleEndian(image[0x28..]));
        private readonly int _size = U16(image, 0x3A);

        public int Count { get; } = U16(image, 0x3C);

        public uint TypeOf(ReadOnlySpan<byte> image, int index) => U32(image, At(index) + 4);

        public int OffsetOf(ReadOnlySpan<byte> image, int index) =>
            checked((int)BinaryPrimitives.ReadInt64LittleEndian(image[(At(index) + 24)..]));

        public int LinkOf(ReadOnlySpan<byte> image, int index) => (int)U32(image, At(index) + 40);

        public int InfoOf(ReadOnlySpan<byte> image, int index) => (int)U32(image, At(index) + 44);

        private int At(int index) => _start + (index * _size);
    }
}
