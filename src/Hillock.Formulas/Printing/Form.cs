using System.Text.RegularExpressions;

namespace Hillock.Formulas.Printing;

/// <summary>How one operator is written in a language: text with holes <c>{0}</c>, <c>{1}</c>, <c>{2}</c> for its operands.</summary>
/// <param name="Template">The text; a hole that occurs twice makes its operand a local first.</param>
/// <param name="Own">How tightly the whole holds together.</param>
/// <param name="Operands">What each operand must hold to stand without parentheses.</param>
internal sealed partial record Form(string Template, Binding Own, params Binding[] Operands)
{
    /// <summary>Whether the result is a truth value and not a number.</summary>
    internal bool IsTruth { get; init; }

    /// <summary>Whether the first operand is a truth value.</summary>
    internal bool TakesTruth { get; init; }

    /// <summary>Whether at least one number among the operands must be an array in languages that tell arrays from numbers.</summary>
    internal bool NeedsArray { get; init; }

    /// <summary>Whether every number among the operands must be an array.</summary>
    internal bool NeedsArrays { get; init; }

    /// <summary>Writes the operands in place of the template, where their text decides.</summary>
    internal Func<IReadOnlyList<string>, string>? Join { get; init; }

    internal static Form Infix(string symbol, Binding own, Binding left, Binding right) => new($"{{0}} {symbol} {{1}}", own, left, right);

    /// <summary>Between operands, grouping to the left.</summary>
    internal static Form Infix(string symbol, Binding own) => Infix(symbol, own, own, own + 1);

    internal static Form Compare(string symbol) =>
        Infix(symbol, Binding.Comparison, Binding.Sum, Binding.Sum) with { IsTruth = true, NeedsArray = true };

    internal static Form Call(string name, int arity = 1) =>
        new($"{name}({string.Join(", ", Enumerable.Range(0, arity).Select(i => $"{{{i}}}"))})", Binding.Atom, new Binding[arity]) { NeedsArray = true };

    internal static Form Minus() => new("-{0}", Binding.Sign, Binding.Power);

    internal string Fill(IReadOnlyList<string> operands) =>
        Join?.Invoke(operands) ?? Hole().Replace(Template, hole => operands[hole.Value[1] - '0']);

    internal bool Repeats(int operand) => Hole().Matches(Template).Count(hole => hole.Value[1] - '0' == operand) > 1;

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Hole();
}
