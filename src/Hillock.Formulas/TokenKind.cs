namespace Hillock.Formulas;

/// <summary>What a <see cref="Token"/> is.</summary>
internal enum TokenKind
{
    Number,
    Name,
    Symbol,
    End,
}
