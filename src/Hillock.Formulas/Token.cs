namespace Hillock.Formulas;

/// <summary>A word of formula text and where it begins.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Position, double Value = 0)
{
    internal bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;
}
