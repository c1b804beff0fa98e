namespace Hillock.Formulas;

/// <summary>Errors that show their place in the formula.</summary>
internal static class FormulaErrors
{
    private const int Around = 60;

    /// <summary>The message, the text, and a caret under the character at <paramref name="position"/>.</summary>
    internal static HillockException At(string text, int position, string message)
    {
        var from = Math.Max(0, position - Around);
        var to = Math.Min(text.Length, position + Around);
        var before = from > 0 ? "..." : "";
        var shown = before + text[from..to] + (to < text.Length ? "..." : "");
        var line = string.Concat(shown.Select(c => char.IsControl(c) ? ' ' : c));
        return new HillockException(
            $"{message}\n  {line}\n  {new string(' ', before.Length + position - from)}^", position);
    }
}
