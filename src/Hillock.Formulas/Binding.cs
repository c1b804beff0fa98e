namespace Hillock.Formulas.Printing;

/// <summary>How tightly a piece of code holds together, loosest first; the same order in every language printed here.</summary>
internal enum Binding
{
    Any,
    Choice,
    Comparison,
    Sum,
    Product,
    Sign,
    Power,
    Atom,

    /// <summary>Asked of an operand that always stands in parentheses.</summary>
    Fenced,
}
