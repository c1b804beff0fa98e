using System.Text;

namespace Hillock.Formulas.Rows;

/// <summary>How the functions of row code are written in a language of arrays.</summary>
/// <remarks>The words: <c>exp expm1 log sqrt abs relu where stop</c> of each number, <c>finite</c> with the greatest number for infinity, <c>below</c> for
/// the difference of two, 0 where they are equal though infinite, <c>sum mean max min argmax</c> of the last axis, which stays, <c>greatest</c> as max
/// with the gradient to the first of equals, <c>sort</c> downwards, <c>simplex</c> for the threshold of <see cref="SimplexThreshold"/>, <c>kth</c> for
/// <see cref="LargestNumbers"/>, <c>cumsum</c>, <c>ranks</c> from 1 and <c>positions</c> from 0, <c>number</c> of a truth value, <c>both</c>,
/// <c>defined</c> for the first where the row of the second has no NaN, <c>groups</c> of neighbours on a new last axis, <c>first</c> of the last axis,
/// <c>concat</c> and <c>random</c>, uniform in [0, 1).</remarks>
/// <param name="call">What a word with its operands becomes.</param>
/// <param name="name">What any other word becomes.</param>
internal sealed class RowVocabulary(Func<string, string[], string> call, Func<string, string> name)
{
    /// <summary>Text with holes <c>{0}</c>, <c>{1}</c>, <c>{2}</c> by word; names stay.</summary>
    internal RowVocabulary(IReadOnlyDictionary<string, string> templates)
        : this((word, arguments) => Fill(templates, word, arguments), word => word)
    {
    }

    /// <summary>A line in the language.</summary>
    internal string Translate(string line)
    {
        var text = new StringBuilder();
        for (var i = 0; i < line.Length;)
        {
            if (!char.IsAsciiLetter(line[i]))
            {
                text.Append(line[i++]);
                continue;
            }

            var end = i;
            while (end < line.Length && (char.IsAsciiLetterOrDigit(line[end]) || line[end] == '_')) end++;
            var word = line[i..end];
            if (end < line.Length && line[end] == '(')
            {
                var close = Close(line, end);
                text.Append(call(word, [.. Split(line[(end + 1)..close]).Select(Translate)]));
                end = close + 1;
            }
            else text.Append(name(word));
            i = end;
        }

        return text.ToString();
    }

    private static string Fill(IReadOnlyDictionary<string, string> templates, string word, string[] arguments)
    {
        if (!templates.TryGetValue(word, out var template)) throw new ArgumentException($"Row code knows no word {word}.", nameof(word));
        for (var k = 0; k < arguments.Length; k++) template = template.Replace($"{{{k}}}", arguments[k], StringComparison.Ordinal);
        return template;
    }

    private static int Close(string line, int open)
    {
        var depth = 0;
        for (var i = open; i < line.Length; i++)
        {
            if (line[i] == '(') depth++;
            if (line[i] == ')' && --depth == 0) return i;
        }

        throw new ArgumentException($"A parenthesis is never closed in {line}.", nameof(line));
    }

    private static IEnumerable<string> Split(string arguments)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == '(') depth++;
            if (arguments[i] == ')') depth--;
            if (arguments[i] != ',' || depth > 0) continue;
            yield return arguments[start..i].Trim();
            start = i + 1;
        }

        yield return arguments[start..].Trim();
    }
}
