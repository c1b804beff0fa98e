using System.Globalization;

namespace Hillock.Formulas;

/// <summary>Cuts formula text into <see cref="Token"/>s.</summary>
public sealed class Tokenizer(string text)
{
    /// <summary>The longest text that is read.</summary>
    public const int MostCharacters = 10_000;

    private static readonly string[] Pairs = ["**", "<=", ">=", "==", "!="];

    private static readonly Dictionary<char, string> Typographic = new()
    {
        ['−'] = "-",
        ['–'] = "-",
        ['·'] = "*",
        ['×'] = "*",
        ['⋅'] = "*",
        ['÷'] = "/",
        ['≤'] = "<=",
        ['≥'] = ">=",
        ['≠'] = "!=",
    };

    internal List<Token> Read()
    {
        if (text.Length > MostCharacters)
            throw new HillockException($"The formula has {text.Length} characters; the most is {MostCharacters}.", MostCharacters);
        var tokens = new List<Token>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at])) at++;
            else
            {
                var (token, length) = Next(at);
                tokens.Add(token);
                at += length;
            }
        }

        tokens.Add(new Token(TokenKind.End, "", text.Length));
        return tokens;
    }

    private (Token Token, int Length) Next(int at)
    {
        var c = text[at];
        if (char.IsAsciiDigit(c) || (c == '.' && IsDigit(at + 1))) return Number(at);
        if (Names.IsStart(c)) return Name(at);
        if (c == 'π') return (new Token(TokenKind.Name, "pi", at), 1);
        foreach (var pair in Pairs)
            if (string.CompareOrdinal(text, at, pair, 0, 2) == 0)
                return (new Token(TokenKind.Symbol, pair == "**" ? "^" : pair, at), 2);
        if (Typographic.TryGetValue(c, out var plain)) return (new Token(TokenKind.Symbol, plain, at), 1);
        if ("+-*/^<>(),;=".Contains(c, StringComparison.Ordinal)) return (new Token(TokenKind.Symbol, c.ToString(), at), 1);
        throw FormulaErrors.At(text, at, $"Unexpected character '{Show(at)}' in the formula; expected a number, a name, an operator or a parenthesis.");
    }

    private (Token Token, int Length) Name(int at)
    {
        var end = at;
        while (end < text.Length && (Names.IsStart(text[end]) || char.IsAsciiDigit(text[end]))) end++;
        return (new Token(TokenKind.Name, text[at..end], at), end - at);
    }

    private (Token Token, int Length) Number(int at)
    {
        var end = Digits(at);
        if (end < text.Length && text[end] == '.') end = Digits(end + 1);
        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var digits = end + 1 < text.Length && text[end + 1] is '+' or '-' ? end + 2 : end + 1;
            if (IsDigit(digits)) end = Digits(digits);
        }

        var word = text[at..end];
        var value = double.Parse(word, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (double.IsInfinity(value))
            throw FormulaErrors.At(text, at, $"The number {Short(word)} is too large; the largest is about 1.8e308. Write inf for infinity.");
        if (value == 0 && word.TakeWhile(c => c is not ('e' or 'E')).Any(c => c is >= '1' and <= '9'))
            throw FormulaErrors.At(text, at, $"The number {Short(word)} is too small; the smallest is about 4.9e-324. Write 0 if that is meant.");
        if (end < text.Length && text[end] == '.')
            throw FormulaErrors.At(text, end, "A number has one decimal point.");
        return (new Token(TokenKind.Number, word, at, value), end - at);
    }

    private int Digits(int at)
    {
        while (IsDigit(at)) at++;
        return at;
    }

    private bool IsDigit(int at) => at < text.Length && char.IsAsciiDigit(text[at]);

    private string Show(int at) => char.IsSurrogate(text[at]) && at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1])
        ? text.Substring(at, 2)
        : char.IsControl(text[at]) || char.IsSurrogate(text[at]) ? $"\\u{(int)text[at]:x4}" : text[at].ToString();

    private static string Short(string word) => word.Length <= 24 ? word : word[..21] + "...";
}
