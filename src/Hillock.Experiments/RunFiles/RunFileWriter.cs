using System.Text;
using System.Text.RegularExpressions;

namespace Hillock.Experiments.RunFiles;

internal static partial class RunFileWriter
{
    public static string Write(RunSpec spec, RunVerb verb)
    {
        var yaml = new StringBuilder();
        var any = false;
        foreach (var option in RunOptions.For(verb))
        {
            if (option.Texts(spec) is not { } texts)
            {
                yaml.Append("# ").Append(option.Name).Append(": ").Append(option.Default).Append("  # ").Append(option.Help).Append('\n');
                continue;
            }

            any = true;
            var value = option.Kind == RunOptionKind.List && texts.Count != 1 ? $"[{string.Join(", ", texts.Where(t => t.Length > 0).Select(Quote))}]"
                : Item(option, texts);
            yaml.Append(option.Name).Append(": ").Append(value).Append("  # ").Append(option.Help).Append('\n');
        }

        return any ? yaml.ToString() : yaml.Append("{}\n").ToString();
    }

    // One item of a list stays a list when it would otherwise be read as several, or as a count.
    private static string Item(RunOption option, IReadOnlyList<string> texts) =>
        option.Kind == RunOptionKind.List && ItemText.Split(texts[0]).Count != 1 ? $"[{Quote(texts[0])}]" : Quote(texts[0]);

    private static string Quote(string text)
    {
        if (Plain().IsMatch(text) && text != "null") return text;
        return "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)
                .Replace("\r", "\\r", StringComparison.Ordinal) + "\"";
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_./][A-Za-z0-9_./()=+^-]*\z")]
    private static partial Regex Plain();
}
