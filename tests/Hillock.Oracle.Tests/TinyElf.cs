using System.Buffers.Binary;
using System.Text;

namespace Hillock.Oracle.Tests;

/// <summary>The smallest ELF image with version needs: two of one library, one of another.</summary>
internal static class TinyElf
{
    private const int Needs = 0x40, Strings = 0x100, Sections = 0x180, SectionSize = 64;

    /// <summary>Where the flags of the need for B_2 are.</summary>
    public const int FlagsOfSecond = Needs + 16 + 16 + 4;

    public static byte[] Build()
    {
        var image = new byte[Sections + (3 * SectionSize)];
        "\u007fELF"u8.CopyTo(image);
        (image[4], image[5]) = (2, 1);
        U32(image, 0x28, Sections);
        U16(image, 0x3A, SectionSize);
        U16(image, 0x3C, 3);
        Encoding.ASCII.GetBytes("\0A_1\0B_2\0C_3\0").CopyTo(image, Strings);
        Library(image, Needs, entries: 2, next: 48);
        Entry(image, Needs + 16, name: 1, next: 16);
        Entry(image, Needs + 32, name: 5, next: 0);
        Library(image, Needs + 48, entries: 1, next: 0);
        Entry(image, Needs + 64, name: 9, next: 0);
        Section(image, 1, type: 3, Strings, link: 0, info: 0);
        Section(image, 2, type: 0x6FFFFFFE, Needs, link: 1, info: 2);
        return image;
    }

    private static void Library(byte[] image, int at, ushort entries, uint next)
    {
        U16(image, at, 1);
        U16(image, at + 2, entries);
        U32(image, at + 8, 16);
        U32(image, at + 12, next);
    }

    private static void Entry(byte[] image, int at, uint name, uint next)
    {
        U32(image, at + 8, name);
        U32(image, at + 12, next);
    }

    private static void Section(byte[] image, int index, uint type, uint offset, uint link, uint info)
    {
        var at = Sections + (index * SectionSize);
        U32(image, at + 4, type);
        U32(image, at + 24, offset);
        U32(image, at + 40, link);
        U32(image, at + 44, info);
    }

    private static void U16(byte[] image, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(at), value);

    private static void U32(byte[] image, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(at), value);
}
