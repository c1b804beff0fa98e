using System.Globalization;
using System.Numerics;

namespace Hillock.Data.Generators;

/// <summary>How people write the ten digits: several styles a digit, each a few strokes in a box of 100 × 100, y downwards.</summary>
/// <remarks>A stroke is a mark and its points: <c>-</c> straight lines, <c>~</c> a smooth curve, <c>o</c> a closed smooth curve.</remarks>
internal static class DigitStyles
{
    private static readonly string[][] Texts =
    [
        [
            "o 50 5 22 22 15 50 22 78 50 95 78 78 85 50 78 22",
            "~ 62 8 32 18 18 55 34 90 62 90 80 58 72 22 48 8",
            "~ 45 6 20 30 20 70 45 94 72 80 80 45 66 12 40 6 30 12",
            "o 50 12 25 30 22 52 30 76 50 88 70 76 78 52 75 30",
        ],
        [
            "- 50 5 50 95",
            "- 28 27 52 5 50 95",
            "- 32 22 50 6 50 94|- 28 94 74 94",
            "- 66 6 36 95",
            "~ 40 20 54 6 52 50 54 95",
        ],
        [
            "~ 20 26 34 8 60 7 78 26 66 50 42 74 20 93|- 20 93 82 92",
            "~ 20 25 45 5 75 20 66 50 36 80 20 90 22 78 40 80 60 92 86 86",
            "~ 22 14 50 6 72 18 64 46 20 90|~ 20 90 46 84 84 94",
            "- 20 12 74 10 76 28 22 92 82 92",
        ],
        [
            "~ 22 15 50 5 76 20 66 42 42 48|~ 42 48 72 55 80 75 55 95 20 86",
            "- 22 9 76 8 46 42|~ 46 42 76 52 78 78 50 95 20 87",
            "~ 24 10 60 6 70 26 48 46 38 48 60 50 76 70 58 92 22 90",
            "~ 26 20 46 6 70 14 66 36 46 46 68 56 72 80 48 94 28 82",
        ],
        [
            "- 32 8 18 56 84 54|- 64 12 60 95",
            "- 66 95 66 5 14 66 90 66",
            "~ 25 10 22 40 40 52 72 44|- 76 8 70 95",
            "- 40 6 14 62 80 62|- 58 36 56 96",
        ],
        [
            "- 78 8 32 8 27 45|~ 27 45 55 37 80 58 72 85 45 95 20 85",
            "~ 76 10 40 10 28 34 50 47 75 64 66 90 22 90",
            "- 30 10 28 44|~ 28 44 56 40 76 62 64 90 24 92|- 30 10 80 6",
            "~ 72 8 42 12 30 38 58 42 78 62 62 88 30 92 22 84",
        ],
        [
            "~ 68 6 38 30 22 65 35 92 65 92 78 70 60 52 35 58 24 70",
            "~ 54 4 30 45 22 76 45 95 72 82 68 60 42 58 25 76",
            "~ 74 12 46 10 24 42 24 78 50 95 76 80 70 56 46 50 26 64",
            "~ 40 5 28 40 26 80 50 94 70 84 66 66 46 62 28 74",
        ],
        [
            "- 18 10 80 10 42 95",
            "- 20 12 78 10 46 95|- 32 52 70 50",
            "~ 20 16 50 10 80 12|~ 80 12 56 50 46 95",
            "- 22 26 20 10 80 10 46 94",
            "~ 18 14 46 8 74 14 66 44 40 94",
        ],
        [
            "o 72 18 50 5 28 20 40 42 65 58 75 80 50 95 25 80 36 58 62 42",
            "o 50 6 30 18 32 38 50 47 68 38 70 18|o 50 47 28 60 26 82 50 95 74 82 72 60",
            "~ 76 14 52 6 30 18 42 42 66 60 70 82 48 95 28 82 40 58 66 38 76 12",
            "o 60 10 42 8 36 28 52 46 66 70 54 92 36 90 32 70 50 48 68 28",
        ],
        [
            "o 72 26 50 7 28 26 36 48 60 48|- 74 18 68 95",
            "~ 74 24 50 6 26 26 38 50 64 46 75 22|~ 75 22 74 60 56 90 30 92",
            "~ 70 12 40 10 28 34 46 50 70 36 74 10|- 74 10 62 96",
            "o 66 22 46 12 32 28 42 44 60 40|~ 68 18 66 60 50 94",
        ],
    ];

    /// <summary>The styles of each digit.</summary>
    public static IReadOnlyList<IReadOnlyList<IReadOnlyList<Stroke>>> All { get; } =
        [.. Texts.Select(digit => (IReadOnlyList<IReadOnlyList<Stroke>>)[.. digit.Select(Parse)])];

    private static IReadOnlyList<Stroke> Parse(string style) => [.. style.Split('|').Select(ParseStroke)];

    private static Stroke ParseStroke(string text)
    {
        var parts = text.Split(' ');
        var numbers = parts[1..].Select(part => int.Parse(part, CultureInfo.InvariantCulture) / 100f).ToArray();
        var points = new Vector2[numbers.Length / 2];
        for (var i = 0; i < points.Length; i++) points[i] = new Vector2(numbers[2 * i], numbers[(2 * i) + 1]);
        return new Stroke(points, parts[0] != "-", parts[0] == "o");
    }
}
