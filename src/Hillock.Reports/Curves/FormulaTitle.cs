using Hillock.Activations;

namespace Hillock.Reports.Drawing;

/// <summary>Formulas as a title shows them: a middle dot for the product, Greek letters for parameters.</summary>
internal static class FormulaTitle
{
    private const int Longest = 92;

    private static readonly Dictionary<string, string> Greek = new()
    {
        ["alpha"] = "α",
        ["beta"] = "β",
        ["gamma"] = "γ",
        ["delta"] = "δ",
        ["lambda"] = "λ",
        ["mu"] = "μ",
        ["sigma"] = "σ",
        ["omega"] = "ω",
        ["theta"] = "θ",
        ["kappa"] = "κ",
        ["tau"] = "τ",
        ["pi"] = "π",
    };

    /// <summary>Such as <c>silu(x) = x · sigmoid(x)</c>; only the name where the formula is too long to read.</summary>
    public static string Of(ElementwiseActivation activation)
    {
        var formula = Pretty(activation.Formula.ToString());
        var named = activation.Text == activation.Formula.ToString() ? formula : $"{activation.Id}(x) = {formula}";
        return named.Length <= Longest ? named : Shorten(activation.Text, 60);
    }

    /// <summary>The text of the activation, cut where it is too long for a legend.</summary>
    public static string Short(ElementwiseActivation activation) => Shorten(Pretty(activation.Text), 40);

    /// <summary>Formula text with dots and Greek letters.</summary>
    public static string Pretty(string formula)
    {
        var text = formula.Replace(" * ", " · ", StringComparison.Ordinal).Replace("; learn ", ", ", StringComparison.Ordinal)
            .Replace("; ", ", ", StringComparison.Ordinal).Replace("-", "−", StringComparison.Ordinal);
        return System.Text.RegularExpressions.Regex.Replace(text, "[a-z_]+", m => Greek.GetValueOrDefault(m.Value, m.Value));
    }

    /// <summary>Text, cut where it is too long.</summary>
    public static string Shorten(string text, int longest = 40) => text.Length <= longest ? text : text[..(longest - 1)] + "…";
}
