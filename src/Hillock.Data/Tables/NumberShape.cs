using System.Globalization;

namespace Hillock.Data.Tables;

/// <summary>A cell as people write numbers: a sign, digits in groups or not, decimals, and before or behind them a currency, a percent sign or a
/// unit.</summary>
/// <param name="IsNumber">Whether it is one.</param>
/// <param name="Mark">Currency, percent sign or unit; empty where there is none.</param>
/// <param name="Decimal">What stands before the decimals; <c>\0</c> where there are none, <c>?</c> where a single <c>,</c> or <c>.</c> before three digits may
/// be either.</param>
/// <param name="Thousands">What stands between groups of three digits; <c>\0</c> where nothing does.</param>
/// <param name="Separator">The separator that <paramref name="Decimal"/> leaves open.</param>
internal readonly record struct NumberShape(bool IsNumber, string Mark, char Decimal, char Thousands, char Separator)
{
    /// <summary>The separator that may be either.</summary>
    public const char Open = '?';

    private const int LongestMark = 12;
    private const string Groupers = ".,' _";
    private static readonly NumberShape None = new(false, "", '\0', '\0', '\0');

    /// <summary>Whether a character is written for a minus.</summary>
    public static bool IsMinus(char c) => c is '-' or '\u2212' or '\u2012' or '\u2013' or '\uFE63' or '\uFF0D';

    /// <summary>A separator of thousands in its usual form.</summary>
    public static char Plain(char separator) => separator == '’' ? '\'' : Blanks.Is(separator) ? ' ' : separator;

    /// <summary>Where the digits are in a cell, from the first to the last, and the mark around them.</summary>
    public static (int From, int To, bool Negative, string Mark)? Split(ReadOnlySpan<char> cell)
    {
        var (at, negative, before) = (0, false, "");
        while (at < cell.Length && !char.IsAsciiDigit(cell[at]) && !(cell[at] == '.' && at + 1 < cell.Length && char.IsAsciiDigit(cell[at + 1])))
        {
            if (IsMinus(cell[at]) && !negative) negative = true;
            else if (IsCurrency(cell[at]) && before.Length == 0) before = cell[at].ToString();
            else if (cell[at] is not (' ' or '+')) return null;
            at++;
        }

        if (at == cell.Length) return null;
        var to = cell.Length;
        while (to > at && !char.IsAsciiDigit(cell[to - 1])
            && !(cell[to - 1] == '.' && to - 2 >= at && char.IsAsciiDigit(cell[to - 2]) && to == cell.Length)) to--;
        var behind = Blanks.Trim(cell[to..]);
        if (behind.Length > LongestMark || (behind.Length > 0 && before.Length > 0)) return null;
        foreach (var c in behind)
            if (!(char.IsLetter(c) || IsCurrency(c) || c is '%' or '‰' or '°' or '/' or '²' or '³' or '"' or '\'')) return null;
        return (at, to, negative, before.Length > 0 ? before : behind.ToString());
    }

    /// <summary>What a cell looks like.</summary>
    public static NumberShape Of(ReadOnlySpan<char> cell)
    {
        if (Split(cell) is not { } parts) return None;
        var digits = cell[parts.From..parts.To];
        var exponent = digits.IndexOfAny('e', 'E');
        var core = exponent < 0 ? digits : digits[..exponent];
        if (exponent >= 0 && !IsExponent(digits[(exponent + 1)..])) return None;
        if (core.IsEmpty) return None;
        var (first, last) = (core.IndexOfAnyExceptInRange('0', '9'), core.LastIndexOfAnyExceptInRange('0', '9'));
        if (first < 0) return new NumberShape(true, parts.Mark, '\0', '\0', '\0');
        var (left, right) = (Plain(core[first]), Plain(core[last]));
        if (first == last)
        {
            if (left is not ('.' or ',')) return Grouped(core, left) ? new NumberShape(true, parts.Mark, '\0', left, '\0') : None;
            var either = core.Length - last == 4 && first is >= 1 and <= 3 && core[0] != '0' && exponent < 0;
            return new NumberShape(true, parts.Mark, either ? Open : left, '\0', either ? left : '\0');
        }

        if (left == right) return Grouped(core, left) ? new NumberShape(true, parts.Mark, '\0', left, '\0') : None;
        return right is '.' or ',' && Grouped(core[..last], left) ? new NumberShape(true, parts.Mark, right, left, '\0') : None;
    }

    /// <summary>The number of a cell where decimals and groups are written with these marks, in the writing of the invariant culture; its length, or 0 where it
    /// is none.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="decimalMark">What stands before decimals.</param>
    /// <param name="thousands">What stands between groups of three digits, or <c>\0</c>.</param>
    /// <param name="into">At least as long as the cell.</param>
    /// <param name="mark">Currency, percent sign or unit.</param>
    public static int Write(ReadOnlySpan<char> cell, char decimalMark, char thousands, Span<char> into, out string mark)
    {
        mark = "";
        if (Split(cell) is not { } parts) return 0;
        mark = parts.Mark;
        var digits = cell[parts.From..parts.To];
        var exponent = digits.IndexOfAny('e', 'E');
        var core = exponent < 0 ? digits : digits[..exponent];
        var point = core.IndexOf(decimalMark);
        var whole = point < 0 ? core : core[..point];
        if (whole.ContainsAnyExceptInRange('0', '9') && !(thousands != '\0' && Grouped(whole, thousands))) return 0;
        if (point >= 0 && core[(point + 1)..].ContainsAnyExceptInRange('0', '9')) return 0;
        if (exponent >= 0 && !IsExponent(digits[(exponent + 1)..])) return 0;
        var length = 0;
        if (parts.Negative) into[length++] = '-';
        for (var i = 0; i < digits.Length; i++)
            if (i < whole.Length && Plain(digits[i]) == thousands) continue;
            else into[length++] = i == point ? '.' : i > exponent && exponent >= 0 && IsMinus(digits[i]) ? '-' : digits[i];
        return double.TryParse(into[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? length : 0;
    }

    private static bool IsCurrency(char c) => c == '$' || (c > '~' && char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol);

    private static bool IsExponent(ReadOnlySpan<char> text)
    {
        if (text.Length > 1 && (text[0] == '+' || IsMinus(text[0]))) text = text[1..];
        return text.Length is > 0 and < 5 && !text.ContainsAnyExceptInRange('0', '9');
    }

    private static bool Grouped(ReadOnlySpan<char> core, char separator)
    {
        if (!Groupers.Contains(separator)) return false;
        var head = core.IndexOfAnyExceptInRange('0', '9');
        // 0.301 is no three hundred and one.
        if (head is < 1 or > 3 || core[0] == '0') return false;
        for (var at = head; at < core.Length; at += 4)
            if (Plain(core[at]) != separator || at + 4 > core.Length || core.Slice(at + 1, 3).ContainsAnyExceptInRange('0', '9')) return false;
        return !core[..head].ContainsAnyExceptInRange('0', '9');
    }
}
