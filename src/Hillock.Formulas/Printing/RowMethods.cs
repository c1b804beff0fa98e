using Hillock.Formulas.Rows;

namespace Hillock.Formulas.Printing;

/// <summary>The body of a row function as loops: <c>x</c> and <c>n</c> in, <c>y</c> out; and of its gradient: <c>upstream</c> in, <c>gradient</c>
/// out.</summary>
internal sealed class RowMethods(RowProgram program, RowLanguage language, IReadOnlyList<Parameter> parameters, IReadOnlySet<string> reserved)
{
    private const string Loop = "for (int i = 0; i < n; i++)";
    private int _formulas;

    /// <summary>The values.</summary>
    internal IReadOnlyList<string> Values() =>
    [
        .. Guard(program.Results.Count, "y"),
        .. program.Steps.SelectMany(s => Value(s, false)),
        .. program.Results.SelectMany((f, k) => Lines(f, text => $"y[{At(f, k)}] = {text};", LoopOver(f))),
    ];

    /// <summary>The gradient: the steps again, then back through them.</summary>
    internal IReadOnlyList<string> Gradients()
    {
        var back = program.Back();
        return
        [
            .. Guard(1, "gradient"),
            .. program.Steps.SelectMany(s => Value(s, back.Contains(s))),
            $"{Loop} gradient[i] = {language.Notation.Number(0)};",
            .. back.Reverse().SelectMany(s =>
                s.IsRow ? language.Array(language.Real, Gradient(s), true) : [$"{language.Real} {Gradient(s)} = {language.Notation.Number(0)};"]),
            .. program.Results.SelectMany((f, k) => Back(f, $"upstream[{At(f, k)}]", LoopOver(f))),
            .. back.SelectMany(Back),
        ];
    }

    private string? LoopOver(Formula formula) => program.IsRow(formula) ? Loop : null;

    private string At(Formula result, int k) => !program.IsRow(result) ? $"{k}" : k == 0 ? "i" : $"{(k == 1 ? "" : $"{k} * ")}n + i";

    private static string Gradient(RowStep step) => $"{step.Label}Gradient";

    // Comparisons would lose a NaN.
    private IEnumerable<string> Guard(int results, string output) => !program.Compares ? [] :
    [
        "bool undefined = false;",
        $"{Loop} undefined |= {language.IsNaN("x[i]")};",
        "if (undefined)",
        "{",
        $"    for (int i = 0; i < {(program.IsGrouped && output == "y" ? "1" : results == 1 ? "n" : $"{results} * n")}; i++) {output}[i] = {language.NaN};",
        "    return;",
        "}",
    ];

    private IEnumerable<string> Value(RowStep step, bool back)
    {
        var (label, real, zero) = (step.Label, language.Real, language.Notation.Number(0));
        return step.Kind switch
        {
            RowStepKind.Each when !step.IsRow => Lines(step.Formula, text => $"{real} {label} = {text};", null),
            RowStepKind.Each => [.. language.Array(real, label, false), .. Lines(step.Formula, text => $"{label}[i] = {text};", Loop)],
            RowStepKind.Sum => [$"{real} {label} = {zero};", .. Lines(step.Formula, text => $"{label} += {text};", Loop)],
            RowStepKind.Mean => [$"{real} {label} = {zero};", .. Lines(step.Formula, text => $"{label} += {text};", Loop), $"{label} /= n;"],
            RowStepKind.Max => Extreme(label, step.Formula, ">", language.Ends.Least, back),
            RowStepKind.Min => Extreme(label, step.Formula, "<", language.Ends.Greatest, back),
            RowStepKind.Argmax => [.. Extreme($"{label}Value", step.Formula, ">", language.Ends.Least, withPlace: true), $"int {label} = {label}ValueAt;"],
            RowStepKind.Cumsum =>
            [
                .. language.Array(real, label, false),
                $"{real} {label}Sum = {zero};",
                .. Lines(step.Formula, text => $"{label}[i] = {label}Sum += {text};", Loop),
            ],
            _ => Sorted(label, step.Formula),
        };
    }

