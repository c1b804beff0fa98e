using Hillock.Formulas.Rows;

namespace Hillock.Formulas.Printing;

/// <summary>The members of a C# class for a function of a row: <c>Value</c> and <c>Gradient</c>, and both while training where that differs.</summary>
internal sealed class CSharpRowClass(RowExportRequest request, RowLanguage language, IReadOnlySet<string> reserved)
{
    private const string Group = "group";
    private static readonly string[] Own = ["x", "y", "n", "i", "noise", "upstream", "gradient", "candidate", "undefined", "output"];

    /// <summary>The lines of the members.</summary>
    internal List<string> Members()
    {
        var predicting = Pair("", request.Body);
        return request.Training.Count == 0 ? predicting : [.. predicting, "", .. Pair("Training", [.. request.Training, .. request.Body])];
    }

    private List<string> Pair(string prefix, IReadOnlyList<string> lines)
    {
        var taken = new HashSet<string>([.. reserved, .. Own]);
        var program = new RowProgram(lines, request.Parameters, taken, language.Finite);
        var methods = new RowMethods(program, language, request.Parameters, taken);
        var input = $"ReadOnlySpan<{language.Real}> x" + (prefix.Length > 0 ? $", ReadOnlySpan<{language.Real}> noise" : "");
        var what = prefix.Length > 0 ? " while training, for numbers uniform in (0, 1)" : "";
        return
        [
            .. Method($"{prefix}Value", $"The outputs for a row of inputs{what}.", input, $"Span<{language.Real}> y", program, methods.Values()),
            "",
            .. Method(
                $"{prefix}Gradient", $"The gradient of the inputs{what}, given that of the outputs.", $"{input}, ReadOnlySpan<{language.Real}> upstream",
                $"Span<{language.Real}> gradient", program, methods.Gradients()),
        ];
    }

    private IEnumerable<string> Method(string name, string title, string inputs, string output, RowProgram program, IReadOnlyList<string> body)
    {
        var parameters =
            string.Concat(request.Parameters.Select(p => $", {(p.Name == Group ? "int" : language.Real)} {Identifiers.Camel(p.Name)} = "
            + $"{(p.Name == Group ? Numbers.Print(p.Value) : language.Notation.Number(p.Value))}"));
        string[] lines = [$"/// <summary>{title}</summary>", $"public static void {name}({inputs}, {output}{parameters})", "{"];
        string[] inner = ["int n = x.Length;", .. body];
        if (!program.IsGrouped) return [.. lines, .. inner.Select(l => "    " + l), "}"];
        var isValue = output.EndsWith(" y", StringComparison.Ordinal);
        return
        [
            .. lines,
            $"    for (int output = 0; output < {(isValue ? "y" : "upstream")}.Length; output++)",
            isValue
                ? $"        {name}OfGroup(x.Slice(output * {Group}, {Group}), y.Slice(output, 1));"
                : $"        {name}OfGroup(x.Slice(output * {Group}, {Group}), upstream.Slice(output, 1), gradient.Slice(output * {Group}, {Group}));",
            "}",
            "",
            $"private static void {name}OfGroup({inputs}, {output})",
            "{",
            .. inner.Select(l => "    " + l),
            "}",
        ];
    }
}
