namespace Hillock.Data.Tables;

/// <summary>Finds out what separates the cells of a file.</summary>
internal static class CsvDialect
{
    private const int RecordsLookedAt = 50;
    private const double Clean = 0.9;
    private static readonly char[] Candidates = ['\t', ';', ',', '|'];

    /// <summary>The separator that a first line such as <c>sep=;</c> names, and where the table begins.</summary>
    public static (char? Separator, int From) SeparatorLine(ReadOnlySpan<char> text)
    {
        const string Word = "sep=";
        var end = text.IndexOfAny('\r', '\n');
        var line = end < 0 ? text : text[..end];
        // A tab as separator is a blank too, so only the front is trimmed.
        line = line.TrimStart("\"\uFEFF ").TrimEnd('"');
        if (line.Length != Word.Length + 1 || !line.StartsWith(Word, StringComparison.OrdinalIgnoreCase)) return (null, 0);
        return (line[^1], end < 0 ? text.Length : end);
    }

    /// <summary>The candidate that cuts the first rows into the same number of cells, and into whole ones: no other separator is left in them.</summary>
    /// <param name="path">The file, for the message.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="from">Where the table begins.</param>
    /// <param name="single">Whether one column alone will do, which is then taken for one with commas.</param>
    /// <param name="decimalMark">What stands before decimals, where it is said, and so separates nothing but cells in quotes.</param>
    /// <exception cref="HillockException">No candidate cuts the file, or one is cut into more cells than a row may have.</exception>
    public static char Delimiter(string path, char[] text, int from, bool single, char? decimalMark)
    {
        HillockException? failure = null;
        var fits = new List<Fit>();
        foreach (var candidate in Candidates.Append(' ').Where(c => c != decimalMark || text.AsSpan().Contains('"')))
        {
            try
            {
                fits.Add(Fit.Of(candidate, CsvReader.Sample(path, text, from, candidate, RecordsLookedAt)));
            }
            catch (HillockException e)
            {
                failure ??= e;
            }
        }

        // Blanks stand in most texts; they separate only what nothing else does, or does worse.
        var best = fits.Where(fit => fit.Filled > 0 && (fit.Delimiter != ' ' || (fit.Consistent && fit.Share == 1)))
            .OrderByDescending(fit => fit.Consistent && fit.Share >= Clean)
            .ThenByDescending(fit => fit.Delimiter != ' ')
            .ThenByDescending(fit => fit.Share * fit.Usual)
            .ThenByDescending(fit => fit.Filled)
            .ThenByDescending(fit => fit.Most)
            .FirstOrDefault();
        if (best is not null) return best.Delimiter;
        if (failure is not null) throw failure;
        return single ? decimalMark == ',' ? ';' : ','
            : throw new HillockException(ErrorKind.Data,
                $"{path}: only one column was found; expected cells separated by a comma, semicolon, tab or bar, or every row by blanks. Is it a CSV "
                + $"file?{CommentHint(text)}");
    }

    /// <summary>What to do about lines that begin with #, which are read like any other; nothing where the first does not.</summary>
    public static string CommentHint(ReadOnlySpan<char> text) => text.TrimStart("\uFEFF ").StartsWith('#')
        ? " Lines that begin with # are read like others: remove remarks, and the # before the names of the columns."
        : "";

    /// <summary>How a separator cuts a sample.</summary>
    /// <param name="Delimiter">The separator.</param>
    /// <param name="Consistent">Whether every row has the same number of cells, more than one.</param>
    /// <param name="Share">Share of the cells with no other separator in them.</param>
    /// <param name="Usual">Share of the rows that have the most frequent number of cells.</param>
    /// <param name="Filled">Rows that are cut at all.</param>
    /// <param name="Most">Most cells of a row.</param>
    private sealed record Fit(char Delimiter, bool Consistent, double Share, double Usual, int Filled, int Most)
    {
        public static Fit Of(char delimiter, List<SampleRecord> sample)
        {
            if (sample.Count == 0) return new Fit(delimiter, false, 0, 0, 0, 0);
            var cells = sample.SelectMany(record => record.Cells).ToList();
            var usual = sample.GroupBy(record => record.Count).Max(group => group.Count());
            return new Fit(
                delimiter, sample[0].Count > 1 && usual == sample.Count, (double)cells.Count(cell => IsWhole(cell, delimiter)) / cells.Count,
                (double)usual / sample.Count, sample.Count(record => record.Count > 1), sample.Max(record => record.Count));
        }

        // A comma or semicolon before a blank is prose; between digits a comma is of the number.
        private static bool IsWhole(string cell, char delimiter)
        {
            for (var i = 0; i < cell.Length; i++)
            {
                var next = i + 1 < cell.Length ? cell[i + 1] : delimiter == ' ' ? 'x' : ' ';
                if (cell[i] == delimiter || Blanks.Is(cell[i]))
                {
                    if (cell[i] == '\t') return false;
                    if (i > 0 && delimiter != ' ' && char.IsAsciiDigit(cell[i - 1]) && IsNumber(next) && !NumberShape.Of(cell).IsNumber) return false;
                    continue;
                }

                if (cell[i] is '|' || (cell[i] is ';' && !Blanks.Is(next))) return false;
                if (cell[i] is ',' && !Blanks.Is(next) && !NumberShape.Of(cell).IsNumber) return false;
            }

            return true;
        }

        private static bool IsNumber(char c) => char.IsAsciiDigit(c) || c is '-' or '+' or '.';
    }
}