    private IEnumerable<string> Sorted(string label, Formula formula) =>
    [
        .. language.Array(language.Real, label, false),
        .. language.Array("int", $"{label}Order", false),
        $"{Loop} {label}Order[i] = i;",
        .. Lines((-formula).Simplify(), text => $"{label}[i] = {text};", Loop),
        language.Sort(label, $"{label}Order"),
        $"{Loop} {label}[i] = -{label}[i];",
    ];

    private IEnumerable<string> Extreme(string label, Formula formula, string sign, string start, bool withPlace) =>
    [
        $"{language.Real} {label} = {start};",
        .. withPlace ? [$"int {label}At = 0;"] : Array.Empty<string>(),
        .. Lines(
            formula,
            text => withPlace
                ?
                [
                    $"{language.Real} candidate = {text};",
                    $"if (!(candidate {sign} {label} || {language.IsNaN("candidate")})) continue;",
                    $"{label} = candidate;",
                    $"{label}At = i;",
                ]
                : [$"{language.Real} candidate = {text};", $"if (candidate {sign} {label} || {language.IsNaN("candidate")}) {label} = candidate;"],
            Loop),
    ];

    private IEnumerable<string> Back(RowStep step)
    {
        var mine = Gradient(step);
        return step.Kind switch
        {
            RowStepKind.Each => step.IsRow ? Back(step.Smooth, $"{mine}[i]", Loop) : Back(step.Smooth, mine, null),
            RowStepKind.Sum => Back(step.Formula, mine, Loop),
            RowStepKind.Mean => Back(step.Formula, $"{mine} / n", Loop),
            RowStepKind.Cumsum => [$"for (int i = n - 2; i >= 0; i--) {mine}[i] += {mine}[i + 1];", .. Back(step.Formula, $"{mine}[i]", Loop)],
            RowStepKind.Sort =>
            [
                .. language.Array(language.Real, $"{mine}Sorted", false),
                $"{Loop} {mine}Sorted[{step.Label}Order[i]] = {mine}[i];",
                .. Back(step.Formula, $"{mine}Sorted[i]", Loop),
            ],
            _ => Back(step.Formula, mine, $"int i = {step.Label}At;"),
        };
    }

    // The chain rule through one formula: what its value is worth times its slope, to each thing it was made of.
    private IEnumerable<string> Back(Formula formula, string upstream, string? loop)
    {
        var slopes = program.Targets(formula)
            .Select(s => (Of: RowProgram.SlopeBy(formula, s), Target: s.IsRow ? $"{Gradient(s)}[i]" : Gradient(s)))
            .Append((Of: formula.Derivative(), Target: "gradient[i]"));
        return slopes.Where(s => s.Of is not Constant { Value: 0 }).SelectMany(s => Lines(
            s.Of, text => s.Of is Constant { Value: 1 } ? $"{s.Target} += {upstream};" : $"{s.Target} += {upstream} * ({text});", loop));
    }

    private string[] Lines(Formula formula, Func<string, string> end, string? loop) => Lines(formula, text => [end(text)], loop);

    // Names of parts are never used again: a method has many formulas.
    private string[] Lines(Formula formula, Func<string, IEnumerable<string>> end, string? loop)
    {
        var serial = ++_formulas;
        var block = new CodePrinter(language.Notation with { LocalName = k => $"part{serial}_{k}" }, Names()).Print(formula);
        string[] lines = [.. block.Lines, .. end(block.Result)];
        if (loop is null) return lines;
        if (!loop.EndsWith(';')) return lines.Length == 1 ? [$"{loop} {lines[0]}"] : [loop, .. Block(lines)];
        return Block([loop, .. lines]);
    }

    private static string[] Block(string[] lines) => ["{", .. lines.Select(l => "    " + l), "}"];

    // Formulas know arrays by name; in a loop it is one element.
    private Identifiers Names()
    {
        var steps = program.Steps.ToDictionary(s => s.Name, s => s.IsRow ? $"{s.Label}[i]" : s.Label);
        (steps[RowProgram.Place], steps[RowProgram.Rank], steps[RowProgram.Noise]) = ("i", "(i + 1)", "noise[i]");
        var all = steps.Keys.Select(n => new Parameter(n, 0)).Concat(parameters);
        return new Identifiers(all, reserved.Where(r => r != "i"), n => steps.GetValueOrDefault(n) ?? Identifiers.Camel(n), "x[i]");
    }
}
