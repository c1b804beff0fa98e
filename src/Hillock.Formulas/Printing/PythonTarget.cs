using static Hillock.Formulas.Printing.Binding;

namespace Hillock.Formulas.Printing;

/// <summary>What the Python targets share: signs, numbers, words that are taken.</summary>
internal abstract class PythonTarget : ExportTarget
{
    private static readonly string[] Shared = ["exp", "expm1", "log", "sqrt", "abs"];

    private static readonly string[] Keywords =
    [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally",
        "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
        "match", "case", "type", "self", "cls", "super", "float", "int", "abs", "min", "max", "print", "property", "dict", "kwargs",
    ];

    public override string Extension => ".py";

    private protected override string Comment => "#";

    /// <summary>The names the frame of the target uses, and members of the class it derives from.</summary>
    private protected abstract IReadOnlyList<string> OwnWords { get; }

    private protected IReadOnlySet<string> Reserved => field ??= new HashSet<string>([.. Keywords, .. OwnWords]);

    private protected static string Number(double value) =>
        double.IsInfinity(value) ? (value < 0 ? "-float(\"inf\")" : "float(\"inf\")") : Decimals.Print(value);

    /// <summary>The table: signs, then functions of one operand by their names in the framework, then the rest.</summary>
    private protected static Dictionary<Operator, Form> Forms(
        IReadOnlyDictionary<Operator, string> functions, IReadOnlyDictionary<Operator, Form> rest)
    {
        var forms = new Dictionary<Operator, Form>
        {
            [Operators.Add] = Form.Infix("+", Sum),
            [Operators.Subtract] = Form.Infix("-", Sum),
            [Operators.Multiply] = Form.Infix("*", Product),
            [Operators.Divide] = Form.Infix("/", Product),
            [Operators.Power] = Form.Infix("**", Power, Atom, Sign),
            [Operators.Negate] = Form.Minus(),
            [Operators.Less] = Form.Compare("<"),
            [Operators.LessOrEqual] = Form.Compare("<="),
            [Operators.Greater] = Form.Compare(">"),
            [Operators.GreaterOrEqual] = Form.Compare(">="),
            [Operators.Equal] = Form.Compare("=="),
            [Operators.NotEqual] = Form.Compare("!="),
            [Idioms.Square] = new Form("{0} ** 2", Power, Atom),
            [Idioms.Cube] = new Form("{0} ** 3", Power, Atom),
        };
        foreach (var (op, name) in functions) forms[op] = Form.Call(name);
        foreach (var (op, form) in rest) forms[op] = form;
        return forms;
    }

    /// <summary><c>name=value</c> pairs of a Python argument list.</summary>
    private protected static string Defaults(IEnumerable<Parameter> parameters, Identifiers names) =>
        string.Concat(parameters.Select(p => $", {names[p.Name]}={Number(p.Value)}"));

    /// <summary>The words of row code that are written the same but for the module's name.</summary>
    private protected static Dictionary<string, string> RowWords(string module, IReadOnlyDictionary<string, string> own)
    {
        var words = Shared.ToDictionary(w => w, w => $"{module}.{w}({{0}})");
        words["where"] = $"{module}.where({{0}}, {{1}}, {{2}})";
        words["first"] = "({0})[..., 0]";
        foreach (var (word, template) in own) words[word] = template;
        return words;
    }

    /// <summary>Row code in the language, the last line returned.</summary>
    private protected static IEnumerable<string> RowLines(RowVocabulary words, IReadOnlyList<string> lines) =>
        [.. lines.SkipLast(1).Select(words.Translate), $"return {words.Translate(lines[^1])}"];

    /// <summary><c>name=value</c> pairs; whole numbers stay whole, for they may count.</summary>
    private protected static string RowDefaults(RowExportRequest request) =>
        string.Concat(request.Parameters.Select(p => $", {p.Name}={Numbers.Print(p.Value)}"));

    /// <summary>Whether a learned parameter is one a channel.</summary>
    private protected static bool HasChannels(ExportRequest request) => request.Parameters.Any(p => p.PerChannel);

    private protected static IEnumerable<string> Indent(int columns, IEnumerable<string> lines) =>
        lines.Select(line => line.Length == 0 ? line : new string(' ', columns) + line);
}
