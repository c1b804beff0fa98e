namespace Hillock.Formulas;

/// <summary>The names formulas know: constants, functions and their other spellings.</summary>
public static class Names
{
    /// <summary>The numbers that have a name.</summary>
    public static IReadOnlyDictionary<string, double> Constants { get; } = new Dictionary<string, double>
    {
        ["pi"] = Math.PI,
        ["e"] = Math.E,
        ["inf"] = double.PositiveInfinity,
    };

    /// <summary>Spellings of NumPy, PyTorch and school books for the same function.</summary>
    internal static IReadOnlyDictionary<string, string> OtherSpellings { get; } = new Dictionary<string, string>
    {
        ["ln"] = "log",
        ["arctan"] = "atan",
        ["arcsinh"] = "asinh",
        ["clip"] = "clamp",
        ["maximum"] = "max",
        ["minimum"] = "min",
        ["logsigmoid"] = "log_sigmoid",
        ["expit"] = "sigmoid",
    };

    /// <summary>The functions that a text may call, by name.</summary>
    public static IEnumerable<string> Functions => Operators.ByName.Keys.Concat(Compositions.All.Keys).Concat(OtherSpellings.Keys);

    internal static bool IsIdentifier(string name) =>
        name.Length > 0 && IsStart(name[0]) && name.All(c => IsStart(c) || char.IsAsciiDigit(c));

    /// <summary>Whether a name already has a meaning in a text.</summary>
    public static bool IsReserved(string name) =>
        name is "x" or "learn" || Constants.ContainsKey(name) || Operators.ByName.ContainsKey(name);

    internal static bool IsStart(char c) => char.IsAsciiLetter(c) || c == '_';
}
