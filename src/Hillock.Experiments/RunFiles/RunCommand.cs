using System.Text.RegularExpressions;

namespace Hillock.Experiments.RunFiles;

/// <summary>The one command line that repeats a run.</summary>
public static partial class RunCommand
{
    /// <summary>The line, quoted for a POSIX shell: every option that is not at its default.</summary>
    public static string Line(RunSpec spec, RunVerb verb, string program = "hillock") =>
        string.Join(' ', [program, .. Arguments(spec, verb).Select(Quote)]);

    /// <summary>The same, one argument an entry, the verb first.</summary>
    public static IReadOnlyList<string> Arguments(RunSpec spec, RunVerb verb)
    {
        var words = new List<string> { RunOptions.Word(verb) };
        foreach (var option in RunOptions.For(verb))
        {
            if (option.Texts(spec) is not { } texts) continue;
            var text = ItemText.Join(texts);
            // A value that begins with a dash would be read as a flag.
            if (text.StartsWith('-')) words.Add($"--{option.Name}={text}");
            else words.AddRange([$"--{option.Name}", text]);
        }

        return words;
    }

    /// <summary>A word as a POSIX shell is to be given it.</summary>
    public static string Quote(string word) =>
        Safe().IsMatch(word) ? word : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    [GeneratedRegex(@"\A[A-Za-z0-9_./,:=@%+-]+\z")]
    private static partial Regex Safe();
}
