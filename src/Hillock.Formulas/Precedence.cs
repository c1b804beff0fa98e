namespace Hillock.Formulas;

/// <summary>How tightly an operator binds, loosest first; <see cref="Call"/> is written as a function.</summary>
internal enum Precedence
{
    Call,
    Comparison,
    Sum,
    Product,
    Sign,
    Power,
    Atom,
}
