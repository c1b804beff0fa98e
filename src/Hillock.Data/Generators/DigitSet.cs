using Hillock.Data.Images;

namespace Hillock.Data.Generators;

/// <summary>The embedded default: digits drawn from strokes, 10,000 to learn from and 2,000 to test.</summary>
internal static class DigitSet
{
    private const int DefaultRows = 12_000;
    private const int Classes = 10;
    private const int Size = DigitPainter.Side * DigitPainter.Side;

    /// <summary>Draws the digits; every image depends on the seed and its number alone, so any number of threads gives the same.</summary>
    public static DataSet Build(DataOptions options)
    {
        var rows = GeneratorOptions.Rows(options, DefaultRows, Classes);
        var test = rows / 6;
        MemoryLimit.Require((long)rows * Size, $"{rows:N0} digits need", "Ask for fewer rows.");
        var set = new ImageSet("digits", new Shape(DigitPainter.Side, DigitPainter.Side),
            new ImagePart(Draw(rows - test, "digits", options.Seed), Labels(rows - test)), Names())
        {
            Test = new ImagePart(Draw(test, "digits for the test", options.Seed), Labels(test)),
            Description = $"Digits drawn from strokes with random shape, slant, wave, pen and noise, 28×28 grey, {rows - test:N0} + {test:N0}",
            Source = "generated",
        };
        return set.Build(options);
    }

    private static byte[] Draw(int count, string purpose, long seed)
    {
        var pixels = new byte[count * Size];
        var random = new RandomStream(seed, purpose);
        Parallel.For(0, count, i => DigitPainter.Paint(i % Classes, random.Fork(i), pixels.AsSpan(i * Size, Size)));
        return pixels;
    }

    private static int[] Labels(int count) => [.. Enumerable.Range(0, count).Select(i => i % Classes)];

    private static string[] Names() => ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
}
