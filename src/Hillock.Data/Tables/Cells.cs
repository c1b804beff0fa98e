using System.Globalization;

namespace Hillock.Data.Tables;

/// <summary>Tells numbers, missing cells and text apart, whatever the machine's language.</summary>
internal static class Cells
{
    private static readonly string[] MissingMarks = ["?", "NA", "N/A", "#N/A", "null"];
    private static readonly string[] NotFiniteWords = ["nan", "inf", "infinity", "1.#inf", "1.#qnan"];

    /// <summary>What <paramref name="cell"/> holds; <paramref name="number"/> is NaN unless it is a number.</summary>
    public static CellKind KindOf(ReadOnlySpan<char> cell, out double number)
    {
        number = double.NaN;
        if (cell.Length == 0) return CellKind.Missing;
        if (char.IsAsciiLetter(cell[0]) || cell[0] is '?' or '#' || cell[^1] is 'n' or 'N' or 'f' or 'F' or 'y' or 'Y')
        {
            foreach (var mark in MissingMarks)
                if (cell.Equals(mark, StringComparison.OrdinalIgnoreCase)) return CellKind.Missing;
            var bare = cell.TrimStart("+-");
            foreach (var word in NotFiniteWords)
                if (bare.Equals(word, StringComparison.OrdinalIgnoreCase)) return CellKind.NotFinite;
        }

        if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return CellKind.Text;
        if (!(Math.Abs(value) <= float.MaxValue)) return CellKind.NotFinite;
        number = value;
        return CellKind.Number;
    }
}
