using System.Globalization;

namespace Hillock.Experiments.RunFiles;

/// <summary>Reads one value and says what is wrong with it; prints it back.</summary>
internal static class ValueText
{
    private static readonly string[] Yes = ["true", "yes", "on"];
    private static readonly string[] No = ["false", "no", "off"];

    public static int Integer(string name, string text, int least, int most = int.MaxValue)
    {
        var value = Long(name, text, least, most);
        return (int)value;
    }

    public static long Long(string name, string text, long least, long most)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal);
        if (!long.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture, out var value))
            throw Wrong(name, text, Limits("a whole number", least, most));
        if (value < least || value > most) throw Wrong(name, text, Limits("a whole number", least, most));
        return value;
    }

    /// <param name="name">The option.</param>
    /// <param name="text">What was given.</param>
    /// <param name="allowed">Whether a finite number is one of the values allowed.</param>
    /// <param name="expected">What is expected, such as <c>a number above 0, such as 0.001</c>.</param>
    public static double Number(string name, string text, Func<double, bool> allowed, string expected)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value) || !allowed(value))
            throw Wrong(name, text, expected);
        return value;
    }

    public static bool Switch(string name, string text)
    {
        if (Yes.Contains(text, StringComparer.OrdinalIgnoreCase)) return true;
        if (No.Contains(text, StringComparer.OrdinalIgnoreCase)) return false;
        throw Wrong(name, text, "true or false");
    }

    public static string Choice(string name, string text, IReadOnlyList<string> choices)
    {
        var choice = text.Trim().ToLowerInvariant();
        if (choices.Contains(choice)) return choice;
        throw new HillockException($"{name} '{text}' is not known; it can be {string.Join(", ", choices)}.{Suggestions.Ask(text, choices)}");
    }

    public static string Words(string name, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new HillockException($"{name} is empty; give a value or leave {name} out.");
        return text.Trim();
    }

    public static string Print(double value) => NumberText.Exact(value);

    public static string Print(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Limits(string what, long least, long most) =>
        most is int.MaxValue or long.MaxValue
            ? least == long.MinValue ? what : $"{what}, {least} or more"
            : $"{what} from {least} to {most}";

    private static HillockException Wrong(string name, string text, string expected) =>
        new($"{name} is '{text}', but must be {expected}.");
}
