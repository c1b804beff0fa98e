namespace Hillock.Tests.Shared;

/// <summary>A file damaged at random, as transfers, editors and attackers damage them.</summary>
internal static class Mutant
{
    private static readonly byte[][] Telling =
    [
        [0], [0xFF], [0x7F, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF], [0x80, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0], "\""u8.ToArray(), ","u8.ToArray(),
            ";"u8.ToArray(), "\n"u8.ToArray(), "\r"u8.ToArray(),
        "NaN"u8.ToArray(), "-1e308"u8.ToArray(), "99999999999999999999"u8.ToArray(), "777777777777"u8.ToArray(), [0xEF, 0xBB, 0xBF], [0xFE, 0xFF],
            [0xC3, 0x28], [0x1F, 0x8B, 8],
    ];

    /// <summary>One to four changes; the same stream gives the same.</summary>
    public static byte[] Of(byte[] whole, RandomStream random)
    {
        var bytes = whole.ToList();
        for (var changes = 1 + random.NextInt(4); changes > 0; changes--) Change(bytes, ref random);
        return [.. bytes];
    }

    private static void Change(List<byte> bytes, ref RandomStream random)
    {
        // Most of what matters stands at the beginning.
        var at = bytes.Count == 0 ? 0 : random.NextInt(2) == 0 ? random.NextInt(Math.Min(bytes.Count, 600)) : random.NextInt(bytes.Count);
        var length = Math.Min(bytes.Count - at, 1 + random.NextInt(64));
        var telling = Telling[random.NextInt(Telling.Length)];
        switch (random.NextInt(7))
        {
            case 0 when bytes.Count > 0:
                bytes[at] ^= (byte)(1 << random.NextInt(8));
                break;
            case 1:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4:
                bytes.InsertRange(at, telling);
                break;
            default:
                for (var i = 0; i < telling.Length && at + i < bytes.Count; i++) bytes[at + i] = telling[i];
                break;
        }
    }
}
