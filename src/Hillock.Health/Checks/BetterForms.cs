using Hillock.Formulas;

namespace Hillock.Health.Checks;

/// <summary>Forms that overflow or cancel, and the ones that do not.</summary>
internal static class BetterForms
{
    private static readonly FormPattern[] Patterns =
    [
        new("exp(x) / (1 + exp(x))", "sigmoid(x)"),
        new("1 / (1 + exp(-x))", "sigmoid(x)"),
        new("log(1 + exp(x))", "softplus(x)"),
        new("log(sigmoid(x))", "log_sigmoid(x)"),
        new("(exp(x) - exp(-x)) / (exp(x) + exp(-x))", "tanh(x)"),
        new("(exp(x) - 1) / (exp(x) + 1)", "tanh(x / 2)"),
        new("(1 - exp(-x)) / (1 + exp(-x))", "tanh(x / 2)"),
        new("1 - tanh(x)^2", "4 * sigmoid(2 * x) * sigmoid(-2 * x)"),
        new("1 - tanh(x) * tanh(x)", "4 * sigmoid(2 * x) * sigmoid(-2 * x)"),
        new("1 - sigmoid(x)", "sigmoid(-x)"),
        new("1 + tanh(x)", "2 * sigmoid(2 * x)"),
        new("1 - tanh(x)", "2 * sigmoid(-2 * x)"),
        new("sqrt(x^2 + 1) - x", "where(x > 0, 1 / (sqrt(x^2 + 1) + x), sqrt(x^2 + 1) - x)"),
        new("sqrt(x^2 + 1) + x", "where(x < 0, 1 / (sqrt(x^2 + 1) - x), sqrt(x^2 + 1) + x)"),
        new("sqrt(x * x + 1) - x", "where(x > 0, 1 / (sqrt(x^2 + 1) + x), sqrt(x^2 + 1) - x)"),
        new("sqrt(x * x + 1) + x", "where(x < 0, 1 / (sqrt(x^2 + 1) - x), sqrt(x^2 + 1) + x)"),
        new("exp(x) - 1", "expm1(x)"),
        new("log(1 + x)", "log1p(x)"),
        new("1 - cos(x)", "2 * sin(x / 2)^2"),
    ];

    /// <summary>A sentence with the better form of each part that has one; empty where none has.</summary>
    public static string Advice(Formula formula)
    {
        var parts = new List<string>();
        Collect(formula, parts, new HashSet<Formula>(ReferenceEqualityComparer.Instance));
        return parts.Count == 0 ? "" : $"Write {string.Join(", and ", parts.Distinct().Take(3))}.";
    }

    // The whole before its parts: of exp(x) / (1 + exp(x)) the quotient counts.
    private static void Collect(Formula node, List<string> parts, HashSet<Formula> seen)
    {
        if (parts.Count > 20 || !seen.Add(node)) return;
        foreach (var pattern in Patterns)
        {
            if (pattern.Improve(node) is not { } better) continue;
            parts.Add($"{better} in place of {node}");
            return;
        }

        foreach (var argument in node.Arguments) Collect(argument, parts, seen);
    }
}
