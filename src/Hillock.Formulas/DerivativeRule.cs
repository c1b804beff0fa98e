namespace Hillock.Formulas;

/// <summary>The derivative of <paramref name="node"/>, given those of its operands.</summary>
internal delegate Formula DerivativeRule(Operation node, IReadOnlyList<Formula> derivatives);
