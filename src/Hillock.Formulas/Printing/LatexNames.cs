namespace Hillock.Formulas.Printing;

/// <summary>Parameter names in LaTeX: Greek where they are Greek, an index where they end in a number.</summary>
internal static class LatexNames
{
    private static readonly HashSet<string> Greek =
    [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "rho", "sigma", "tau",
        "upsilon", "phi", "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Sigma", "Phi", "Psi", "Omega",
    ];

    internal static string Spell(string name)
    {
        var cut = name.IndexOf('_', 1);
        var digits = name.TrimEnd("0123456789".ToCharArray()).Length;
        if (cut > 0 && cut < name.Length - 1 && IsSymbol(name[..cut])) return $"{Word(name[..cut])}_{{{Word(name[(cut + 1)..])}}}";
        if (digits > 0 && digits < name.Length && IsSymbol(name[..digits])) return $"{Word(name[..digits])}_{{{name[digits..]}}}";
        return Word(name);
    }

    private static bool IsSymbol(string word) => word.Length == 1 && char.IsAsciiLetter(word[0]) || Greek.Contains(word);

    private static string Word(string word) => Greek.Contains(word) ? "\\" + (word == "epsilon" ? "varepsilon" : word)
        : word.Length == 1 && word != "_" || word.All(char.IsAsciiDigit) ? word
        : $@"\mathrm{{{word.Replace("_", @"\_", StringComparison.Ordinal)}}}";
}
