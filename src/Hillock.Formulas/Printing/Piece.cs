namespace Hillock.Formulas.Printing;

/// <summary>The code of a part of a formula.</summary>
/// <param name="Text">The code.</param>
/// <param name="Binding">How tightly it holds together.</param>
/// <param name="IsTruth">Whether it is a truth value.</param>
/// <param name="IsPlain">Whether it is a plain number where arrays are something else.</param>
internal readonly record struct Piece(string Text, Binding Binding, bool IsTruth = false, bool IsPlain = false);
